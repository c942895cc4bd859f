"""Dates and states in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from mentorship.issues.state import Availability, Detail, IssueState, Verdict
from mentorship.model.idea import Idea
from mentorship.model.term import Term
from mentorship.model.timeline import Milestone

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)\s(?![a-z])")


@dataclass(frozen=True)
class Badge:
    """An idea's state for a list.

    Attributes:
        kind: `free`, `taken`, `closed`, `unknown`, or `past` where the term is over.
        label: the words on it.
        verified_at: when that was last verified, if ever.
    """

    kind: str
    label: str
    verified_at: datetime | None = None


def day(at: datetime) -> str:
    """`3 July 2024`."""
    return f"{at.day} {at:%B %Y}"


def minute(at: datetime) -> str:
    """`3 July 2024, 16:05 UTC`."""
    there = at.astimezone(UTC)
    return f"{day(there)}, {there:%H:%M} UTC"


def age(at: datetime, now: datetime) -> str:
    """How long ago `at` was: `today`, `yesterday`, `12 days ago`, `3 months ago`."""
    days = (now.astimezone(UTC).date() - at.astimezone(UTC).date()).days
    if days < 1:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 60 else f"{days // 30} months ago"


def until(at: datetime, now: datetime) -> str:
    """How soon `at` is: `within the hour`, `in 30 hours`, `in 5 days`, `in 3 months`.

    Whole hours and days, the same in every time zone; a moment that has passed is an age.
    """
    seconds = (at - now).total_seconds()
    if seconds <= 0:
        return age(at, now)
    hours = int(seconds // 3600)
    if hours < 1:
        return "within the hour"
    if hours < 48:
        return f"in {hours} hour{'s' if hours > 1 else ''}"
    days = hours // 24
    return f"in {days} days" if days < 60 else f"in {days // 30} months"


def span(milestone: Milestone) -> str:
    """`3 July – 30 July 2024, 17:00 PDT`."""
    end = day(milestone.ends)
    if not milestone.whole_day:
        end += f", {milestone.ends:%H:%M} {milestone.zone or 'UTC'}"
    if not milestone.is_span:
        return end
    same_year = milestone.starts.year == milestone.ends.year
    start = f"{milestone.starts.day} {milestone.starts:%B}" + (
        "" if same_year else f" {milestone.starts.year}"
    )
    return f"{start} – {end}"


def badge(idea: Idea, term: Term, state: IssueState | None, now: datetime) -> Badge:
    """The badge of `idea`, whose first issue is in `state`; None where it has none."""
    verified_at = state.verified_at if state else None
    if idea.status:
        return Badge("past", idea.status.capitalize(), verified_at)
    if state is None:
        return Badge("past", "No issue linked")
    if term.is_over(now):
        label = f"Issue {state.summary}" if verified_at else "Not yet verified"
        return Badge("past", label, verified_at)
    return Badge(state.availability, _label(state), verified_at)


def _label(state: IssueState) -> str:
    match state.availability:
        case Availability.FREE:
            return "Free"
        case Availability.TAKEN:
            return "Assigned" if state.assignees else "Has a pull request"
        case Availability.CLOSED if state.archived:
            return "Repository archived"
        case Availability.CLOSED:
            return "Issue merged" if state.detail is Detail.MERGED else "Issue closed"
        case _ if state.detail is Detail.OPEN:
            return "Open, unassigned"
        case _ if state.verdict is Verdict.BROKEN:
            return "Issue is gone"
        case _:
            return state.summary[0].upper() + state.summary[1:]


def first_sentence(text: str, most: int = 200) -> str:
    """The first sentence of `text`, cut after `most` characters."""
    flat = " ".join(text.split())
    sentence = _SENTENCE_END.split(flat, maxsplit=1)[0]
    return sentence if len(sentence) <= most else sentence[: most - 1].rstrip() + "…"
