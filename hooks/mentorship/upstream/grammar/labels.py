"""Which field of an idea a label upstream means, in the spellings that people use."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from mentorship.upstream.grammar.fields import FIELDS
from mentorship.upstream.grammar.inline import plain

TEXT = "text"
"""The field of a label that begins the description."""

_OF_TEXT = (
    "description",
    "project description",
    "program description",
    "detailed description",
    "desc",
)
_FIELDS = {
    **dict.fromkeys(_OF_TEXT, TEXT),
    **{label: field.name for field in FIELDS for label in field.labels},
}
_ALIKE = 0.84
"""How alike two spellings are that mean one label, after `difflib`: `metor`, `upstraeam issue`."""

_PICTURE = r"(?:[^\w\s*_`~<>()\[\]{}|\\!-/:;=?@^,.][\u200d\ufe0f\u20e3]*){0,8}[ \t]*"
"""An emoji before a label: signs that are not letters, digits, spaces or marks of Markdown."""
_LABEL = re.compile(
    rf"{_PICTURE}(?P<mark>\*\*|__|\*|_|)(?P<label>[^\W\d_][^\n:：*`<>]{{0,60}}?)[ \t]*"
    r"(?:[:：][ \t]*(?P=mark)(?!//)|(?P=mark)[ \t]*[:：](?!//))[ \t]*"
)
_DASHED = re.compile(
    rf"{_PICTURE}(?P<mark>\*\*|__|\*|_)(?P<label>[^\W\d_][^\n:：*`<>]{{0,60}}?)(?P=mark)"
    r"[ \t]+[-–—][ \t]+"
)
_ALONE = re.compile(
    rf"{_PICTURE}(?P<mark>\*\*|__|\*|_|)(?P<label>[^\W\d_][^\n:：*`<>]{{0,60}}?)(?P=mark)[ \t]*"
)
MOST_WORDS = 6
"""Words of a label; a longer beginning of a sentence with a colon is a sentence."""


_FULL_NAME = re.compile(r"[A-Z][\w .&-]{0,30} [-–] .+: .+ \(.+\)")


def is_full_name(line: str) -> bool:
    """Whether `line` looks like the name of a programme: `CNCF - Thanos: … (2024 Term 3)`."""
    return _FULL_NAME.fullmatch(line) is not None


@dataclass(frozen=True)
class Label:
    """The text before the colon.

    Attributes:
        name: as it is written, without its marks.
        field: the field it means, or None where it is not known: then it is a section.
        length: the characters it takes, colon and space included.
    """

    name: str
    field: str | None
    length: int


@lru_cache(maxsize=4096)
def field_of(name: str, *, strict: bool = False) -> str | None:
    """The field that a label means.

    Args:
        strict: whether a misspelling does not count as a label.
    """
    # `Upstream Issue (URL)`, `Mentor(s)`, `Mentor[s]`, `Mentors` are all one.
    bare = re.sub(r"[(\[][^)\]]*[)\]]", "", name.casefold()).strip(" .*_")
    bare = re.sub(r"\s+(url|urls|link|links)$", "", bare) if not bare.startswith("lfx") else bare
    for spelling in (bare, bare.removesuffix("s")):
        if spelling in _FIELDS:
            return _FIELDS[spelling]
    if strict or len(bare) < 5:
        return None
    close = difflib.get_close_matches(bare.removesuffix("s"), _FIELDS, n=1, cutoff=_ALIKE)
    return _FIELDS[close[0]] if close else None


def of_line(line: str) -> Label | None:
    """The label with which `line` begins, if it begins with one."""
    match = _LABEL.match(line)
    dashed = None if match else _DASHED.match(line)
    if dashed and field_of(dashed["label"], strict=True):
        match = dashed
    if match is None:
        alone = _ALONE.fullmatch(line)
        field = field_of(alone["label"], strict=True) if alone else None
        return Label(alone["label"].strip(), field, len(line)) if alone and field else None
    name = match["label"].strip()
    if len(name.split()) > MOST_WORDS or plain(name) != name:
        return None
    return Label(name, field_of(name), match.end())


def of_title(line: str) -> Label | None:
    """The label that `line` is with no colon, as over a list: `Objectives`."""
    match = re.fullmatch(r"(\*\*|__|)([A-Z][\w ]*?)\1[ \t]*", line)
    if match is None or len(match[2].split()) > MOST_WORDS // 2:
        return None
    return Label(match[2], field_of(match[2]), len(line))
