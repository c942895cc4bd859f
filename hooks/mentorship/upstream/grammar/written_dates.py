"""A term's timeline as people write it, and as we do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from mentorship.model.timeline import Timeline
from mentorship.upstream.grammar import written_day
from mentorship.upstream.grammar.written_day import ENGLISH, Day

_KEYS = {
    "proposals": r"propos|project applications",
    "review": r"review|admission",
    "applications": r"applications?",
    "selection": r"selection|notification",
    "midterm": r"mid-?\s?term",
    "final": r"final .*evaluation|^final",
    "begins": r"program(me)? begins|begins|kick-?off$|start",
    "ends": r"last day|end of (the )?term|program(me)? ends",
}
"""Milestone → what names it, the narrower before the wider."""
_NOT_KEPT = re.compile(r"(?i)stipend payments?$|kick.?off call")

_BETWEEN = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b)\s*")
_WEEKDAY = re.compile(
    r"(?i)\b(?:{})\b\.?,?\s*".format(
        "|".join(name for names in ENGLISH.WEEKDAYS for name in reversed(names))
    )
)
_MARKS = " ,."


@dataclass
class Timetable:
    """What was read of a timeline.

    Attributes:
        milestones: key of `Timeline` → the text that `terms.yml` writes.
        unread: line, activity and date of the rows that say nothing we keep.
    """

    milestones: dict[str, str] = field(default_factory=dict)
    unread: list[tuple[int, str, str]] = field(default_factory=list)


def read(rows: Iterable[tuple[int, str, str]], year: int | None) -> Timetable:
    """The milestones of `rows` (line, activity, date).

    Args:
        year: of the dates that have none.
    """
    table = Timetable()
    for line, activity, written in rows:
        key = _key(activity)
        at = moment(written, year) if key and key not in table.milestones else None
        if key and at and _is_sound(key, at):
            table.milestones[key] = at
        else:
            table.unread.append((line, activity, written))
    return table


def _key(activity: str) -> str | None:
    if _NOT_KEPT.search(activity) and not re.search(r"(?i)evaluation", activity):
        return None
    found = (k for k, p in _KEYS.items() if re.search(p, activity, re.IGNORECASE))
    return next(found, None)


def _is_sound(key: str, text: str) -> bool:
    try:
        Timeline.model_validate({key: text})
    except ValidationError:
        return False
    return True


def moment(written: str, year: int | None) -> str | None:
    """A date, or a span, in the spelling of `terms.yml`; None where it cannot be read."""
    text = _WEEKDAY.sub("", re.sub(r"\([^)]*\)", " ", written.replace("\\", ""))).strip(_MARKS)
    match _days(text):
        case [day]:
            return day.text(year)
        case [begins, ends]:
            return _span(begins, ends, year)
    return None


def _days(text: str) -> list[Day]:
    """The day that `text` is, or the first and the last; none where it says anything else."""
    first = written_day.read(text)
    if first is None:
        return []
    begins, rest = first
    between = _BETWEEN.match(rest)
    if between is None:
        return [] if rest.strip(_MARKS) else [begins]
    second = written_day.read(rest[between.end() :], month=begins.month)
    if second is None or second[1].strip(_MARKS):
        return []
    return [begins, second[0]]


def _span(begins: Day, ends: Day, year: int | None) -> str | None:
    begins = begins if begins.month else replace(begins, month=ends.month)  # 7–20 January
    years = _years(begins, ends, year)
    if years is None:
        return None
    first, last = begins.text(years[0]), ends.text(years[1])
    return f"{first} to {last}" if first and last else None


def _years(begins: Day, ends: Day, year: int | None) -> tuple[int, int] | None:
    """The years of both days: where one is written, it is that of the other too."""
    starts_in = begins.year or ends.year or year
    ends_in = ends.year or begins.year or year
    if not starts_in or not ends_in:
        return None
    if (begins.month, begins.day) > (ends.month, ends.day) and starts_in == ends_in:
        # December to January: the year that was written is that of its end, else of its beginning.
        return (starts_in - 1, ends_in) if ends.year else (starts_in, ends_in + 1)
    return starts_in, ends_in


def write(timeline: Timeline) -> str:
    """A table of the milestones, which `read` reads back; ``""`` for none."""
    rows = [f"| {title} | {_written(row.text)} |" for title, row in timeline.rows()]
    return "\n".join(["| Activity | Date |", "|---|---|", *rows]) + "\n" if rows else ""


def _written(text: str) -> str:
    """`July 3, 2024 – July 30, 2024, 17:00 PDT`."""

    def month(match: re.Match[str]) -> str:
        name = ENGLISH.MONTHS[int(match[2]) - 1][-1]
        return f"{name} {int(match[3])}, {match[1]}" + ("," if match[4] else "")

    return re.sub(r"(20\d\d)-(\d\d)-(\d\d)(?=( \d)?)", month, text).replace(" to ", " – ")
