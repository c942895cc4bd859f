"""What is known of many references after asking GitHub about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mentorship.github.client import GitHub
from mentorship.issues.asking import Asking
from mentorship.issues.learning import learn
from mentorship.issues.state import Answer, Detail, IssueState
from mentorship.issues.store import States
from mentorship.model.reference import Reference

MASS_LEAST, MASS_SHARE = 5, 0.1
"""More references than both, not found in one run, mean an error at GitHub."""

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Run:
    """The result of asking.

    Attributes:
        states: everything known now, references that were not asked about included.
        verified: how many references GitHub answered about.
        requests: how many requests that took.
        notice: why some were not asked about, or ``""``.
    """

    states: States
    verified: int = 0
    requests: int = 0
    notice: str = ""


def unknown(ref: Reference) -> IssueState:
    """The state of a reference before anybody asked."""
    detail = Detail.UNVERIFIED if ref.is_checkable else Detail.UNCHECKABLE
    return IssueState(key=ref.key, url=ref.url, detail=detail)


def due(
    references: Iterable[Reference], states: States, now: datetime, age: timedelta
) -> list[Reference]:
    """Those of `references` that were not verified within `age`, the longest unverified first.

    A moment in the future was written by a wrong clock, so it counts as never.
    """

    def verified(ref: Reference) -> datetime:
        at = states[ref.key].verified_at if ref.key in states else None
        return at if at and at <= now else _NEVER

    waiting = [(verified(ref), ref) for ref in references if ref.is_checkable]
    waiting.sort(key=lambda item: item[0])
    return [ref for at, ref in waiting if at == _NEVER or at + age <= now]


def ask(references: Sequence[Reference], states: States, github: GitHub, now: datetime) -> Run:
    """Ask about `references` and return what is known then.

    Nothing is raised and nothing known is lost, even when GitHub fails.

    Args:
        references: checkable ones, in the order to ask.
        states: what was known.
        now: the moment of asking.
    """
    asking = Asking(github)
    asking.about(references)
    answers, notices = _believed(references, states, asking.answers)
    notices = [*asking.notices, *notices]
    known = dict(states)
    for ref in references:
        if ref.key in answers or asking.stopped:
            answer = answers.get(ref.key, Answer(failure=asking.stopped))
            known[ref.key] = learn(known.get(ref.key, unknown(ref)), answer, now)
    verified = sum(answer.found is not None for answer in answers.values())
    return Run(known, verified, github.requests, "; ".join(notices))


def _believed(
    references: Sequence[Reference], states: States, answers: Mapping[str, Answer]
) -> tuple[dict[str, Answer], list[str]]:
    """The answers, without those that say too much has vanished at once to be true."""
    lost = [
        ref.key
        for ref in references
        if ref.key in answers
        and answers[ref.key].absent is not None
        and (ref.key not in states or states[ref.key].first_failed_at is None)
    ]
    if len(lost) <= max(MASS_LEAST, MASS_SHARE * len(references)):
        return dict(answers), []
    reason = f"{len(lost)} of {len(references)} issues were not found in one run, which is unlikely"
    return dict(answers) | {key: Answer(failure=reason) for key in lost}, [reason]
