"""A GitHub on loopback: it answers from a world, or from a script, and records what is asked."""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.support.fakes import world as worlds
from tests.support.fakes.world import World

TOKEN = "token-of-the-tests"


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Reply:
    """One answer."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    """What happens to the connection: `reset`, `stall`, `trickle`, `headers` (which trickle),
    `truncated` or `gzip`."""


@dataclass
class FakeGitHub:
    """The server's address, what it knows, and what it was asked.

    Attributes:
        script: answers given instead of the world's, one a request, until there are no more.
        rule: gives an answer to a request instead of the world's, or None.
        running, most_at_once: requests being answered now, and at most.
        patience: is set when the server ends, for what dawdles.
    """

    world: World
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    script: list[Reply | None] = field(default_factory=list)
    rule: Callable[[Asked], Reply | None] | None = None
    running: int = 0
    most_at_once: int = 0
    patience: threading.Event = field(default_factory=threading.Event)

    def environment(self, *, token: str = TOKEN) -> dict[str, str]:
        """What Actions would set."""
        addresses = {"GITHUB_API_URL": self.url, "GITHUB_GRAPHQL_URL": f"{self.url}/graphql"}
        return addresses | ({"GITHUB_TOKEN": token} if token else {})

    def paths(self) -> list[str]:
        """Method and path of each request, in order."""
        return [f"{asked.method} {asked.path}" for asked in self.asked]


class _Handler(BaseHTTPRequestHandler):
    fake: FakeGitHub
    schema: Any

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        asked = Asked(self.command, self.path, dict(self.headers), body)
        self.fake.asked.append(asked)
        self.fake.running += 1
        self.fake.most_at_once = max(self.fake.most_at_once, self.fake.running)
        try:
            reply = self.fake.script.pop(0) if self.fake.script else None
            rule = self.fake.rule(asked) if self.fake.rule else None
            reply = reply or rule or _reply(self.fake, asked, self.schema)
            self._send(reply)
        finally:
            self.fake.running -= 1

    def _send(self, reply: Reply) -> None:
        if reply.fault == "reset":
            # With nothing to linger for, closing sends RST.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        if reply.fault == "headers":
            self._dawdle("trickle", b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 500)
            self.close_connection = True
            return
        raw = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        extra = 100 if reply.fault == "truncated" else 0
        if reply.fault == "gzip":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(raw) + extra))
        self.end_headers()
        if reply.fault in {"stall", "trickle"}:
            self._dawdle(reply.fault, raw)
        else:
            self.wfile.write(raw)
        self.close_connection = self.close_connection or bool(reply.fault)

    def _dawdle(self, fault: str, raw: bytes) -> None:
        """Send nothing, or a byte now and then, until the other side has had enough."""
        try:
            for byte in raw:
                if self.fake.patience.wait(0.02):
                    break
                if fault == "trickle":
                    self.wfile.write(bytes([byte]))
        except OSError:
            return

    do_GET = do_POST = do_PATCH = _answer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep the tests' output quiet."""


@contextmanager
def serve(world: World | None = None) -> Iterator[FakeGitHub]:
    """Run a fake GitHub on a free loopback port."""
    fake = FakeGitHub(world or World())
    handler = type("Handler", (_Handler,), {"fake": fake, "schema": worlds.schema()})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        fake.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield fake
        finally:
            fake.patience.set()
            server.shutdown()
            thread.join()


def _reply(fake: FakeGitHub, asked: Asked, schema: Any) -> Reply:
    with_token = "Authorization" in asked.headers
    if asked.path == "/graphql":
        if not with_token:
            return Reply(401, {"message": "Requires authentication"})
        return Reply(200, worlds.graphql_answer(fake.world, asked.body["query"], schema=schema))
    path, _, _ = asked.path.partition("?")
    match = re.fullmatch(r"/repos/([^/]+/[^/]+)(?:/issues(?:/(\d+))?(/timeline)?)?", path)
    if match is None:
        return Reply(404, {"message": "Not Found"})
    repository, number, rest = match[1], match[2], match[3]
    if asked.method != "GET" or (path.endswith("/issues") and number is None):
        return _report(fake.world, asked, int(number or 0))
    if number is None:
        return _repository(fake.world, repository)
    item = fake.world.items.get(repository.casefold(), {}).get(int(number))
    if item is None or (item.hidden_from_token and with_token):
        return Reply(404, {"message": "Not Found"})
    if item.absent:
        return Reply(item.absent, {"message": "gone"})
    if item.moved_to:
        target = f"{fake.url}/repos/{item.moved_to[0]}/issues/{item.moved_to[1]}"
        return Reply(301, {"url": target}, {"Location": target})
    if rest:
        return Reply(200, worlds.timeline(fake.world, repository, int(number)))
    return Reply(200, worlds.rest_item(fake.world, repository, int(number)))


def _repository(world: World, repository: str) -> Reply:
    known = {*world.items, *world.archived, *world.names}
    if repository.casefold() not in {name.casefold() for name in known}:
        return Reply(404, {"message": "Not Found"})
    archived = repository.casefold() in world.archived
    return Reply(200, {"full_name": repository, "archived": archived})


def _report(world: World, asked: Asked, number: int) -> Reply:
    if asked.method == "GET":
        return Reply(200, list(reversed(world.reports)))
    if asked.method == "POST":
        author = {"login": "github-actions[bot]"}
        report = {"number": len(world.reports) + 1, "state": "open", "user": author, **asked.body}
        world.reports.append(report)
        return Reply(201, report)
    report = next(report for report in world.reports if report["number"] == number)
    report.update(asked.body)
    return Reply(200, report)


def answer(fake: FakeGitHub, asked: Asked) -> dict[str, Any]:
    """What the world would answer to a query, for a test to spoil."""
    said: dict[str, Any] = worlds.graphql_answer(
        fake.world, asked.body["query"], schema=worlds.schema()
    )
    return said
