"""The dates of a term, as `terms.yml` writes them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Annotated, Any

from dateutil import tz
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

ZONES = {"UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7}
"""Hours from UTC of the zone names that timelines use; no library knows which one is meant."""

_MOMENT = re.compile(
    r"(20\d{2}-\d{2}-\d{2})(?: (\d{1,2}:\d{2})(?: ([A-Z]{3,4}|[+-]\d{2}:\d{2}))?)?"
)
_FORM = "`2024-07-03`, `2024-07-30 17:00 PDT`, or two of these with ` to ` between them"


class Milestone(BaseModel):
    """One row of a timeline: a moment, or the span between two.

    Attributes:
        text: as it was written, e.g. ``2024-07-03 to 2024-07-30 17:00 PDT``.
        starts, ends: the span; both are the same for one moment; a day begins and ends in its zone.
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
    if start_zone and not zone:
        end = end.replace(tzinfo=start.tzinfo)
    if whole_day:
        end = end + timedelta(days=1) - timedelta(seconds=1)
    if last and end < start:
        raise PydanticCustomError("date-order", "it ends before it begins: swap the two dates")
    return Milestone(
        text=written, starts=start, ends=end, whole_day=whole_day, zone=zone or start_zone
    )


def _moment(text: str) -> tuple[datetime, bool, str]:
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise PydanticCustomError("date", "this is not a date: write " + _FORM)
    day, clock, zone = match.groups()
    try:
        at = datetime.combine(
            date.fromisoformat(day), time.fromisoformat((clock or "00:00").rjust(5, "0"))
        )
    except ValueError:
        raise PydanticCustomError(
            "date", "this day or time does not exist: write " + _FORM
        ) from None
    return at.replace(tzinfo=_zone(zone or "UTC")), clock is None, zone or ""


def _zone(name: str) -> tzinfo:
    if name in ZONES:
        return tz.tzoffset(name, timedelta(hours=ZONES[name]))
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        hours, minutes = int(name[1:3]), int(name[4:6])
        if hours < 15 and minutes < 60:
            return tz.tzoffset(None, sign * timedelta(hours=hours, minutes=minutes))
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
