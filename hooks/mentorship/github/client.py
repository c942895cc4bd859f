"""GitHub's REST and GraphQL interfaces: a question, and its parsed answer."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from mentorship.github.clock import Clock, SystemClock
from mentorship.github.no_answer import NoAnswerError
from mentorship.github.transport import Transport, origin

MAX_REDIRECTS = 3


@dataclass(frozen=True)
class Response:
    """A JSON answer.

    Attributes:
        status: the HTTP status after redirects.
        data: the parsed body, or None for a status without one that matters.
        redirected: whether GitHub sent us to another address on the way.
    """

    status: int
    data: Any
    redirected: bool = False


class GitHub:
    """One connection to GitHub's REST and GraphQL interfaces; requests go one after another.

    Args:
        token: or ``""`` to ask anonymously.
        rest_url, graphql_url: the interfaces' addresses.
        seconds: the time budget of all requests together.
    """

    def __init__(
        self,
        token: str,
        rest_url: str,
        graphql_url: str,
        seconds: float,
        clock: Clock | None = None,
    ) -> None:
        self.token = token
        self.rest_url = rest_url.rstrip("/")
        self.graphql_url = graphql_url
        self._transport = Transport(
            token, self.rest_url, graphql_url, seconds, clock or SystemClock()
        )

    @property
    def requests(self) -> int:
        """How many requests were made."""
        return self._transport.requests

    @property
    def anonymous_left(self) -> int | None:
        """What is left of the hour without a token, if GitHub said so."""
        return self._transport.anonymous_left

    @classmethod
    def from_environment(
        cls,
        seconds: float,
        environment: Mapping[str, str] | None = None,
        clock: Clock | None = None,
    ) -> GitHub:
        """Connect as the environment says: `GITHUB_TOKEN` or `GH_TOKEN`, and the addresses that
        Actions and GitHub Enterprise set, `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL`.

        Source: https://docs.github.com/actions/reference/variables-reference
        """
        env = os.environ if environment is None else environment
        return cls(
            env.get("GITHUB_TOKEN") or env.get("GH_TOKEN") or "",
            env.get("GITHUB_API_URL") or "https://api.github.com",
            env.get("GITHUB_GRAPHQL_URL") or "https://api.github.com/graphql",
            seconds,
            clock,
        )

    def without_token(self) -> None:
        """Ask anonymously from here on."""
        self.token = ""
        self._transport.forget_token()

    def get(self, path: str, *, anonymous: bool = False) -> Response:
        """GET `path` (beginning with a slash) of the REST interface, following redirects that
        stay on the same server.

        Raises:
            NoAnswerError: no usable answer.
        """
        url = self.rest_url + path
        for hop in range(MAX_REDIRECTS + 1):
            response, body = self._transport.send("GET", url, anonymous=anonymous)
            if response.status_code not in {301, 302, 307, 308}:
                return Response(response.status_code, _parsed(response.status_code, body), hop > 0)
            try:
                url = urljoin(url, response.headers.get("Location", ""))
                is_ours = origin(url) == origin(self.rest_url)
            except ValueError:
                is_ours = False
            if not is_ours:
                raise NoAnswerError("GitHub redirected us to another server")
        raise NoAnswerError("GitHub redirected us in a circle")

    def post(self, url: str, payload: Mapping[str, Any], method: str = "POST") -> Response:
        """Send `payload` as JSON to `url` (whole, or a path of the REST interface).

        Raises:
            NoAnswerError: no usable answer.
        """
        whole = self.rest_url + url if url.startswith("/") else url
        response, body = self._transport.send(method, whole, payload=payload)
        return Response(response.status_code, _parsed(response.status_code, body))


def _parsed(status: int, body: bytes) -> Any:
    if status in {204, 404, 410}:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        reason = f"GitHub answered {status} with something that is not JSON"
        raise NoAnswerError(reason) from None
