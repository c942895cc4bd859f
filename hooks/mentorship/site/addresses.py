"""The addresses of the site, as its contract fixes them: all begin and end with a slash."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from urllib.parse import urlencode

from mentorship.model.idea import Idea
from mentorship.model.project import Project
from mentorship.model.term import Term

HOME = "/"
CATALOGUE = "/ideas/"
PROJECTS = "/projects/"
TERMS = "/terms/"
SKILLS = "/skills/"
STATISTICS = "/statistics/"
FEED = "/feed.xml"
CALENDAR = "/calendar.ics"
LLMS = "/llms.txt"
IDEAS_FILE = "/ideas.json"
IDEAS_SCHEMA = "/ideas.schema.json"
ISSUES_FILE = "/issues.json"
ISSUES_SCHEMA = "/issues.schema.json"


def project(project: Project) -> str:
    """Where a project's page is."""
    return f"{PROJECTS}{project.slug}/"


def idea(idea: Idea) -> str:
    """Where an idea's page is: the path of its file, without `ideas/` and `.md`."""
    return f"{PROJECTS}{idea.project.slug}/{idea.slug}/"


def term(term: Term) -> str:
    """Where a term's page is."""
    return f"{TERMS}{term.id}/"


def skill(slug: str) -> str:
    """Where a skill's page is."""
    return f"{SKILLS}{slug}/"


def feed(page: str) -> str:
    """Where the feed of the project or skill at address `page` is; of all ideas, `FEED`."""
    return f"{page}{FEED.lstrip('/')}"


def wanted(**values: str | Sequence[str]) -> str:
    """The catalogue with some of its filters set, as its own form would write them."""
    return f"{CATALOGUE}?{urlencode(values, doseq=True)}"


def upstream_file(term: Term, name: str) -> str:
    """Where a term's upstream file of that name is."""
    return f"{TERMS}{term.id}/{name}"


def relative(target: str, page: str) -> str:
    """The link from the page at address `page` to address `target`; it works under any base."""
    path, mark, query = target.partition("?")
    link = posixpath.relpath(path, page) + ("/" if path.endswith("/") else "")
    return link + mark + query


def absolute(target: str, base: str) -> str:
    """`target` with the site's own address before it: `https://example.org/ideas/`.

    Without the site's own address, this machine's is used, as in a preview.
    """
    return (base or "http://localhost/") + target.lstrip("/")
