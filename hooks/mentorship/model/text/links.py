"""Rules for addresses that strangers write."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

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
