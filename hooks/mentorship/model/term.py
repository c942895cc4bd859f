"""A term of a mentorship programme, and what its dates say about today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from mentorship.model.field_types import Fields, Line
from mentorship.model.text.slug import is_slug
from mentorship.model.timeline import Milestone, Timeline
from mentorship.model.zone import place


class Phase(StrEnum):
    """What a term is doing on a day."""

    UNDATED = "undated"
    COMING = "coming"
    PROPOSALS = "proposals"
    APPLICATIONS = "applications"
    SELECTION = "selection"
    RUNNING = "running"
    OVER = "over"


def _term_id(value: str) -> str:
    if not is_slug(value):
        raise PydanticCustomError(
            "term-id",
            "an id has lowercase letters, digits and hyphens only: write it like `2024-term-3`",
        )
    return value


def _place(value: str) -> str:
    if place(value) is None:
        raise PydanticCustomError(
            "term-zone",
            "this is not a place of the time zone database: write one like `Europe/Berlin`",
        )
    return value


class Term(Fields):
    """A term: its id, its name, and its dates. What it is doing today is computed from them.

    Attributes:
        zone: the place whose days the dates without a time are, such as `Europe/Berlin`.
        archived: set by the administrator: the term is over, though no date shows it.
    """

    id: Annotated[str, AfterValidator(_term_id)]
    title: Line
    programme: Line
    zone: Annotated[str, AfterValidator(_place)] | None = None
    archived: bool = False
    timeline: Timeline = Timeline()

    def dated(self, milestones: Mapping[str, str]) -> Term:
        """The same term with other dates, as `terms.yml` writes them.

        Raises:
            pydantic.ValidationError: a date is wrong.
        """
        fields = {**self.model_dump(exclude={"timeline"}), "timeline": milestones}
        return Term.model_validate(fields, context={"zone": self.zone})

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
        """Whether every date has passed; not while the end of the programme is not known yet.

        From then on its ideas are history: read by `LenientFields`, and errors are warnings.
        """
        if self.archived:
            return True
        closes = self.timeline.ends or self.timeline.final
        return closes is not None and self.ends is not None and self.ends < now

    def phase(self, now: datetime) -> Phase:
        """What the term is doing at `now` (with a time zone)."""
        dates = self.timeline
        if self.is_over(now):
            return Phase.OVER
        if self.starts is None or self.ends is None:
            return Phase.UNDATED
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
    known = [term for term in known if not term.archived] or known
    dated = _spans(known)
    running = [span for span in dated if span.starts <= now <= span.ends]
    if running:
        return max(running, key=lambda span: span.starts).term
    coming = [span for span in dated if span.starts > now]
    if coming:
        return min(coming, key=lambda span: span.starts).term
    if dated:
        return max(dated, key=lambda span: span.ends).term
    return known[-1] if known else None


class _Span(NamedTuple):
    starts: datetime
    ends: datetime
    term: Term


def _spans(terms: Iterable[Term]) -> list[_Span]:
    """The terms that have dates."""
    return [_Span(t.starts, t.ends, t) for t in terms if t.starts and t.ends]


def moment_of(day: date) -> datetime:
    """Noon UTC of `day`: the moment that ``--today`` means."""
    return datetime.combine(day, time(12), UTC)
