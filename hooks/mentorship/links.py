"""Rules for addresses that strangers write."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """Whether `text` is one http(s) address with a host, without spaces or a password in it."""
    if any(c.isspace() or c in "<>\"'`\\" for c in text):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
