"""Lengths of values: more than a person could need is an error, before anything else is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorship.model.problem import Location, Problem, Severity

MOST_IN_A_TEXT = 16_000
"""Characters of a body: five times what the LFX platform takes."""

MOST_OTHERWISE = 200
MOST = {
    "name": 100,
    "lfid": 100,
    "email": 254,
    "note": 1_000,
    "description": 4_000,
    "homepage": 2_000,
    "repository": 2_000,
    "logo": 2_000,
    "issue": 2_000,
    "proposal": 2_000,
    "lfx_url": 2_000,
    "coding_challenge_url": 2_000,
}
"""A field → the characters of its value, or of each of its values; a key has those of a name."""

MOST_ENTRIES = 100
"""Entries of a list in an idea or a project; a register grows with the years."""

_CONSEQUENCES = {"text-too-long", "title-too-long", "no-outcome", "unclosed-block"}
"""What is found in a value that was cut, and says nothing of what is written."""

MOST_SKILLS = 30
"""Skills of the register that an idea names; each of them has a page, which shows them all."""


def without_consequences(problems: list[Problem]) -> list[Problem]:
    """`problems` without those of values that were cut."""
    cut = {problem.path for problem in problems if problem.code == "too-long"}
    return [p for p in problems if not (p.code in _CONSEQUENCES and p.path in cut)]


def of_text(text: str, path: str, line: int) -> list[Problem]:
    """What is wrong with the length of a body that begins on `line`."""
    if len(text) <= MOST_IN_A_TEXT:
        return []
    message = _too_long("the text", len(text), MOST_IN_A_TEXT)
    return [Problem(path, line, Severity.ERROR, message, "too-long")]


def of_skills(count: int, path: str, line: int) -> list[Problem]:
    """What is wrong with the number of skills of the register that an idea names."""
    if count <= MOST_SKILLS:
        return []
    message = f"`skills` names {count} skills of ideas/skills.yml: keep at most {MOST_SKILLS}"
    return [Problem(path, line, Severity.ERROR, message, "too-long")]


def cut(
    data: Any, path: str, lines: dict[Location, int], *, entries: int | None = MOST_ENTRIES
) -> tuple[Any, list[Problem]]:
    """`data` with each value as long as it may be, and a problem for each that was longer.

    So a value that is too long has one problem, and costs no more than another.

    Args:
        path: the file, for the problems.
        lines: the line of each value.
        entries: how many a list may have; None where they are not limited.
    """
    cutter = _Cutter(path, lines, entries)
    return cutter.value(data, ()), cutter.problems


class _Cutter:
    def __init__(self, path: str, lines: dict[Location, int], entries: int | None) -> None:
        self._path = path
        self._lines = lines
        self._entries = entries
        self.problems: list[Problem] = []

    def value(self, data: Any, at: Location) -> Any:
        if isinstance(data, str):
            return self._text(data, at)
        if isinstance(data, list):
            return self._list(data, at)
        if isinstance(data, dict):
            return dict(self._fields(data, at))
        return data

    def _text(self, text: str, at: Location) -> str:
        field = next((part for part in reversed(at) if isinstance(part, str)), "")
        most = MOST.get(field, MOST_OTHERWISE)
        if len(text) <= most:
            return text
        self._exceeds(at, f"`{_where(at)}`" if at else "this", len(text), most)
        return text[:most]

    def _list(self, items: list[Any], at: Location) -> list[Any]:
        most = self._entries
        if most is not None and len(items) > most:
            message = (
                f"`{_where(at)}` has {len(items)} entries: keep at most {most}, and "
                "put the rest into the text"
            )
            self._add(at, message)
            items = items[:most]
        return [self.value(item, (*at, index)) for index, item in enumerate(items)]

    def _fields(self, fields: dict[str, Any], at: Location) -> Iterator[tuple[str, Any]]:
        for key, value in fields.items():
            if len(key) > MOST["name"]:
                self._exceeds((*at, key), "the name of this field", len(key), MOST["name"])
            else:
                yield key, self.value(value, (*at, key))

    def _exceeds(self, at: Location, what: str, length: int, most: int) -> None:
        self._add(at, _too_long(what, length, most))

    def _add(self, at: Location, message: str) -> None:
        problem = Problem(self._path, self._line(at), Severity.ERROR, message, "too-long")
        self.problems.append(problem)

    def _line(self, at: Location) -> int:
        return self._lines.get(at, 1)


def _too_long(what: str, length: int, most: int) -> str:
    return f"{what} has {length} characters: write at most {most}"


def _where(at: Location) -> str:
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in at)
