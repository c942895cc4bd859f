"""Linked issues asked about one by one, with GitHub's REST interface.

Source: https://docs.github.com/rest/issues/issues#get-an-issue
"""

from __future__ import annotations

import re
from typing import Any

from mentorship.github import untrusted
from mentorship.github.client import GitHub
from mentorship.github.no_answer import NoAnswerError
from mentorship.github.untrusted import member
from mentorship.issues.state import Answer, Detail, IssueState, PullRequest
from mentorship.model.reference import Kind, Reference, parse

_ABSENT = {404: Detail.MISSING, 410: Detail.GONE, 451: Detail.BLOCKED}


class Rest:
    """Asks about single references; remembers what it learnt of their repositories."""

    def __init__(self, github: GitHub) -> None:
        self._github = github
        self._archived: dict[str, bool] = {}
        self._absent: dict[str, Answer | None] = {}

    def ask(self, ref: Reference, *, anonymous: bool = False) -> Answer:
        """Ask about `ref`.

        Raises:
            NoAnswerError: GitHub gave no usable answer.
        """
        if ref.kind is Kind.DISCUSSION:
            return Answer(failure="GitHub shows discussions only with a token")
        path = f"/repos/{ref.owner}/{ref.repository}/issues/{ref.number}"
        response = self._github.get(path, anonymous=anonymous)
        if response.status in _ABSENT:
            return Answer(absent=_ABSENT[response.status])
        if response.status != 200 or not isinstance(response.data, dict):
            return Answer(failure=f"GitHub answered {response.status}")
        if not response.redirected and response.data.get("number") != ref.number:
            return Answer(failure="GitHub answered about another issue")
        lies = next(iter(parse(str(response.data.get("html_url")), ref.host)), ref)
        if not response.redirected and lies.key != ref.key:
            return Answer(failure="GitHub answered about another repository")
        if response.data.get("state") not in {"open", "closed"}:
            return Answer(failure="GitHub did not say whether it is open")
        return Answer(found=_state(ref, response.data, response.redirected))

    def without_repository(self, ref: Reference) -> Answer:
        """Ask about `ref`, of whose repository GraphQL knows nothing: once for all of them.

        If the repository is there, or has moved, its issues are asked about.
        """
        name = f"{ref.owner}/{ref.repository}".casefold()
        if name not in self._absent:
            self._absent[name] = self._repository(f"/repos/{ref.owner}/{ref.repository}")
        known = self._absent[name]
        if known is not None:
            return known
        try:
            return self.confirm(ref)
        except NoAnswerError as error:
            if error.final:
                raise
            return Answer(failure=error.reason)

    def _repository(self, path: str) -> Answer | None:
        """The answer for all issues of a missing repository; None where it is there."""
        try:
            first = self._github.get(path).status
            if first == 200:
                return None
            second = self._github.get(path, anonymous=True).status
        except NoAnswerError as error:
            if error.final:
                raise
            return Answer(failure=error.reason)
        if second == 200:
            return None
        if second not in _ABSENT:
            return Answer(failure=f"GitHub answered {second} about the repository")
        return Answer(absent=_ABSENT[second], proven=first == second)

    def confirm(self, ref: Reference) -> Answer:
        """Ask about `ref`, which GraphQL did not find, with the token and then without one.

        Only what both say is proven; an organisation may hide from a token what anyone can see.

        Raises:
            NoAnswerError: GitHub gave no usable answer.
        """
        answer = self.ask(ref)
        if answer.found is not None or ref.kind is Kind.DISCUSSION:
            return answer
        try:
            second = self.ask(ref, anonymous=True)
        except NoAnswerError as error:
            # The limit without a token is not the limit with it.
            return Answer(failure=error.reason)
        if second.found is not None:
            return second
        proven = answer.absent is not None and answer.absent is second.absent
        return second.model_copy(update={"proven": proven})

    def complete(self, ref: Reference, state: IssueState) -> IssueState:
        """Add to `state` what takes requests of its own: archived repository, pull requests.

        Raises:
            NoAnswerError: GitHub gave no usable answer.
        """
        here = next(iter(parse(state.url, ref.host)), ref)  # where it lies now, if it has moved
        state = state.model_copy(update={"archived": self._is_archived(here)})
        if state.detail is Detail.OPEN and state.pull_requests is None:
            state = state.model_copy(update={"pull_requests": self._pull_requests(here)})
        return state

    def _is_archived(self, ref: Reference) -> bool:
        name = f"{ref.owner}/{ref.repository}"
        if name not in self._archived:
            response = self._github.get(f"/repos/{name}")
            self._archived[name] = member(response.data, "archived") is True
        return self._archived[name]

    def _pull_requests(self, ref: Reference) -> tuple[PullRequest, ...]:
        """Open pull requests that say they close the issue.

        REST has no list of them; the timeline has every mention, and a mention with a closing
        word is what GitHub links:
        https://docs.github.com/issues/tracking-your-work-with-issues/linking-a-pull-request-to-an-issue
        """
        path = f"/repos/{ref.owner}/{ref.repository}/issues/{ref.number}/timeline?per_page=100"
        response = self._github.get(path)
        if response.status != 200 or not isinstance(response.data, list):
            raise NoAnswerError(f"GitHub answered {response.status} about the timeline")
        closes = _closing_words(ref)
        found: dict[str, PullRequest] = {}
        for event in response.data:
            source = member(event, "source", "issue")
            if member(event, "event") != "cross-referenced" or not member(source, "pull_request"):
                continue
            body = str(member(source, "body") or "")
            url = untrusted.address(member(source, "html_url"), "")
            if url and member(source, "state") == "open" and closes.search(body):
                repository = untrusted.text(member(source, "repository", "full_name"))
                name = f"{repository}#{member(source, 'number')}"
                found[url] = PullRequest(name=name, url=url)
        return tuple(found.values())[:5]


def _closing_words(ref: Reference) -> re.Pattern[str]:
    """What a pull request's text says when it closes `ref`: `fixes #12`, `Closes: o/r#12`, …"""
    name = re.escape(f"{ref.owner}/{ref.repository}")
    address = re.escape(ref.url.removesuffix(str(ref.number)))
    return re.compile(
        rf"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:(?:{name})?#|{address}){ref.number}\b",
        re.IGNORECASE,
    )


def _state(ref: Reference, data: dict[str, Any], redirected: bool) -> IssueState:
    is_pull = isinstance(data.get("pull_request"), dict)
    merged = is_pull and member(data, "pull_request", "merged_at") is not None
    is_open = data.get("state") == "open"
    url = untrusted.address(data.get("html_url"), ref.url)
    return IssueState(
        key=ref.key,
        url=url,
        detail=Detail.OPEN if is_open else Detail.MERGED if merged else Detail.CLOSED,
        reason=None if is_pull else untrusted.text(data.get("state_reason"), 40) or None,
        title=untrusted.text(data.get("title")),
        assignees=untrusted.texts(data.get("assignees"), "login", 5),
        pull_requests=() if is_pull or not is_open else None,
        labels=untrusted.texts(data.get("labels"), "name", 10),
        updated_at=untrusted.moment(data.get("updated_at")),
        moved_to=url if redirected else None,
    )
