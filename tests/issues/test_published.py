"""The published states come from a server that may be half broken."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from mentorship.issues import published

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@contextmanager
def _server(answer: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """A server that gives one connection to `answer`; the event is set when it should end."""
    done = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            try:
                answer(connection, done)
            except OSError:
                return  # the client has gone, as it should

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        finally:
            done.set()
            thread.join()


def _stalled(connection: socket.socket, done: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Length: 100\r\n\r\n{")
    done.wait()


def _dripping(connection: socket.socket, done: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n")
    while not done.wait(0.02):
        connection.sendall(b" ")


def _cut(connection: socket.socket, done: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Length: 100\r\n\r\n{")


def _badly_packed(connection: socket.socket, done: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")


def _elsewhere(connection: socket.socket, done: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n")


@pytest.mark.parametrize("answer", [_stalled, _dripping, _cut, _badly_packed, _elsewhere])
def test_a_half_broken_site_is_no_knowledge(
    answer: Callable[[socket.socket, threading.Event], None],
) -> None:
    with _server(answer) as address:
        assert published.fetch(address, seconds=0.3) == {}


@pytest.mark.parametrize("address", ["", "/", "file:///etc/", "http://127.0.0.1:9/"])
def test_no_site_is_no_knowledge(address: str) -> None:
    assert published.fetch(address) == {}
