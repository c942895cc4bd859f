"""A term's timeline as people write it, and as we do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dateutil.parser import parserinfo
from pydantic import ValidationError

from mentorship.model.timeline import Timeline
from mentorship.model.zone import KNOWN

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

_ENGLISH = parserinfo()
_MONTH = "|".join(names[0] for names in _ENGLISH.MONTHS)
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_DAY = re.compile(
    rf"(?i)(?:(?P<month>{_MONTH})[a-z]*\.?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?:\s+(?:of\s+)?(?P<after>{_MONTH})[a-z]*\.?)?(?:,?\s+(?P<year>20\d\d))?"
)
_TIME = re.compile(
    r"(?i),?\s*(?:at\s+)?(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>am|pm)"
    r"|(?P<clock>\d{1,2}:\d\d))(?:\s*(?P<zone>[A-Z]{3,4}|[+-]\d\d:\d\d))?"
)
_BETWEEN = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b)\s*")
_WEEKDAY = re.compile(
    r"(?i)\b(?:{})\b\.?,?\s*".format(
        "|".join(name for names in _ENGLISH.WEEKDAYS for name in reversed(names))
    )
)


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
    text = _WEEKDAY.sub("", re.sub(r"\([^)]*\)", " ", written.replace("\\", ""))).strip(" ,.")
    first = _one(text)
    if first is None:
        return None
    begins, rest = first
    between = _BETWEEN.match(rest)
    if between is None:
        return begins.text(year) if not rest.strip(" ,.") else None
    second = _one(rest[between.end() :], month=begins.month)
    if second is None or second[1].strip(" ,."):
        return None
    ends = second[0]
    begins = begins if begins.month else replace(begins, month=ends.month)  # 7–20 January
    years = (begins.year or ends.year or year, ends.year or begins.year or year)
    if not all(years):
        return None
    starts_in, ends_in = int(years[0] or 0), int(years[1] or 0)
    if (begins.month, begins.day) > (ends.month, ends.day) and starts_in == ends_in:
        # December to January: the year that was written is that of its end, else of its beginning.
        starts_in, ends_in = (starts_in - 1, ends_in) if ends.year else (starts_in, ends_in + 1)
    pair = begins.text(starts_in), ends.text(ends_in)
    return " to ".join(one for one in pair if one) if all(pair) else None


@dataclass(frozen=True)
class _Day:
    month: int
    day: int
    year: int | None
    clock: str
    zone: str

    def text(self, year: int | None) -> str | None:
        in_year = self.year or year
        try:
            day = date(in_year or 0, self.month, self.day).isoformat()
        except ValueError:
            return None
        return " ".join(filter(None, [day, self.clock, self.zone]))


def _one(text: str, month: int = 0) -> tuple[_Day, str] | None:
    """The date at the beginning of `text`, and what follows it."""
    text = text.lstrip(" ,")
    year: int | None
    if iso := _ISO.match(text):
        year, month, day = (int(part) for part in iso.groups())
        rest = text[iso.end() :]
    else:
        match = _DAY.match(text)
        if match is None:
            return None
        name = match["month"] or match["after"]
        month = _month(name) if name else month
        day, year = int(match["day"]), int(match["year"]) if match["year"] else None
        rest = text[match.end() :]
    clock = zone = ""
    if time := _TIME.match(rest):
        clock, zone = _clock(time), time["zone"] or ""
        if zone and zone[0] not in "+-" and zone not in KNOWN:
            return None
        rest = rest[time.end() :]
    return _Day(month, day, year, clock, zone), rest


def _month(name: str) -> int:
    number = _ENGLISH.month(name)
    assert number is not None, "the pattern has its names"
    return number


def _clock(time: re.Match[str]) -> str:
    if time["clock"]:
        return time["clock"].rjust(5, "0")
    hour = int(time["hour"]) % 12 + (12 if time["half"].casefold() == "pm" else 0)
    return f"{hour:02}:{time['minute'] or '00'}"


def write(timeline: Timeline) -> str:
    """A table of the milestones, which `read` reads back; ``""`` for none."""
    rows = [f"| {title} | {_written(row.text)} |" for title, row in timeline.rows()]
    return "\n".join(["| Activity | Date |", "|---|---|", *rows]) + "\n" if rows else ""


def _written(text: str) -> str:
    """`July 3, 2024 – July 30, 2024, 17:00 PDT`."""

    def month(match: re.Match[str]) -> str:
        name = _ENGLISH.MONTHS[int(match[2]) - 1][-1]
        return f"{name} {int(match[3])}, {match[1]}" + ("," if match[4] else "")

    return re.sub(r"(20\d\d)-(\d\d)-(\d\d)(?=( \d)?)", month, text).replace(" to ", " – ")
