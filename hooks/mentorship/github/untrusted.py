"""Text from GitHub: strangers write it, and what answers may not be GitHub."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from mentorship.model.text.links import is_web_address
from mentorship.model.text.masking import mask_addresses


def text(value: Any, limit: int = 256) -> str:
    """`value` as one short line without control characters and e-mail addresses; ``""`` if it
    is not text.
    """
    if not isinstance(value, str):
        return ""
    clean = "".join(c if c.isprintable() else " " for c in value[: limit * 4])
    return mask_addresses(" ".join(clean.split()))[:limit]


def texts(values: Any, field: str, most: int = 20) -> tuple[str, ...]:
    """The texts under `field` of each mapping in the list `values`."""
    if not isinstance(values, Iterable) or isinstance(values, (str, dict)):
        return ()
    named = [text(value.get(field), 60) for value in values if isinstance(value, dict)]
    return tuple(name for name in named if name)[:most]


def address(value: Any, fallback: str) -> str:
    """`value` if it is a web address, else `fallback`."""
    fits = isinstance(value, str) and len(value) < 500 and value.isascii() and is_web_address(value)
    return value if fits else fallback


def moment(value: Any) -> datetime | None:
    """`value` as a moment with a time zone, or None."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo and 2000 < at.year < 2100 else None


def member(value: Any, *path: str) -> Any:
    """``value[path[0]][path[1]]…``, or None where that is not there."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
