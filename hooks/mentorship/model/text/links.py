"""Rules for addresses that strangers write."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WRITTEN = re.compile(r"https?://[^\s<>\"'`\\]{1,2000}")
_FOREIGN = re.compile(r"[\s<>\"'`\\]")


def is_web_address(text: str) -> bool:
    """Whether `text` is one http(s) address with a host, without spaces or a password in it."""
    if _FOREIGN.search(text):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def first_address(text: str) -> str:
    """The first http(s) address in `text`, without what is around it; ``""`` for none."""
    match = _WRITTEN.search(text)
    address = match[0] if match else ""
    while address and not address[-1].isalnum():
        is_balanced = address[-1] == ")" and address.count("(") >= address.count(")")
        if is_balanced or address[-1] in "/=_-~#&+":
            break
        address = address[:-1]
    return address if is_web_address(address) else ""
