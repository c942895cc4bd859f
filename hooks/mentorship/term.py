"""A term of a mentorship programme, and what its dates say about today."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

ZONES = {"UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7}
"""Hours from UTC of the zone names that timelines use."""

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{1,2}:\d{2})(?: ([A-Z]{3,4}|[+-]\d{2}:\d{2}))?)?")
_FORM = "`2024-07-03`, `2024-07-30 17:00 PDT`, or two of them with ` to ` between"


class Phase(StrEnum):
    """Where a term stands on a day."""

    UNDATED = "undated"
    COMING = "coming"
    PROPOSALS = "proposals"
    APPLICATIONS = "applications"
    SELECTION = "selection"
    RUNNING = "running"
    OVER = "over"


class Milestone(BaseModel):
    """One row of a timeline: a moment, or the span between two.

    Attributes:
        text: as it was written, e.g. ``2024-07-03 to 2024-07-30 17:00 PDT``.
        starts, ends: the span; one moment has both alike, a day begins and ends in its zone.
        whole_day: whether no time of day was written for the end.
        zone: the zone that was written, or ``""``.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    starts: datetime
    ends: datetime
    whole_day: bool
    zone: str

    @property
    def is_span(self) -> bool:
        """Whether it lasts longer than a day."""
        return self.starts.date() != self.ends.date()


def milestone(written: Any) -> Any:
    """Read one entry of a timeline; anything but text is left for the schema to refuse."""
    if not isinstance(written, str):
        return written
    first, _, last = written.partition(" to ")
    start, _, start_zone = _moment(first)
    end, whole_day, zone = _moment(last or first)
    if not start_zone and last:
        start = start.replace(tzinfo=end.tzinfo)
    if last and end < start:
        raise PydanticCustomError("date-order", "it ends before it begins: swap the two dates")
    if whole_day:
        end = end + timedelta(days=1) - timedelta(seconds=1)
    return Milestone(
        text=written, starts=start, ends=end, whole_day=whole_day, zone=zone or start_zone
    )


def _moment(text: str) -> tuple[datetime, bool, str]:
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise PydanticCustomError("date", "a date is written as " + _FORM)
    day, clock, zone = match.groups()
    try:
        at = datetime.combine(
            date.fromisoformat(day), time.fromisoformat((clock or "00:00").rjust(5, "0"))
        )
    except ValueError:
        raise PydanticCustomError("date", "there is no such day or time: " + _FORM) from None
    return at.replace(tzinfo=_zone(zone or "UTC")), clock is None, zone or ""


def _zone(name: str) -> timezone:
    if name in ZONES:
        return timezone(timedelta(hours=ZONES[name]), name)
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[4:6])))
    raise PydanticCustomError(
        "zone",
        "the time zone `{zone}` is not known: write one of {known}, or an offset like -07:00",
        {"zone": name, "known": ", ".join(ZONES)},
    )


Moment = Annotated[Milestone, BeforeValidator(milestone)]


class Timeline(BaseModel):
    """A term's dates, in the order of a programme; each may be missing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    proposals: Moment | None = Field(default=None, title="Project proposals")
    applications: Moment | None = Field(default=None, title="Mentee applications")
    review: Moment | None = Field(default=None, title="Application review")
    selection: Moment | None = Field(default=None, title="Selection notifications")
    begins: Moment | None = Field(default=None, title="Programme begins")
    midterm: Moment | None = Field(default=None, title="Midterm evaluations")
    final: Moment | None = Field(default=None, title="Final evaluations")
    ends: Moment | None = Field(default=None, title="Last day")

    def rows(self) -> list[tuple[str, Milestone]]:
        """The milestones that have a date, with their titles."""
        named = [(str(f.title), getattr(self, name)) for name, f in type(self).model_fields.items()]
        return [(title, row) for title, row in named if row is not None]


def _term_id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?", value):
        raise PydanticCustomError(
            "term-id", "an id has small letters, digits and hyphens: `2024-term-3`"
        )
    return value


class Term(BaseModel):
    """A term: its id, its name, and its dates. What it is doing today is computed from them."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: Annotated[str, AfterValidator(_term_id)]
    title: str = Field(min_length=1)
    programme: str = Field(min_length=1)
    timeline: Timeline = Timeline()

    @property
    def short_title(self) -> str:
        """The title without the months in brackets, as in an upstream full name."""
        return re.sub(r"\s*\([^)]*\)$", "", self.title)

    @property
    def starts(self) -> datetime | None:
        """The first moment of the timeline."""
        return min((row.starts for _, row in self.timeline.rows()), default=None)

    @property
    def ends(self) -> datetime | None:
        """The last moment of the timeline."""
        return max((row.ends for _, row in self.timeline.rows()), default=None)

    def is_over(self, now: datetime) -> bool:
        """Whether every date has passed; a term with no dates is never over."""
        return self.ends is not None and self.ends < now

    def phase(self, now: datetime) -> Phase:
        """What the term is doing at `now` (with a time zone)."""
        dates = self.timeline
        if self.starts is None or self.ends is None:
            return Phase.UNDATED
        if now > self.ends:
            return Phase.OVER
        if dates.begins and now >= dates.begins.starts:
            return Phase.RUNNING
        if dates.applications and now >= dates.applications.starts:
            return Phase.APPLICATIONS if now <= dates.applications.ends else Phase.SELECTION
        if dates.proposals and now >= dates.proposals.starts:
            return Phase.PROPOSALS
        return Phase.COMING if now < self.starts else Phase.RUNNING

    def next_milestone(self, now: datetime) -> tuple[str, Milestone] | None:
        """The next thing that begins or ends after `now`."""
        coming = [
            (at, title, row)
            for title, row in self.timeline.rows()
            for at in {row.starts, row.ends}
            if at > now
        ]
        if not coming:
            return None
        _, title, row = min(coming, key=lambda item: item[0])
        return title, row


def current(terms: Iterable[Term], now: datetime) -> Term | None:
    """The term a visitor means: the one running by its dates, else the next, else the latest.

    Of several that run, the one that started last; an undated term counts only when there is
    no other.
    """
    known = list(terms)
    dated = [(t.starts, t.ends, t) for t in known if t.starts and t.ends]
    running = [(starts, t) for starts, ends, t in dated if starts <= now <= ends]
    coming = [(starts, t) for starts, _, t in dated if starts > now]
    past = [(ends, t) for _, ends, t in dated if ends < now]
    if running:
        return max(running, key=lambda item: item[0])[1]
    if coming:
        return min(coming, key=lambda item: item[0])[1]
    if past:
        return max(past, key=lambda item: item[0])[1]
    return known[-1] if known else None


def moment_of(day: date) -> datetime:
    """Noon UTC of `day`: the moment that ``--today`` stands for."""
    return datetime.combine(day, time(12), UTC)
