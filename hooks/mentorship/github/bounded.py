"""Answers within a size and a time, from any server."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

import requests

Result = TypeVar("Result")


class UnboundedError(Exception):
    """The answer is too large, or takes too long; the message says which."""


def within(seconds: float, call: Callable[[], Result]) -> Result:
    """The result of `call`, or what it raised, if it comes in time.

    A time-out of requests is for one read, and a server that sends a byte of its headers now and
    then would hold us for ever. The thread that waits for it ends with the process.

    Raises:
        UnboundedError: it takes too long.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise UnboundedError("the answer takes too long")
    return results[0]


def body(response: requests.Response, *, most: int, deadline: float) -> bytes:
    """Read the streamed `response`, decoded.

    Args:
        most: how many bytes are too many.
        deadline: the moment of `time.monotonic` by which all must have come. A time-out of requests
            is for one read, so a server that sends a byte a second would hold us for ever.

    Raises:
        UnboundedError: too large or too late.
        urllib3.exceptions.HTTPError: the connection or the encoding broke.
    """
    found = bytearray()
    while chunk := response.raw.read1(64 * 1024, decode_content=True):
        found += chunk
        if len(found) > most:
            raise UnboundedError(f"the answer is larger than {most} bytes")
        if time.monotonic() > deadline:
            raise UnboundedError("the answer takes too long")
    return bytes(found)
