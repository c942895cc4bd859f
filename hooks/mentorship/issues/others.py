"""The linked addresses that GitHub's API cannot be asked about, for a link checker."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea


def addresses(catalogue: Catalogue, ideas: Iterable[Idea]) -> list[str]:
    """What the issue and programme fields of `ideas` and their projects link to, each once.

    Issues, pull requests and discussions are left out: the API says more about them.
    """
    found: dict[str, None] = {}
    for idea in ideas:
        project = idea.project
        linked = [ref.url for ref in idea.references if not ref.is_checkable]
        linked += [idea.lfx_url or "", project.homepage or "", project.repository or ""]
        found.update(dict.fromkeys(filter(None, linked)))
    return list(found)


def is_public(address: str) -> bool:
    """Whether `address` leads to the open internet, and not into our own network.

    A name that nobody can resolve is left to the link checker.
    """
    host = urlsplit(address).hostname or ""
    try:
        known = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return not host.endswith((".localhost", ".internal", ".local")) and host != "localhost"
    return all(ipaddress.ip_address(str(ip).partition("%")[0]).is_global for ip in known)
