"""Mentors as upstream writes them: in a line, one below the other, as links, in any order."""

from __future__ import annotations

from functools import lru_cache

from mentorship.model.idea import PastMentor
from mentorship.upstream.grammar import blocks, mentor_line
from mentorship.upstream.grammar.inline import escaped, plain

KEYS = {"Name": "name", "GitHub": "github", "E-mail": "email", "LFID": "lfid", "Note": "note"}
"""The labels of a mentor that needs more than one line, with the fields they mean."""


def read(markdown: str) -> tuple[list[PastMentor], str]:
    """The mentors in `markdown`, and the Markdown in it that names none."""
    found: list[PastMentor] = []
    rest: list[str] = []
    for piece in blocks.pieces(markdown):
        if not mentor_line.words(piece.text):
            continue  # a stray mark
        if piece.is_other:
            rest.append(piece.text)
            continue
        explicit = _explicit(piece.text) if piece.is_item else None
        if explicit:
            found.append(explicit)
            continue
        lines = piece.text.split("\n")
        nested = blocks.pieces(piece.text) if len(lines) > 1 else []
        if any(part.is_item or part.is_other for part in nested):
            people, left = read(piece.text)
            found += people
            rest += [left] if left else []
        else:
            for line in lines:
                found += mentor_line.read(line)
    return found, "\n\n".join(rest)


def of_cells(cells: list[str]) -> PastMentor | None:
    """The mentor of a line of the issue form: name, handle, e-mail, LFID; None if one is wrong."""
    names = ("name", "github", "email", "lfid")
    values = dict(zip(names, [cells[0], cells[1].lstrip("@"), *cells[2:]], strict=False))
    return mentor_line.mentor(values)


@lru_cache(maxsize=4_096)
def write(mentor: PastMentor, *, emails: bool = True) -> str:
    """`mentor` as the text of one list item, which `read` reads back."""
    mentor = PastMentor(**mentor.model_dump(exclude=set() if emails else {"email"}))
    lfid = f"LFID: {mentor.lfid}" if mentor.lfid else ""
    reach = [f"@{mentor.github}" if mentor.github else "", mentor.email or "", lfid]
    inside = ", ".join(part for part in reach if part)
    note = f" - {mentor.note}" if mentor.note else ""
    short = " ".join(filter(None, [mentor.name, f"({inside})" if inside else ""])) + note
    if _reads_back(short, mentor):
        return short
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
