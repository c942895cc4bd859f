"""A term's timeline as people write it, and as we do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from pydantic import ValidationError

from mentorship.model.timeline import Timeline
from mentorship.upstream.grammar import milestone_names, written_day
from mentorship.upstream.grammar.written_day import ENGLISH, Day

_BETWEEN = re.compile(r"\s*,?\s*(?:[-–—→]|\b(?:to|until|till|through|and)\b)\s*")
_WEEKDAY = re.compile(
    r"(?i)\b(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s*"
)
_ASIDE = re.compile(
    r"(?i)\([^)]*\)|[,;]?\s*\btimes? (?:tb[acd]|to be \w+)\b|\bend of (?:the )?day\b"
)
_ONE_SIDED = re.compile(
    r"(?i)^(?:(?:no later than|due|until|till|by|from|on|before|between|starting|deadline)\b:?\s+)+"
)
_MARKS = " ,.;*_"
_HALF_A_YEAR = 183


@dataclass
class Timetable:
    """What was read of a timeline.

    Attributes:
        milestones: key of `Timeline` → the text that `terms.yml` writes.
        unread: line, activity and date of the rows that say nothing we keep.
    """

    milestones: dict[str, str] = field(default_factory=dict)
    unread: list[tuple[int, str, str]] = field(default_factory=list)
    _activities: dict[str, str] = field(default_factory=dict, repr=False)

    def keep(self, activity: str, at: str) -> bool:
        """Keep what a row says, if it is a milestone's; whether anything new is kept."""
        key = milestone_names.key(activity)
        if key is None:
            return False
        if key not in self.milestones:
            whole = at if _is_sound(key, at) else None
        else:
            known = (self._activities[key], self.milestones[key])
            whole = _joined(key, known, (activity, at))
        if whole:
            self.milestones[key] = whole
            self._activities.setdefault(key, activity)
        return whole is not None

    def knows(self, activity: str, at: str) -> bool:
        """Whether a day that is read again is the first or the last of what is kept."""
        known = self.milestones.get(milestone_names.key(activity) or "", "")
        return " to " not in at and at[:10] in {part[:10] for part in known.split(" to ")}


def read(rows: Iterable[tuple[int, str, str]], year: int | None) -> Timetable:
    """The milestones of `rows` (line, activity, date).

    Args:
        year: of the dates that have none. A row far before the one above it is in the next year.
    """
    table = Timetable()
    above = whole_term = ""
    for line, activity, written in rows:
        if milestone_names.is_whole_term(activity) and (span := moment(written, year)):
            whole_term = span
            continue
        at = moment(written, _following(written, year, above)) or ""
        if at and table.keep(activity, at):
            above = at
        elif not (at and table.knows(activity, at)):
            table.unread.append((line, activity, written))
    _add_whole_term(table.milestones, whole_term)
    return table


def _add_whole_term(milestones: dict[str, str], span: str) -> None:
    """The first and the last day of the term, where no row says them."""
    begins, _, ends = span.partition(" to ")
    if ends:
        milestones.setdefault("begins", begins)
        if ends[:10] not in {at[-len(ends) :][:10] for at in milestones.values()}:
            milestones.setdefault("ends", ends)


def _following(written: str, year: int | None, above: str) -> int | None:
    """The year of a row: that of the rows above, or the next where the months begin again."""
    if year is None or not above:
        return year
    last = date.fromisoformat(above[:10])
    at = moment(written, last.year)
    is_again = at is not None and (last - date.fromisoformat(at[:10])).days > _HALF_A_YEAR
    return last.year + 1 if is_again else last.year


def _joined(key: str, first: tuple[str, str], second: tuple[str, str]) -> str | None:
    """One span of a row with its beginning and a row with its end."""
    (opening, begins), (closing, ends) = first, second
    is_pair = milestone_names.opens(opening) and milestone_names.closes(closing)
    if not is_pair or " to " in begins + ends:
        return None
    whole = f"{begins} to {ends}"
    return whole if _is_sound(key, whole) else None


def _is_sound(key: str, text: str) -> bool:
    try:
        Timeline.model_validate({key: text})
    except ValidationError:
        return False
    return True


def moment(written: str, year: int | None) -> str | None:
    """A date, or a span, in the spelling of `terms.yml`; None where it cannot be read."""
    bare = _ASIDE.sub(" ", written.replace("\\", ""))
    text = _ONE_SIDED.sub("", _WEEKDAY.sub("", bare).strip(_MARKS)).strip(_MARKS)
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
