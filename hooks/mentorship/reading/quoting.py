"""Text as YAML that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ODD_SPACE = re.compile(r"[^\S \t\n]")


def quoted(value: str) -> str:
    """`value` as YAML in single quotes; quotes around it that are not closed are left out."""
    bare = plain_spaces(value).strip()
    for mark in "\"'":
        if bare[:1] == mark and (bare.count(mark) == 1 or (len(bare) > 1 and bare[-1] == mark)):
            inner = bare[1:].removesuffix(mark)
            if inner.strip() and mark not in inner:
                bare = inner.strip()
    return "'" + bare.replace("'", "''") + "'"


def listed(items: Iterable[str]) -> str:
    """`items` as a list in brackets."""
    return "[" + ", ".join(as_item(item) for item in items) + "]"


def as_item(text: str) -> str:
    """`text` as an entry of a list in brackets: in quotes where it is not a plain word."""
    return text if re.fullmatch(r"[^\W_](?:[\w./+ -]*[\w+])?", text) else quoted(text)


def as_value(text: str) -> str:
    """`text` as the value of a field: in quotes where YAML could read it in another way."""
    return text if re.fullmatch(r"[^\W_](?:[\w./+(), -]*[\w+)])?", text) else quoted(text)


def plain_spaces(text: str) -> str:
    """`text` with ordinary spaces in the place of others."""
    return _ODD_SPACE.sub(" ", text)
