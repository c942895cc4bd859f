"""What a term is doing, and until when: at the build, and at every moment after it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorship.model.term import Phase, Term
from mentorship.model.timeline import Milestone, Timeline
from mentorship.site import words

_NEXT = timedelta.resolution


@dataclass(frozen=True)
class Step:
    """What a term is doing from one moment on.

    Attributes:
        since: the moment.
        text: a sentence with no full stop; where `until` follows, its beginning.
        until: what is counted down to, or None.
    """

    since: datetime
    text: str
    until: datetime | None = None

    def in_words(self, now: datetime) -> str:
        """`Applications close in 5 days.`"""
        return f"{self.text} {words.until(self.until, now)}." if self.until else f"{self.text}."


def steps(term: Term, now: datetime) -> list[Step]:
    """What `term` is doing at `now`, and what it will be doing later; the site's script reads on.

    Returns:
        At least one step; the first began at `now` or before.
    """
    rows = [row for _, row in term.timeline.rows()]
    # Both its first moment and its last belong to a milestone.
    edges = {row.starts for row in rows} | {row.ends + _NEXT for row in rows}
    moments = [now, *sorted(at for at in edges if at > now)]
    found: list[Step] = []
    for at in moments:
        step = _step(term, at)
        if not found or (step.text, step.until) != (found[-1].text, found[-1].until):
            found.append(step)
    return found


def plain(term: Term, now: datetime) -> list[tuple[int, str, int | None]]:
    """`steps` for the script: seconds since 1970, text, seconds since 1970."""
    return [
        (_seconds(step.since), step.text, _seconds(step.until) if step.until else None)
        for step in steps(term, now)
    ]


def _seconds(at: datetime) -> int:
    return math.ceil(at.timestamp())


def _step(term: Term, at: datetime) -> Step:
    match term.phase(at):
        case Phase.UNDATED:
            return Step(at, "The dates are not known yet")
        case Phase.COMING:
            upcoming = term.next_milestone(at)
            assert upcoming is not None
            return Step(at, f"{upcoming[0]}: begins", upcoming[1].starts)
        case Phase.PROPOSALS:
            return _proposing(term.timeline, at)
        case Phase.APPLICATIONS if term.timeline.applications:
            return Step(at, "Applications close", term.timeline.applications.ends)
        case Phase.SELECTION:
            return _selecting(term.timeline.selection, at)
        case Phase.RUNNING:
            return _running(term.ends, at)
    return Step(at, "This term ended", term.ends) if term.ends else Step(at, "It is over")


def _proposing(dates: Timeline, at: datetime) -> Step:
    if dates.proposals and at <= dates.proposals.ends:
        return Step(at, "Mentors propose ideas; proposals close", dates.proposals.ends)
    if dates.applications:
        return Step(at, "Applications open", dates.applications.starts)
    return Step(at, "Proposals are closed; applications will open")


def _selecting(selection: Milestone | None, at: datetime) -> Step:
    if selection and at <= selection.ends:
        return Step(at, "Applications are closed; results come", selection.ends)
    return Step(at, "Applications are closed; mentees are selected")


def _running(ends: datetime | None, at: datetime) -> Step:
    if ends is None or ends < at:
        return Step(at, "Mentees are at work")
    return Step(at, "Mentees are at work; the term ends", ends)
