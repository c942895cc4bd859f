"""One run of asking GitHub about many references: together with a token, singly without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mentorship.github.client import GitHub
from mentorship.github.no_answer import NoAnswerError, Why
from mentorship.github.transport import MOST_FAILURES
from mentorship.issues import graphql, moved
from mentorship.issues.batches import Batches
from mentorship.issues.rest import Rest
from mentorship.issues.state import Answer, Detail
from mentorship.model.reference import Reference

ANONYMOUS_CALLS = 50
"""Of the sixty an hour that GitHub grants an address without a token:
https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api"""

RESERVE, ANONYMOUS_RESERVE = 50, 5
"""What is left of the hour's quota for others, with a token and without one."""


class Asking:
    """One run.

    Attributes:
        answers: by key; what has none was not asked about.
        notices: what people should know of the run.
        stopped: why the run ended before everything was asked, or ``""``.
    """

    def __init__(self, github: GitHub) -> None:
        self._github = github
        self._rest = Rest(github)
        self._barren = 0
        self.answers: dict[str, Answer] = {}
        self.notices: list[str] = []
        self.stopped = ""

    def about(self, references: Sequence[Reference]) -> None:
        """Ask about `references`, in this order. Nothing is raised."""
        try:
            if self._github.token:
                self._with_token(references)
            else:
                self._singly(references)
        except NoAnswerError as error:
            self.stopped = error.reason
            self.notices.append(error.reason)

    def _with_token(self, references: Sequence[Reference]) -> None:
        try:
            self._together(references)
            self._confirm(references)
        except NoAnswerError as error:
            if error.why is not Why.TOKEN:
                raise
            self.notices.append(f"{error.reason}; asking without a token")
            self._github.without_token()
            self._singly([ref for ref in references if not self._is_found(ref)])

    def _is_found(self, ref: Reference) -> bool:
        return ref.key in self.answers and self.answers[ref.key].found is not None

    # ---- with a token ----

    def _together(self, references: Iterable[Reference]) -> None:
        """One query for each hundred, and smaller ones where GitHub cannot answer that many."""
        batches = Batches(references)
        while batch := batches.take():
            try:
                response = self._query(batch)
            except NoAnswerError as error:
                if error.why in {Why.FINAL, Why.TOKEN}:
                    raise
                self._without_answer(batch, error, batches)
                continue
            batches.put_back(self._take(batch, response), len(batch))
            if batches.are_left and graphql.remaining(response) <= RESERVE:
                raise NoAnswerError("GitHub's quota for this hour is nearly used up", Why.FINAL)

    def _query(self, references: Sequence[Reference]) -> object:
        payload = {"query": graphql.query(references)}
        return self._github.post(self._github.graphql_url, payload).data

    def _without_answer(
        self, batch: Sequence[Reference], error: NoAnswerError, batches: Batches
    ) -> None:
        """Ask again for less where it was too much; else what is known stays."""
        if error.why is not Why.TOO_MUCH:
            self.answers |= {ref.key: Answer(failure=error.reason) for ref in batch}
        elif len(batch) > 1:
            batches.put_back(batch, len(batch))
        else:
            self._single(batch[0])

    def _take(self, batch: Sequence[Reference], response: object) -> list[Reference]:
        """Keep the answers of a response; return what to ask again in a smaller query."""
        found = graphql.answers(batch, response)
        empty = [ref for ref in batch if found[ref.key].failure and not found[ref.key].is_forbidden]
        again = empty if graphql.is_too_much(response) and len(batch) > 1 else []
        self.answers |= {ref.key: found[ref.key] for ref in batch if ref not in again}
        if graphql.is_limited(response):
            raise NoAnswerError("GitHub's rate limit is reached", Why.FINAL)
        self._barren = self._barren + 1 if len(empty) == len(batch) else 0
        if self._barren >= MOST_FAILURES:
            raise NoAnswerError("GitHub answers only with errors", Why.FINAL)
        return again

    def _confirm(self, references: Sequence[Reference]) -> None:
        """Ask by REST about what GraphQL did not find, or the token may not see."""
        for ref in references:
            answer = self.answers.get(ref.key, Answer())
            if answer.is_forbidden:
                self._keep(ref, self._readable_for_all(ref))
            elif answer.absent is not None and answer.is_repository:
                self._keep(ref, self._rest.without_repository(ref))
            elif answer.absent is not None:
                self._single(ref, confirm=True)
        self._complete_moved({ref.key: ref.host for ref in references})

    def _readable_for_all(self, ref: Reference) -> Answer:
        """What anyone may see of `ref`: an organisation can hide from tokens what is public."""
        try:
            answer = self._rest.ask(ref, anonymous=True)
        except NoAnswerError as error:
            return Answer(failure=error.reason)
        return answer if answer.found else Answer(absent=Detail.UNREADABLE)

    def _complete_moved(self, hosts: Mapping[str, str]) -> None:
        """One query for what has moved: REST says less about it.

        Args:
            hosts: the host of each key that was asked about.
        """
        waiting = moved.references(self.answers, hosts)
        try:
            for start in range(0, len(waiting), graphql.BATCH):
                self._complete_batch(waiting[start : start + graphql.BATCH])
        except NoAnswerError as error:
            if error.final:
                raise

    def _complete_batch(self, waiting: Sequence[tuple[str, Reference]]) -> None:
        references = [ref for _, ref in waiting]
        answers = graphql.answers(references, self._query(references))
        for key, ref in waiting:
            self.answers[key] = moved.completed(key, self.answers[key], answers[ref.key])

    # ---- one by one ----

    def _singly(self, references: Sequence[Reference]) -> None:
        """Without a token: REST, first the states of all, then what takes more requests."""
        for ref in references:
            self._spend()
            self._single(ref)
        for ref in references:
            found = self.answers[ref.key].found
            if found is not None:
                self._spend()
                self._complete(ref)

    def _single(self, ref: Reference, *, confirm: bool = False) -> None:
        try:
            answer = self._rest.confirm(ref) if confirm else self._rest.ask(ref)
        except NoAnswerError as error:
            self._keep(ref, Answer(failure=error.reason))
            if error.why in {Why.FINAL, Why.TOKEN}:
                raise
        else:
            self._keep(ref, answer)

    def _keep(self, ref: Reference, answer: Answer) -> None:
        self.answers[ref.key] = answer

    def _complete(self, ref: Reference) -> None:
        """Add what takes requests of its own; without an answer to those, the state is kept."""
        found = self.answers[ref.key].found
        assert found is not None
        try:
            self.answers[ref.key] = Answer(found=self._rest.complete(ref, found))
        except NoAnswerError as error:
            if error.final:
                raise

    def _spend(self) -> None:
        left = self._github.anonymous_left
        if self._github.requests > ANONYMOUS_CALLS - 2 or (left or 60) <= ANONYMOUS_RESERVE:
            raise NoAnswerError(
                f"GitHub answers {ANONYMOUS_CALLS} questions an hour without a token; "
                "the other issues wait for the next run",
                Why.FINAL,
            )
