"""Asks GitHub about many references, and adds the answers to what was known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mentorship.issues import graphql
from mentorship.issues.github import GitHub, NoAnswerError
from mentorship.issues.reference import Reference
from mentorship.issues.rest import Rest
from mentorship.issues.state import Answer, Detail, IssueState, learn
from mentorship.issues.store import States

ANONYMOUS_CALLS = 50
"""Of the sixty an hour that GitHub grants an address without a token:
https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api"""

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Run:
    """What came of asking.

    Attributes:
        states: everything known now, references that were not asked about included.
        verified: how many references GitHub told us about.
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
    """Those of `references` that were not verified within `age`, the longest unverified first."""
    waiting = [
        (states[ref.key].verified_at or _NEVER if ref.key in states else _NEVER, ref)
        for ref in references
        if ref.is_checkable
    ]
    waiting.sort(key=lambda item: item[0])
    return [ref for verified, ref in waiting if verified + age <= now or verified == _NEVER]


def ask(references: Sequence[Reference], states: States, github: GitHub, now: datetime) -> Run:
    """Ask about `references` and return what is known then.

    Whatever GitHub does, nothing is raised and nothing known is lost.

    Args:
        references: checkable ones, in the order to ask.
        states: what was known.
        now: the moment of asking.
    """
    asking = _Asking(github)
    try:
        if github.token:
            asking.together(references)
        else:
            asking.singly(references)
        notice = ""
    except NoAnswerError as stopped:
        notice = stopped.reason
    known = dict(states)
    for ref in references:
        if ref.key in asking.answers or notice:
            answer = asking.answers.get(ref.key, Answer(failure=notice))
            known[ref.key] = learn(known.get(ref.key, unknown(ref)), answer, now)
    verified = sum(answer.found is not None for answer in asking.answers.values())
    return Run(known, verified, github.requests, notice)


class _Asking:
    """One run: the answers so far. What ends the run is raised, with the answers kept."""

    def __init__(self, github: GitHub) -> None:
        self._github = github
        self._rest = Rest(github)
        self.answers: dict[str, Answer] = {}

    def together(self, references: Sequence[Reference]) -> None:
        """With a token: GraphQL, one query for each hundred."""
        for start in range(0, len(references), graphql.BATCH):
            batch = references[start : start + graphql.BATCH]
            try:
                payload = {"query": graphql.query(batch)}
                response = self._github.post(self._github.graphql_url, payload)
            except NoAnswerError as error:
                if error.final:
                    raise
                self.answers |= {ref.key: Answer(failure=error.reason) for ref in batch}
                continue
            self.answers |= graphql.answers(batch, response.data)
            for ref in batch:
                if self.answers[ref.key].absent is not None:
                    self._single(ref, confirm=True)
            if graphql.is_limited(response.data):
                raise NoAnswerError("GitHub's rate limit is reached", final=True)

    def singly(self, references: Sequence[Reference]) -> None:
        """Without one: REST, first the states of all, then what takes more requests for each."""
        for ref in references:
            self._spend()
            self._single(ref)
        for ref in references:
            if self.answers[ref.key].found is not None:
                self._spend()
                self._complete(ref)

    def _single(self, ref: Reference, *, confirm: bool = False) -> None:
        try:
            answer = self._rest.confirm(ref) if confirm else self._rest.ask(ref)
        except NoAnswerError as error:
            self.answers[ref.key] = Answer(failure=error.reason)
            if error.final:
                raise
        else:
            self.answers[ref.key] = answer
            if confirm:
                self._complete(ref)

    def _complete(self, ref: Reference) -> None:
        """Add what takes requests of its own; without an answer to those, the state stands."""
        found = self.answers[ref.key].found
        if found is None:
            return
        try:
            self.answers[ref.key] = Answer(found=self._rest.complete(ref, found))
        except NoAnswerError as error:
            if error.final:
                raise

    def _spend(self) -> None:
        if self._github.requests > ANONYMOUS_CALLS - 2:
            raise NoAnswerError(
                f"{ANONYMOUS_CALLS} questions an hour are what GitHub grants without a token; "
                "the rest waits for the next run",
                final=True,
            )
