"""One line that names mentors: whose each name, handle, address and note is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from mentorship.model.handle import is_handle
from mentorship.model.mentor import LenientMentor
from mentorship.upstream.grammar import mentor_pieces
from mentorship.upstream.grammar.mentor_pieces import Piece, words
from mentorship.upstream.grammar.person_name import can_name, is_name

_COMMAS = {",", "，", "、"}
_SEMICOLONS = {";", "；"}
_DASHES = {"-", "–", "—"}


@dataclass
class _Person:
    name: str = ""
    github: str = ""
    email: str = ""
    lfid: str = ""
    notes: list[str] = field(default_factory=list)
    is_linked: bool = False

    @property
    def is_proven(self) -> bool:
        return bool(self.name) or self.can_be_reached or bool(self.lfid)

    def doubt_name(self) -> None:
        """Make a name a note, where it is none."""
        is_sure = self.can_be_reached or self.lfid or self.is_linked
        if self.name and not (can_name(self.name) if is_sure else is_name(self.name)):
            self.notes.insert(0, self.name)
            self.name = ""

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.github or self.email or self.lfid or self.notes)

    @property
    def can_be_reached(self) -> bool:
        return bool(self.github or self.email)

    @property
    def values(self) -> dict[str, Any]:
        """The values of the mentor's fields."""
        fields = {name: getattr(self, name) for name in ("name", "github", "email", "lfid")}
        return {**fields, "note": ", ".join(self.notes)}


def read(line: str) -> list[LenientMentor]:
    """The mentors that one line proves; none where a word of it would not be in one of them.

    A person is proven by a handle, an address, or a name where names are written. What
    else the line says is a note of the person before it.
    """
    pieces = list(mentor_pieces.read(line))
    people = _proven(_people(pieces))
    mentors = [one for person in people if (one := mentor(person.values))]
    is_whole = len(mentors) == len(people) and _words_of(mentors) == _words_in(pieces)
    return mentors if is_whole else []


def is_empty(line: str) -> bool:
    """Whether a line has labels of a mentor and nothing behind them."""
    return not _words_in(mentor_pieces.read(line))


def _proven(people: Sequence[_Person]) -> list[_Person]:
    """The people who are proven, with what is said between them as their notes."""
    proven: list[_Person] = []
    above: list[str] = []
    for person in people:
        person.doubt_name()
        if person.is_proven:
            person.notes = [*above, *person.notes]
            above = []
            proven.append(person)
        elif proven:
            proven[-1].notes += person.notes
        else:
            above += person.notes
    return proven


def _words_in(pieces: Iterable[Piece]) -> Counter[str]:
    said = (piece.text for piece in pieces if piece.kind not in {"title", "part"})
    return Counter(word for text in said for word in words(text))


def _words_of(mentors: Iterable[LenientMentor]) -> Counter[str]:
    kept = (text for mentor in mentors for text in mentor.model_dump().values())
    return Counter(word for text in kept for word in words(text))


def _people(pieces: Sequence[Piece]) -> list[_Person]:
    line = _Line()
    for position, piece in enumerate(pieces):
        kinds = (other.kind for other in pieces[position + 1 :] if other.kind != "part")
        line.take(piece, next(kinds, ""))
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

    def take(self, piece: Piece, following: str) -> None:
        """Read one piece; `following` is the kind of the next that is not a comma."""
        person = self.people[-1]
        match piece.kind:
            case "open" | "close" | "part":
                self._mark(piece.kind, piece.text.strip())
            case "role":
                self._next().notes.append(piece.text)
            case "handle":
                is_another = person.github or (person.is_linked and self.parted)
                (self._next() if is_another else person).github = piece.text
                self.parted = ""
            case "lfid" if not person.lfid:
                person.lfid = piece.text
            case "email" if not person.email:
                person.email = piece.text
            case "named":
                person = self._next() if person.name or self.parted else person
                person.name, person.is_linked, self.parted = piece.text, True, ""
            case "lfid" | "email" | "note":
                person.notes.append(piece.text)
            case "text":
                self._say(piece.text, following)
                self.parted = ""

    def _mark(self, kind: str, text: str) -> None:
        if kind == "open":
            self.depth += 1
        elif kind == "close":
            self.depth, self.parted = max(self.depth - 1, 0), ""
        elif text in _SEMICOLONS:
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
        if self._is_note(person):
            person.notes.append(text)
        elif self._names(person):
            person.name = text
        elif not self._goes_on(person):
            self.people.append(_Person(name=text))
        elif following == "email" and is_handle(text):
            person.github = text
        elif " " not in person.name:
            person.name = f"{person.name}, {text}"  # a family name first
        else:
            self.people.append(_Person(name=text))

    @property
    def _is_after_a_dash(self) -> bool:
        return self.parted[:1] in _DASHES

    def _is_note(self, person: _Person) -> bool:
        return self.depth > 0 or (self._is_after_a_dash and bool(person.name))

    def _names(self, person: _Person) -> bool:
        """Whether words are the name of `person`, who has none yet."""
        is_of_another = person.can_be_reached and bool(self.parted) and not self._is_after_a_dash
        return not person.name and not is_of_another

    def _goes_on(self, person: _Person) -> bool:
        """Whether words after a comma may still be about `person`, who has only a name."""
        return bool(person.name) and not person.can_be_reached and self.parted in _COMMAS


def mentor(values: dict[str, Any]) -> LenientMentor | None:
    """The mentor of these values; None where one of them is wrong."""
    try:
        return LenientMentor.model_validate({k: v for k, v in values.items() if v})
    except ValidationError:
        return None
