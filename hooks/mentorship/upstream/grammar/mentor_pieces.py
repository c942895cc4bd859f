"""The pieces of a line that names mentors: handles, addresses, roles, commas, words between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from mentorship.model.handle import LIKE_A_HANDLE
from mentorship.upstream.grammar.inline import parser

_NO_LOCAL_PART = r"\s<>(),;:|\[\]（），；、"
_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+"
_EMAIL = rf"[^@{_NO_LOCAL_PART}]+@{_DOMAIN}"
_PROFILE = re.compile(rf"https?://(?:www\.)?github\.com/({LIKE_A_HANDLE})/?")
_PIECE = re.compile(
    rf"LFID: (?P<lfid>[^\s,;()]+)"
    rf"|(?P<email>{_EMAIL})"
    rf"|https?://(?:www\.)?github\.com/(?P<profile>{LIKE_A_HANDLE})/?(?=[\s,;)]|$)"
    rf"|@(?P<handle>{LIKE_A_HANDLE})(?![\w.]*\w)"
    r"|(?P<open>[(（])|(?P<close>[)）])"
    r"|(?P<part>[,;，；、]|\s(?:[-–—]+|and|&)\s)"
)
_ROLE = re.compile(
    r"(?i)(?:(mentor name|name|mentor)|(co-?mentor|(?:primary|secondary)(?: mentor)?))\s*:\s*"
)


class Piece(NamedTuple):
    """One piece.

    Attributes:
        kind: `handle`, `email`, `lfid`, `open` and `close` of brackets, `part` between people,
            `title` of a field that says nothing more, `role`, or `text`.
    """

    kind: str
    text: str


def read(line: str) -> Iterator[Piece]:
    """The pieces of `line`, in order."""
    (inline,) = parser().parseInline(line)
    for run in _runs(inline.children or []):
        text = "".join(token.content for token in run)
        if run[0].type == "link_open":
            yield from _linked(str(run[0].attrs["href"]), text)
        else:
            yield from _plain_pieces(text)


def words(text: str | None) -> list[str]:
    """The words in `text`: which must not get lost."""
    return re.findall(r"[^\W_]+", text or "")


def _runs(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A link with its label, neighbouring texts, or a token by itself."""
    position = 0
    while position < len(tokens):
        first, end = tokens[position], position + 1
        if first.type == "link_open":
            while tokens[end - 1].type != "link_close":
                end += 1
        elif first.content and first.type != "code_inline":
            while end < len(tokens) and tokens[end].type.startswith("text"):
                end += 1
        yield tokens[position:end]
        position = end


def _linked(address: str, label: str) -> Iterator[Piece]:
    profile = _PROFILE.fullmatch(address)
    if address.removeprefix("mailto:") == label:
        yield from _plain_pieces(label)
    elif profile and label.strip("@ ").casefold() == profile[1].casefold():
        yield Piece("handle", profile[1])
    elif profile:
        yield from _plain_pieces(label)
        yield Piece("handle", profile[1])
    else:
        yield Piece("text", f"[{label}]({address})")


def _plain_pieces(text: str) -> Iterator[Piece]:
    position = 0
    for match in _PIECE.finditer(text):
        yield from _text_pieces(text[position : match.start()])
        position = match.end()
        kind = str(match.lastgroup)
        yield Piece("handle" if kind == "profile" else kind, match[kind])
    yield from _text_pieces(text[position:])


def _text_pieces(text: str) -> Iterator[Piece]:
    said = " ".join(text.split()).lstrip(". ").strip(" |")
    while said and (role := _ROLE.match(said)):
        yield Piece("title", role[1]) if role[1] else Piece("role", role[2])
        said = said[role.end() :]
    if words(said):
        yield Piece("text", said)
