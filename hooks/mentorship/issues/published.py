"""The states that the published site offers to the next build."""

from __future__ import annotations

import requests

from mentorship.issues.store import States, parse

SECONDS = (3.0, 5.0)
MAX_BYTES = 20 * 1024 * 1024


def fetch(site_url: str) -> States:
    """The states at ``<site_url>issues.json``; empty where they cannot be had.

    Args:
        site_url: the site's address, ending in a slash; ``""`` gives nothing.
    """
    if not site_url.startswith(("https://", "http://")):
        return {}
    try:
        with requests.get(site_url + "issues.json", timeout=SECONDS, stream=True) as response:
            if response.status_code != 200:
                return {}
            body = response.raw.read(MAX_BYTES, decode_content=True)
    except requests.RequestException:
        return {}
    return parse(body.decode("utf-8", "replace"))
