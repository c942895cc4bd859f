"""The dates of a term, as `terms.yml` writes them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Annotated, Any

from dateutil import tz
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from mentorship.model.zone import EVERYWHERE, place, zone

_MOMENT = re.compile(
    r"(20\d{2}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2})(?::00)?(?: ?([A-Za-z+\-−][\w+\-−:/]*))?)?"
)
_FORM = "`2024-07-03`, `2024-07-30 17:00 PDT`, or two of these with ` to ` between them"


class Milestone(BaseModel):
    """One row of a timeline: a moment, or the span between two.

    Attributes:
        text: as it was written, e.g. ``2024-07-03 to 2024-07-30 17:00 PDT``.
        starts, ends: the span; both are the same for one moment; a day without a
            zone begins in UTC and ends when it has ended everywhere.
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


def milestone(written: Any, info: ValidationInfo) -> Any:
    """Read one entry of a timeline.

    A day without a time ends when it has ended everywhere, unless the term says its zone
    (`zone` in the context).
    """
    if written is None:
        return None
    if isinstance(written, Milestone):
        return written
    if not isinstance(written, str):
        raise PydanticCustomError("date", "this is not a date: write " + _FORM)
    own = _own_zone(info)
    first, _, last = written.partition(" to ")
    start, _, start_zone = _moment(first, own)
    end, whole_day, zone_name = _moment(last or first, own)
    if not start_zone and zone_name:
        start = start.replace(tzinfo=end.tzinfo)
    if start_zone and not zone_name:
        end = end.replace(tzinfo=start.tzinfo)
    elif whole_day:
        end = end.replace(tzinfo=own or EVERYWHERE)
    if whole_day:
        end = end + timedelta(days=1) - timedelta(seconds=1)
    if last and end < start:
        raise PydanticCustomError("date-order", "it ends before it begins: swap the two dates")
    return Milestone(
        text=written, starts=start, ends=end, whole_day=whole_day, zone=zone_name or start_zone
    )


def _own_zone(info: ValidationInfo) -> tzinfo | None:
    name = (info.context or {}).get("zone")
    return place(name) if isinstance(name, str) else None


def _moment(text: str, own: tzinfo | None) -> tuple[datetime, bool, str]:
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise PydanticCustomError("date", "this is not a date: write " + _FORM)
    day, clock, name = match.groups()
    try:
        at = datetime.combine(
            date.fromisoformat(day), time.fromisoformat((clock or "00:00").rjust(5, "0"))
        )
    except ValueError:
        raise PydanticCustomError(
            "date", "this day or time does not exist: write " + _FORM
        ) from None
    meant = zone(name, own, at) if name else own or tz.UTC
    return at.replace(tzinfo=meant), clock is None, name or ""


Moment = Annotated[Milestone, BeforeValidator(milestone)]


class Timeline(BaseModel):
    """A term's dates, in the order of a programme; each may be missing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    organisations: Moment | None = Field(default=None, title="Organisation applications")
    proposals: Moment | None = Field(default=None, title="Project proposals")
    info_sessions: Moment | None = Field(default=None, title="Info sessions")
    applications: Moment | None = Field(default=None, title="Mentee applications")
    review: Moment | None = Field(default=None, title="Application review")
    selection: Moment | None = Field(default=None, title="Selection notifications")
    begins: Moment | None = Field(default=None, title="Programme begins")
    kick_off: Moment | None = Field(default=None, title="Kick-off call")
    midterm: Moment | None = Field(default=None, title="Midterm evaluations")
    first_stipend: Moment | None = Field(default=None, title="First stipend payments")
    final: Moment | None = Field(default=None, title="Final evaluations")
    second_stipend: Moment | None = Field(default=None, title="Second stipend payments")
    ends: Moment | None = Field(default=None, title="Last day")

    @property
    def has_days(self) -> bool:
        """Whether a milestone ends with a day, so that it matters whose day that is."""
        return any(row.whole_day and not row.zone for _, row in self.rows())

    def rows(self) -> list[tuple[str, Milestone]]:
        """The milestones that have a date, with their titles."""
        named = [(str(f.title), getattr(self, name)) for name, f in type(self).model_fields.items()]
        return [(title, row) for title, row in named if row is not None]
