"""The pieces of a line that names mentors: handles, addresses, roles, commas, words between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from mentorship.model.handle import LIKE_A_HANDLE, is_handle
from mentorship.upstream.grammar.inline import parser
from mentorship.upstream.grammar.person_name import is_name

_NO_LOCAL_PART = r"\s<>(),;:|\[\]（），；、"
_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+"
_BEGIN = rf"(?<![^@{_NO_LOCAL_PART}])"
"""Where an address can begin; elsewhere it is not looked for, so that a long line costs little."""
_EMAIL = rf"{_BEGIN}[^@{_NO_LOCAL_PART}]+@{_DOMAIN}"
_AT = r"(?: ?[\[({<] ?at ?[\])}>] ?| at )"
_SPELT_DOT = r"(?: ?[\[({<] ?dot ?[\])}>] ?| dot )"
_DOT = rf"(?:{_SPELT_DOT}|\.)"
_SPELT = (
    rf"(?i:{_BEGIN}[\w.+-]{{1,64}}(?:{_SPELT_DOT}[\w.+-]{{1,64}}){{0,3}}{_AT}"
    rf"[\w-]{{1,64}}(?:{_DOT}[\w-]{{1,64}}){{1,4}})"
)
"""An address that is hidden from machines: `ada [at] example [dot] org`."""
_TWICE = (
    rf"{_BEGIN}[^@{_NO_LOCAL_PART}]{{1,64}}@[^@.{_NO_LOCAL_PART}]{{1,64}}"
    rf"@[^{_NO_LOCAL_PART}]{{1,64}}"
)
"""What has an address's form twice: `ada@163@example.org`."""
_NO_HOST = rf"{_BEGIN}(?<!@)[a-z][\w.+-]{{0,63}}@[\w-]{{1,64}}(?=[{_NO_LOCAL_PART}]|$)"
"""An address without its host's end: `tbd@email`."""
_AT_NAME = r"@[A-Z][a-z'’-]{1,30}(?: [A-Z][a-z'’-]{1,30}){1,3}(?=[\s,;)），；、]|$)"
"""A name behind an `@`, which is neither: `@Ada Lovelace`."""
_PROFILE = re.compile(rf"https?://(?:www\.)?github\.com/({LIKE_A_HANDLE})/?")
_PIECE = re.compile(
    rf"LFID: (?P<lfid>[^\s,;()]+)"
    rf"|(?P<note>{_SPELT}|{_TWICE}|{_NO_HOST}|{_AT_NAME})"
    r"|(?P<nickname>(?:(?<=[^\W\d_])|(?<=[^\W\d_] ))[(（][^\W\d_]{1,30}[)）](?=\s?[^\W\d_]))"
    rf"|(?P<email>{_EMAIL})"
    rf"|https?://(?:www\.)?github\.com/(?P<profile>{LIKE_A_HANDLE})/?(?=[\s,;)]|$)"
    rf"|@(?P<handle>{LIKE_A_HANDLE})(?![\w.]*\w)"
    r"|(?P<open>[(（])|(?P<close>[)）])"
    r"|(?P<part>[,;，；、]|\s(?:[-–—]+|and|&)\s)"
)
_ROLE = re.compile(
    r"(?:(?i:(mentor name|name|mentors?)|(co-?mentor|(?:primary|secondary)(?: mentor)?))\s*:\s*"
    r"|([^\W\d_](?:[^\W\d_]|[ -](?=[^\W\d_])){0,30}):\s+)"
)
_LABEL_AGAIN = re.compile(r"(?i)\s*(?:mentor(?:s|\(s\)|\[s\])?\s{0,9}:\s*)+")
_ROLES_IN_BRACKETS = {"primary", "secondary", "lead", "mentor", "maintainer", "s"}


class Piece(NamedTuple):
    """One piece.

    Attributes:
        kind: `handle`, `email`, `lfid`, `open` and `close` of brackets, `part` between people,
            `title` of a field that says nothing more, `role`, `named` (the text of a link to a
            page about a person), `note` (what can be nothing else), or `text`.
    """

    kind: str
    text: str


def read(line: str) -> Iterator[Piece]:
    """The pieces of `line`, in order."""
    again = _LABEL_AGAIN.match(line)
    (inline,) = parser().parseInline(line[again.end() :] if again else line)
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
    elif address.startswith("mailto:") and is_name(label):
        yield Piece("text", label)
        yield from _plain_pieces(address.removeprefix("mailto:"))
    elif is_name(label) or (is_handle(label) and label in address.split("/")):
        yield Piece("named", label)
        yield Piece("note", address)
    else:
        yield Piece("text", f"[{label}]({address})")


def _plain_pieces(text: str) -> Iterator[Piece]:
    position = 0
    for match in _PIECE.finditer(text):
        kind = str(match.lastgroup)
        if kind == "nickname" and _is_part_of_name(match, text):
            continue
        yield from _text_pieces(text[position : match.start()])
        position = match.end()
        if kind == "nickname":
            yield Piece("open", "(")
            yield from _text_pieces(match[kind].strip("()（）"))
            yield Piece("close", ")")
        else:
            yield Piece("handle" if kind == "profile" else kind, match[kind])
    yield from _text_pieces(text[position:])


def _is_part_of_name(match: re.Match[str], text: str) -> bool:
    """Whether words in brackets are inside a name, as in `Fay(Feng) Lu`."""
    inside = match["nickname"].strip("()（）")
    following = text[match.end() :].lstrip()[:1]
    return inside.casefold() not in _ROLES_IN_BRACKETS and not following.islower()


def _text_pieces(text: str) -> Iterator[Piece]:
    said = " ".join(text.split()).lstrip(". ").strip(" |")
    while said and (role := _ROLE.match(said)):
        yield Piece("title", role[1]) if role[1] else Piece("role", role[2] or role[3])
        said = said[role.end() :]
    bare = re.fullmatch(r"\[([^\[\]]*)\]", said)
    if words(said):
        yield Piece("text", bare[1] if bare else said)
