"""One line that names mentors, divided into names, handles, addresses, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from mentorship.model.handle import LIKE_A_HANDLE, is_handle
from mentorship.model.idea import PastMentor
from mentorship.upstream.grammar.inline import parser, plain

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


@dataclass
class _Person:
    name: str = ""
    github: str = ""
    email: str = ""
    lfid: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.github or self.email or self.lfid or self.notes)


def read(line: str) -> list[PastMentor]:
    """The mentors of one line; where a word of it would be lost, the line itself is the note."""
    pieces = list(_pieces(line))
    people = _people(pieces)
    mentors = [
        mentor({**vars(person), "notes": None, "note": ", ".join(person.notes)})
        for person in people
    ]
    said = Counter(
        word for kind, text in pieces if kind not in {"title", "part"} for word in words(text)
    )
    kept = Counter(
        word for m in mentors if m for text in m.model_dump().values() for word in words(text)
    )
    if all(mentors) and kept == said:
        return [one for one in mentors if one]
    whole = plain(line)
    return [PastMentor(note=whole)] if whole else []


def words(text: str | None) -> list[str]:
    """The words in `text`: which must not get lost."""
    return re.findall(r"[^\W_]+", text or "")


def _people(pieces: list[tuple[str, str]]) -> list[_Person]:
    line = _Line()
    for position, (kind, text) in enumerate(pieces):
        following = next((k for k, _ in pieces[position + 1 :] if k != "part"), "")
        line.take(kind, text, following)
    return [person for person in line.people if not person.is_empty]


class _Line:
    """The people of one line, as they come.

    Attributes:
        people: the last of them is the current one.
        parted: the comma or dash since the last words, or ``""``.
        depth: of brackets.
    """

    def __init__(self) -> None:
        self.people = [_Person()]
        self.parted = ""
        self.depth = 0

    def take(self, kind: str, text: str, following: str) -> None:
        """Read one piece; `following` is the kind of the next that is not a comma."""
        person = self.people[-1]
        if kind in {"open", "close", "part"}:
            self._mark(kind, text.strip())
        elif kind == "role":
            self._next().notes.append(text)
        elif kind == "handle":
            (self._next() if person.github else person).github = text
            self.parted = ""
        elif kind == "lfid" and not person.lfid:
            person.lfid = text
        elif kind == "lfid":
            person.notes.append(text)
        elif kind == "email" and not person.email:
            person.email = text
        elif kind == "email":
            person.notes.append(text)
        elif kind == "text":
            self._say(text, following)
            self.parted = ""

    def _mark(self, kind: str, text: str) -> None:
        if kind == "open":
            self.depth += 1
        elif kind == "close":
            self.depth, self.parted = max(self.depth - 1, 0), ""
        elif text in {";", "；"}:
            self.depth, self.parted = 0, text
            self._next()
        elif not self.depth:
            self.parted = text

    def _next(self) -> _Person:
        if not self.people[-1].is_empty:
            self.people.append(_Person())
        return self.people[-1]

    def _say(self, text: str, following: str) -> None:
        """Words between handles and addresses: a name, a handle without `@`, or a note."""
        person = self.people[-1]
        reached = person.github or person.email
        is_dashed = bool(self.parted) and self.parted[0] in "-–—"
        has_only_a_name = bool(person.name) and not reached and self.parted in {",", "，", "、"}
        if self.depth or (is_dashed and person.name):
            person.notes.append(text)
        elif not person.name and (is_dashed or not reached or not self.parted):
            person.name = text
        elif has_only_a_name and following == "email" and is_handle(text):
            person.github = text
        elif has_only_a_name and " " not in person.name:
            person.name = f"{person.name}, {text}"  # a family name first
        else:
            self.people.append(_Person(name=text))


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """The kinds of pieces of a line: `handle`, `email`, `open`, `close`, `part`, `role`, `text`."""
    (inline,) = parser().parseInline(line)
    children = inline.children or []
    position = 0
    while position < len(children):
        token = children[position]
        if token.type == "link_open":
            end = next(
                i for i in range(position, len(children)) if children[i].type == "link_close"
            )
            label = "".join(t.content for t in children[position + 1 : end])
            yield from _linked(str(token.attrs["href"]), label)
            position = end
        elif token.type == "code_inline":
            yield from _plain_pieces(token.content)
        elif token.content:
            text = token.content
            while position + 1 < len(children) and children[position + 1].type.startswith("text"):
                position += 1
                text += children[position].content
            yield from _plain_pieces(text)
        position += 1


def _linked(address: str, label: str) -> Iterator[tuple[str, str]]:
    profile = _PROFILE.fullmatch(address)
    if address.removeprefix("mailto:") == label:
        yield from _plain_pieces(label)
    elif profile and label.strip("@ ").casefold() == profile[1].casefold():
        yield "handle", profile[1]
    elif profile:
        yield from _plain_pieces(label)
        yield "handle", profile[1]
    else:
        yield "text", f"[{label}]({address})"


def _plain_pieces(text: str) -> Iterator[tuple[str, str]]:
    position = 0
    for match in _PIECE.finditer(text):
        yield from _text_pieces(text[position : match.start()])
        position = match.end()
        kind = str(match.lastgroup)
        yield ("handle" if kind == "profile" else kind), match[kind]
    yield from _text_pieces(text[position:])


def _text_pieces(text: str) -> Iterator[tuple[str, str]]:
    said = " ".join(text.split()).lstrip(". ").strip(" |")
    while said and (role := _ROLE.match(said)):
        yield ("title", role[1]) if role[1] else ("role", role[2])
        said = said[role.end() :]
    if words(said):
        yield "text", said


def mentor(values: dict[str, Any]) -> PastMentor | None:
    """The mentor of these values; None where one of them is wrong."""
    try:
        return PastMentor.model_validate({k: v for k, v in values.items() if v})
    except ValidationError:
        return None
