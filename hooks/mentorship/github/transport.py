"""Requests to GitHub, one after another: tried again, waited for, given up."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from mentorship import __version__
from mentorship.github import bounded, failures
from mentorship.github.bounded import UnboundedError
from mentorship.github.clock import Clock
from mentorship.github.no_answer import NoAnswerError, Why
from mentorship.github.waiting import BACKOFF, retry_after

MAX_BYTES = 5 * 1024 * 1024
CONNECT_SECONDS = 3.0
READ_SECONDS = 15.0
REQUEST_SECONDS = 15.0
"""For one request and its whole answer; a time-out of requests is for one read."""

MOST_FAILURES = 6
"""Requests in a row without an answer, after which GitHub is taken to be down."""

MOST_WAITS = 2
"""Times in one run that we wait where GitHub asks us to."""


class _TokenAuth(requests.auth.AuthBase):
    """Sends the token to the API's own origin and nowhere else, and never reads a netrc file."""

    def __init__(self, token: str, origins: set[str]) -> None:
        self._token = token
        self._origins = origins

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token and origin(request.url or "") in self._origins:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Transport:
    """The connection that all requests of a run share.

    Args:
        token: or ``""`` to ask anonymously.
        rest_url, graphql_url: where the token may go; a POST to the second is a question.
        seconds: the time budget of all requests together.

    Attributes:
        requests: how many were made.
        anonymous_left: what GitHub last said is left of the hour without a token, if it did.
    """

    def __init__(
        self, token: str, rest_url: str, graphql_url: str, seconds: float, clock: Clock
    ) -> None:
        self.requests = 0
        self.anonymous_left: int | None = None
        self._clock = clock
        self._token = token
        self._graphql_url = graphql_url
        self._failures = self._waits = 0
        self._deadline = clock.monotonic() + seconds
        self._session = requests.Session()
        self._session.headers.update(
            {
                "Accept": "application/vnd.github+json",
                "User-Agent": f"mentorship-ideas/{__version__}",
                "X-GitHub-Api-Version": "2022-11-28",
            }
        )
        origins = {origin(rest_url), origin(graphql_url)}
        self._authorised = _TokenAuth(token, origins)
        self._anonymous = _TokenAuth("", origins)

    def forget_token(self) -> None:
        """Ask anonymously from here on."""
        self._token = ""
        self._authorised = self._anonymous

    def send(
        self,
        method: str,
        url: str,
        *,
        anonymous: bool = False,
        payload: Mapping[str, Any] | None = None,
    ) -> tuple[requests.Response, bytes]:
        """One request, tried again where that may help; a change is never tried again.

        When `MOST_FAILURES` in a row got no answer, nothing more is asked in this run.
        """
        is_question = method == "GET" or url == self._graphql_url
        waits = list(BACKOFF) if is_question else []
        while True:
            try:
                answer = self._try(method, url, anonymous, payload)
            except NoAnswerError as error:
                if error.why not in {Why.TRY_AGAIN, Why.TOO_MUCH}:
                    raise
                self._count_failure(error)
                if error.why is Why.TOO_MUCH or not waits:
                    raise
                self._clock.sleep(waits.pop(0))
            else:
                self._failures = 0
                return answer

    def _count_failure(self, error: NoAnswerError) -> None:
        self._failures += 1
        self._session.close()  # the next try needs a new connection
        if self._failures >= MOST_FAILURES:
            reason = f"{error.reason}, {self._failures} times in a row"
            raise NoAnswerError(reason, Why.FINAL) from None

    def _try(
        self, method: str, url: str, anonymous: bool, payload: Mapping[str, Any] | None
    ) -> tuple[requests.Response, bytes]:
        left = self._deadline - self._clock.monotonic()
        if left <= 0:
            raise NoAnswerError("the time for asking GitHub is used up", Why.FINAL)
        self.requests += 1
        anonymous = anonymous or not self._token
        try:
            response, body = self._exchange(method, url, anonymous, payload, left)
        except (requests.RequestException, HTTPError, UnboundedError, ValueError) as error:
            raise failures.of_exception(error) from None
        if anonymous:
            left_over = response.headers.get("x-ratelimit-remaining", "")
            self.anonymous_left = int(left_over) if left_over.isdigit() else None
        if self._is_limited(response, body):
            self._wait(response)
            return self._try(method, url, anonymous, payload)
        failures.refuse(response)
        return response, body

    def _exchange(
        self,
        method: str,
        url: str,
        anonymous: bool,
        payload: Mapping[str, Any] | None,
        left: float,
    ) -> tuple[requests.Response, bytes]:
        """One request and its whole answer, in `left` seconds at most."""
        own = time.monotonic() + min(REQUEST_SECONDS, left)
        response = bounded.within(
            min(REQUEST_SECONDS, left),
            lambda: self._session.request(
                method,
                url,
                json=payload,
                auth=self._anonymous if anonymous else self._authorised,
                timeout=(min(CONNECT_SECONDS, left), min(READ_SECONDS, left)),
                allow_redirects=False,
                stream=True,
            ),
        )
        with response:
            return response, bounded.body(response, most=MAX_BYTES, deadline=own)

    def _is_limited(self, response: requests.Response, body: bytes) -> bool:
        """Whether a limit is reached that passes by waiting; the hourly one ends the run.

        Source: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
        """
        if response.status_code not in {403, 429}:
            return False
        if response.headers.get("x-ratelimit-remaining") == "0":
            raise NoAnswerError("GitHub's rate limit is reached", Why.FINAL)
        return (
            response.status_code == 429
            or "retry-after" in response.headers
            or b"rate limit" in body.lower()
        )

    def _wait(self, response: requests.Response) -> None:
        """Wait as long as GitHub asks, if the time for asking allows it, and twice at most."""
        seconds = retry_after(response.headers.get("retry-after"), self._clock.wall())
        self._waits += 1
        if self._waits > MOST_WAITS or seconds >= self._deadline - self._clock.monotonic():
            raise NoAnswerError("GitHub's rate limit is reached", Why.FINAL)
        self._clock.sleep(seconds)


def origin(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
