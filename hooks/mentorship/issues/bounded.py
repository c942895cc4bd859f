"""The body of an answer, within a size and a time."""

from __future__ import annotations

import time

import requests


class UnboundedError(Exception):
    """The answer is too large, or takes too long; the message says which."""


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
