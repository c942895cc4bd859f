"""Mentors as upstream writes them: in a line, one below the other, as links, in any order."""

from __future__ import annotations

from functools import lru_cache

from mentorship.model.idea import PastMentor
from mentorship.upstream.grammar import blocks, mentor_line
from mentorship.upstream.grammar.inline import escaped, plain
from mentorship.upstream.grammar.mentor_pieces import words

KEYS = {"Name": "name", "GitHub": "github", "E-mail": "email", "LFID": "lfid", "Note": "note"}
"""The labels of a mentor that needs more than one line, with the fields they mean."""


def read(markdown: str) -> tuple[list[PastMentor], str]:
    """The mentors in `markdown`, and the Markdown in it that names none."""
    found: list[PastMentor] = []
    rest: list[str] = []
    for piece in blocks.pieces(markdown):
        mentors, left = _of_piece(piece)
        found += mentors
        rest += [left] if left else []
    return found, "\n\n".join(rest)


def _of_piece(piece: blocks.Piece) -> tuple[list[PastMentor], str]:
    if not words(piece.text):
        return [], ""  # a stray mark
    if piece.is_other:
        return [], piece.text
    explicit = _explicit(piece.text) if piece.is_item else None
    if explicit:
        return [explicit], ""
    lines = piece.text.split("\n")
    nested = blocks.pieces(piece.text) if len(lines) > 1 else []
    if any(part.is_item or part.is_other for part in nested):
        return read(piece.text)
    return [mentor for line in lines for mentor in mentor_line.read(line)], ""


def of_cells(cells: list[str]) -> PastMentor | None:
    """The mentor of a line of the issue form: name, handle, e-mail, LFID; None if one is wrong."""
    names = ("name", "github", "email", "lfid")
    values = dict(zip(names, [cells[0], cells[1].lstrip("@"), *cells[2:]], strict=False))
    return mentor_line.mentor(values)


@lru_cache(maxsize=4_096)
def write(mentor: PastMentor, *, emails: bool = True) -> str:
    """`mentor` as the text of one list item, which `read` reads back."""
    mentor = PastMentor(**mentor.model_dump(exclude=set() if emails else {"email"}))
    line = _line(mentor)
    return line if _reads_back(line, mentor) else _labelled(mentor)


def _line(mentor: PastMentor) -> str:
    """`Name (@handle, e-mail, LFID: …) - note`."""
    handle = f"@{mentor.github}" if mentor.github else ""
    lfid = f"LFID: {mentor.lfid}" if mentor.lfid else ""
    inside = ", ".join(filter(None, [handle, mentor.email, lfid]))
    note = f" - {mentor.note}" if mentor.note else ""
    return " ".join(filter(None, [mentor.name, f"({inside})" if inside else ""])) + note


def _labelled(mentor: PastMentor) -> str:
    """A line for each field, with its label."""
    values = mentor.model_dump(exclude_none=True)
    lines = [f"{key}: {escaped(values[name])}" for key, name in KEYS.items() if name in values]
    return "\n".join([*lines[:1], *(f"- {line}" for line in lines[1:])])


def _reads_back(item: str, mentor: PastMentor) -> bool:
    return read(f"- {item}") == ([mentor], "")


def _explicit(item: str) -> PastMentor | None:
    """The mentor of an item with a label for each field."""
    values: dict[str, str] = {}
    for position, line in enumerate(item.split("\n")):
        key, colon, value = line.removeprefix("- " if position else "").partition(": ")
        if not colon or key not in KEYS or KEYS[key] in values:
            return None
        values[KEYS[key]] = plain(value)
    return mentor_line.mentor(values)
