"""Mentors as upstream writes them: in a line, one below the other, as links, in any order."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from mentorship.model.mentor import LenientMentor
from mentorship.upstream.grammar import blocks, mentor_line
from mentorship.upstream.grammar.inline import escaped, plain
from mentorship.upstream.grammar.mentor_pieces import words
from mentorship.upstream.grammar.person_name import is_placeholder

KEYS = {"Name": "name", "GitHub": "github", "E-mail": "email", "LFID": "lfid", "Note": "note"}
"""The labels of a mentor that needs more than one line, with the fields they mean."""


@dataclass
class Found:
    """What was read behind the label of mentors.

    Attributes:
        others: blocks that are not lines, such as a quote.
        doubtful: lines that prove nobody.
        left_out: placeholders and comments of the template, which say nothing.
    """

    mentors: list[LenientMentor] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, other: Found) -> None:
        """Take what was read of a further line."""
        for name, values in vars(other).items():
            getattr(self, name).extend(values)


def find(markdown: str) -> Found:
    """The mentors in `markdown`, and every line of it that names none."""
    found = Found()
    for piece in blocks.pieces(markdown):
        _take(piece, found)
    return found


def read(markdown: str) -> tuple[list[LenientMentor], str]:
    """The mentors in `markdown`, and the Markdown in it that names none."""
    found = find(markdown)
    return found.mentors, "\n\n".join([*found.doubtful, *found.left_out, *found.others])


def _take(piece: blocks.Piece, found: Found) -> None:
    if not words(piece.text):
        return  # a stray mark
    if piece.is_other:
        found.others.append(piece.text)
        return
    explicit = _explicit(piece.text) if piece.is_item else None
    if explicit:
        found.mentors.append(explicit)
        return
    lines = piece.text.split("\n")
    nested = blocks.pieces(piece.text) if len(lines) > 1 else []
    if any(part.is_item or part.is_other for part in nested):
        for part in nested:
            _take(part, found)
        return
    for line in filter(words, lines):
        _take_line(line, found)


def _take_line(line: str, found: Found) -> None:
    if mentors := mentor_line.read(line):
        found.mentors += mentors
    elif mentor_line.is_empty(line):
        return
    elif line.lstrip().startswith("#") or is_placeholder(plain(line)):
        found.left_out.append(line.strip())
    else:
        found.doubtful.append(line.strip())


def of_cells(cells: list[str]) -> LenientMentor | None:
    """The mentor of a line of the issue form: name, handle, e-mail, LFID; None if one is wrong."""
    names = ("name", "github", "email", "lfid")
    values = dict(zip(names, [cells[0], cells[1].lstrip("@"), *cells[2:]], strict=False))
    return None if is_placeholder(cells[0]) else mentor_line.mentor(values)


@lru_cache(maxsize=4_096)
def write(mentor: LenientMentor, *, emails: bool = True) -> str:
    """`mentor` as the text of one list item, which `read` reads back."""
    mentor = LenientMentor(**mentor.model_dump(exclude=set() if emails else {"email"}))
    line = _line(mentor)
    return line if _reads_back(line, mentor) else _labelled(mentor)


def _line(mentor: LenientMentor) -> str:
    """`Name (@handle, e-mail, LFID: …) - note`."""
    handle = f"@{mentor.github}" if mentor.github else ""
    lfid = f"LFID: {mentor.lfid}" if mentor.lfid else ""
    inside = ", ".join(filter(None, [handle, mentor.email, lfid]))
    note = f" - {mentor.note}" if mentor.note else ""
    return " ".join(filter(None, [mentor.name, f"({inside})" if inside else ""])) + note


def _labelled(mentor: LenientMentor) -> str:
    """A line for each field, with its label."""
    values = mentor.model_dump(exclude_none=True)
    lines = [f"{key}: {escaped(values[name])}" for key, name in KEYS.items() if name in values]
    return "\n".join([*lines[:1], *(f"- {line}" for line in lines[1:])])


def _reads_back(item: str, mentor: LenientMentor) -> bool:
    return read(f"- {item}") == ([mentor], "")


def _explicit(item: str) -> LenientMentor | None:
    """The mentor of an item with a label for each field."""
    values: dict[str, str] = {}
    for position, line in enumerate(item.split("\n")):
        key, colon, value = line.removeprefix("- " if position else "").partition(": ")
        if not colon or key not in KEYS or KEYS[key] in values:
            return None
        values[KEYS[key]] = plain(value)
    proves = values.keys() - {"note"} and not is_placeholder(values.get("name", ""))
    return mentor_line.mentor(values) if proves else None
