"""The connection to GitHub: one request, one parsed answer, or a reason why there is none."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from mentorship import __version__
from mentorship.issues import bounded
from mentorship.issues.bounded import UnboundedError

MAX_BYTES = 5 * 1024 * 1024
MAX_REDIRECTS = 3
CONNECT_SECONDS = 3.0
READ_SECONDS = 15.0


class NoAnswerError(Exception):
    """GitHub gave no usable answer.

    Attributes:
        reason: why, for people.
        final: whether asking on is of no use in this run (no network, limit reached).
    """

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


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


class _TokenAuth(requests.auth.AuthBase):
    """Sends the token to the API's own origin and nowhere else, and never reads a netrc file."""

    def __init__(self, token: str, origins: set[str]) -> None:
        self._token = token
        self._origins = origins

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token and _origin(request.url or "") in self._origins:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class GitHub:
    """One connection to GitHub's REST and GraphQL interfaces; requests go one after another.

    Args:
        token: or ``""`` to ask anonymously.
        rest_url, graphql_url: the interfaces' addresses.
        seconds: the time budget of all requests together.
    """

    def __init__(self, token: str, rest_url: str, graphql_url: str, seconds: float) -> None:
        self.token = token
        self.rest_url = rest_url.rstrip("/")
        self.graphql_url = graphql_url
        self.requests = 0
        self._deadline = time.monotonic() + seconds
        self._session = requests.Session()
        self._session.headers.update(
            {
                "Accept": "application/vnd.github+json",
                "User-Agent": f"mentorship-ideas/{__version__}",
                "X-GitHub-Api-Version": "2022-11-28",
            }
        )
        origins = {_origin(self.rest_url), _origin(graphql_url)}
        self._authorised = _TokenAuth(token, origins)
        self._anonymous = _TokenAuth("", origins)

    @classmethod
    def from_environment(
        cls, seconds: float, environment: Mapping[str, str] | None = None
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
        )

    def get(self, path: str, *, anonymous: bool = False) -> Response:
        """GET `path` (beginning with a slash) of the REST interface, following redirects that
        stay on the same server.

        Raises:
            NoAnswerError: no usable answer.
        """
        url = self.rest_url + path
        for hop in range(MAX_REDIRECTS + 1):
            response, body = self._send("GET", url, anonymous=anonymous)
            if response.status_code not in {301, 302, 307, 308}:
                return Response(response.status_code, _parsed(response.status_code, body), hop > 0)
            try:
                url = urljoin(url, response.headers.get("Location", ""))
                is_ours = _origin(url) == _origin(self.rest_url)
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
        response, body = self._send(method, whole, payload=payload)
        return Response(response.status_code, _parsed(response.status_code, body))

    def _send(
        self,
        method: str,
        url: str,
        *,
        anonymous: bool = False,
        payload: Mapping[str, Any] | None = None,
    ) -> tuple[requests.Response, bytes]:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise NoAnswerError("the time for asking GitHub is used up", final=True)
        self.requests += 1
        try:
            response = self._session.request(
                method,
                url,
                json=payload,
                auth=self._anonymous if anonymous else self._authorised,
                timeout=(min(CONNECT_SECONDS, left), min(READ_SECONDS, left)),
                allow_redirects=False,
                stream=True,
            )
            with response:
                body = bounded.body(response, most=MAX_BYTES, deadline=self._deadline)
        except requests.ConnectionError:
            raise NoAnswerError("GitHub cannot be reached", final=True) from None
        except requests.Timeout:
            raise NoAnswerError("GitHub took too long to answer") from None
        except (requests.RequestException, HTTPError) as error:
            raise NoAnswerError(f"the answer broke off ({type(error).__name__})") from None
        except UnboundedError as error:
            late = time.monotonic() > self._deadline
            raise NoAnswerError(str(error), final=late) from None
        except ValueError:  # requests looks at a redirect's address even when it must not follow
            raise NoAnswerError("the token or a redirect has odd characters") from None
        _refuse_limits(response, body)
        return response, body


def _refuse_limits(response: requests.Response, body: bytes) -> None:
    """Turn server errors and rate limits into `NoAnswerError`.

    Source: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
    """
    status = response.status_code
    if status >= 500:
        raise NoAnswerError(f"GitHub answered {status}")
    spent = response.headers.get("x-ratelimit-remaining") == "0"
    limited = spent or "retry-after" in response.headers or b"rate limit" in body.lower()
    if status == 429 or (status == 403 and limited):
        raise NoAnswerError("GitHub's rate limit is reached", final=True)
    if status == 401:
        raise NoAnswerError("GitHub does not accept the token", final=True)


def _parsed(status: int, body: bytes) -> Any:
    if status in {204, 404, 410}:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NoAnswerError(f"GitHub answered {status} with something that is not JSON") from None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
