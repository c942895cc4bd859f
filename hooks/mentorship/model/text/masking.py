"""E-mail addresses kept off the site: shown as `name at host`."""

from __future__ import annotations

import re
from typing import Any

# `git@github.com:owner/repo` is the address of a repository, not of a person.
_ADDRESS = re.compile(
    r"(?<![\w.+%-])(?!git@[\w.-]+:)([\w.+%-]+)(?:@|&#64;|&#x40;|&commat;)((?:[\w-]+\.)+[\w-]{2,})",
    re.IGNORECASE,
)


def mask_addresses(text: str) -> str:
    """`text` with every e-mail address in it written as ``name at host``."""
    if "@" not in text and "&" not in text:
        return text  # most texts
    return _ADDRESS.sub(r"\1 at \2", text)


def masked(value: Any) -> Any:
    """`value`, made of dicts, lists and plain values, with every text in it masked."""
    if isinstance(value, str):
        return mask_addresses(value)
    if isinstance(value, list):
        return [masked(one) for one in value]
    if isinstance(value, dict):
        return {name: masked(one) for name, one in value.items()}
    return value
