"""What is known of an issue after one more answer: better knowledge is never replaced by worse."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorship.issues.state import Answer, Detail, IssueState, Verdict

PROOF = timedelta(hours=20)
"""How long something must have been missing before we say so: two daily runs, one of them late."""


def learn(known: IssueState, answer: Answer, now: datetime) -> IssueState:
    """What is known after `answer`.

    Args:
        known: what was known before.
        now: when the answer came.
    """
    if answer.found is not None:
        return _found(known, answer.found, now)
    if answer.absent is None:
        return known.model_copy(update={"checked_at": now, "failure": answer.failure})
    if answer.proven:
        return _absent(known, answer.absent, now)
    if known.verified_at or known.first_failed_at:
        failure = f"GitHub says {answer.absent}, which we could not confirm"
        return known.model_copy(update={"checked_at": now, "failure": failure})
    return known.model_copy(update={"detail": answer.absent, "checked_at": now})


def _found(known: IssueState, found: IssueState, now: datetime) -> IssueState:
    """It is there; what nobody asked about this time is still known, if it has not moved."""
    same = found.url == known.url
    return found.model_copy(
        update={
            "archived": known.archived if same and found.archived is None else found.archived,
            "pull_requests": known.pull_requests
            if same and found.pull_requests is None
            else found.pull_requests,
            "verdict": Verdict.FINE,
            "checked_at": now,
            "verified_at": now,
            "first_failed_at": None,
            "failure": None,
        }
    )


def _absent(known: IssueState, absent: Detail, now: datetime) -> IssueState:
    """It is not there, with and without a token: broken once it has been so for long enough."""
    since = min(known.first_failed_at or now, now)  # a clock may have been wrong
    confirmed = now - since >= PROOF
    return known.model_copy(
        update={
            "detail": absent,
            "verdict": Verdict.BROKEN if confirmed else Verdict.UNKNOWN,
            "checked_at": now,
            "first_failed_at": since,
            "failure": None,
        }
    )
