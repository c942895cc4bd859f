"""What the states of linked issues mean for ideas that people can still apply to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from mentorship.issues.state import Detail, IssueState, Verdict
from mentorship.issues.store import States
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea
from mentorship.model.problem import Problem, Severity
from mentorship.model.reference import Reference
from mentorship.model.term import Phase

OPEN_PHASES = {Phase.UNDATED, Phase.COMING, Phase.PROPOSALS, Phase.APPLICATIONS}
"""While a term is in one of these, a mentee may choose its ideas, so a closed issue matters.
Later it is what a mentee's work looks like."""


@dataclass(frozen=True)
class Finding:
    """Something about a linked issue that its idea's mentors should fix."""

    idea: Idea
    reference: Reference
    problem: Problem


def find(catalogue: Catalogue, states: States, now: datetime) -> list[Finding]:
    """Every finding, in the catalogue's order. Errors are only what is surely broken.

    Args:
        now: the moment from which a term's phase follows.
    """
    return [
        Finding(idea, ref, Problem(idea.path, idea.line("issue"), severity, message, code))
        for idea in catalogue.ideas
        if catalogue.term_of(idea).phase(now) in OPEN_PHASES and idea.status is None
        for ref in idea.references
        if ref.key in states
        for severity, message, code in _about(ref, states[ref.key])
    ]


def of_change(ideas: Iterable[Idea], states: States) -> list[Finding]:
    """What a pull request should fix at once: its linked issue was not found.

    A day later only the proof would count; here somebody has just written a number.
    """
    return [
        Finding(
            idea,
            ref,
            Problem(
                idea.path,
                idea.line("issue"),
                Severity.ERROR,
                f"{ref.name} was not found: check the address, and that everyone can read it",
                "issue-not-found",
            ),
        )
        for idea in ideas
        for ref in idea.references
        if ref.key in states
        and states[ref.key].detail in {Detail.MISSING, Detail.GONE}
        and states[ref.key].verdict is not Verdict.BROKEN
    ]


def _about(ref: Reference, state: IssueState) -> Iterator[tuple[Severity, str, str]]:
    if state.verdict is Verdict.BROKEN and state.first_failed_at is not None:
        yield (
            Severity.ERROR,
            f"{ref.name} has been gone since {state.first_failed_at:%d %B %Y}: link another issue",
            "issue-gone",
        )
        return
    if state.moved_to:
        yield (
            Severity.WARNING,
            f"{ref.name} has moved: write `issue: {state.moved_to}`",
            "issue-moved",
        )
    if state.detail in {Detail.CLOSED, Detail.MERGED}:
        yield (
            Severity.WARNING,
            f"{ref.name} is {state.summary}: link an open issue, or set `status: withdrawn`",
            "issue-closed",
        )
    elif state.archived:
        yield (
            Severity.WARNING,
            f"the repository of {ref.name} is archived: link an issue in another repository",
            "issue-archived",
        )
    elif state.assignees:
        yield (
            Severity.WARNING,
            f"{ref.name} is assigned to {', '.join(state.assignees)}: mentees will think it is "
            "taken: unassign it, or link another issue",
            "issue-assigned",
        )
