"""The states that the published site offers to the next build."""

from __future__ import annotations

import time
from datetime import datetime

import requests
from urllib3.exceptions import HTTPError

from mentorship.github import bounded
from mentorship.github.bounded import UnboundedError
from mentorship.issues.store import MAX_BYTES, Say, States, parse, silent

SECONDS = 5.0


def fetch(
    site_url: str,
    now: datetime | None = None,
    say: Say = silent,
    seconds: float = SECONDS,
) -> States:
    """The states at ``<site_url>issues.json``; empty where they cannot be had in time.

    Args:
        site_url: the site's address, ending in a slash; ``""`` gives nothing.
        now: times after it are left out; without it, all are kept.
        say: prints a line about what is left out.
        seconds: the time for all of it.
    """
    if not site_url.startswith(("https://", "http://")):
        return {}
    deadline = time.monotonic() + seconds
    try:
        with bounded.within(
            seconds,
            lambda: requests.get(
                site_url + "issues.json",
                timeout=min(3.0, seconds),
                stream=True,
                allow_redirects=False,
                auth=lambda request: request,  # no password from a netrc file goes there
            ),
        ) as response:
            if response.status_code != 200:
                return {}
            body = bounded.body(response, most=MAX_BYTES, deadline=deadline)
    except (requests.RequestException, HTTPError, UnboundedError, ValueError):
        return {}
    return parse(body, "issues.json of the published site", now, say)
