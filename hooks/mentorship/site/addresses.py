"""The addresses of the site, as its contract fixes them: all begin and end with a slash."""

from __future__ import annotations

import posixpath

from mentorship.idea import Idea
from mentorship.project import Project
from mentorship.term import Term

HOME = "/"
CATALOGUE = "/ideas/"
PROJECTS = "/projects/"
TERMS = "/terms/"
ISSUES_FILE = "/issues.json"
ISSUES_SCHEMA = "/issues.schema.json"

UPSTREAM_FILES: dict[str, str] = {
    "project-ideas": "project_ideas.md",
    "readme": "README.md",
    "gsoc": "gsoc.md",
    "lfx-json": "lfx-export.json",
    "lfx-csv": "lfx-tracking.csv",
}
"""Format of `ideas export` → the name of the file that each term has of it."""


def project(project: Project) -> str:
    """Where a project's page is."""
    return f"{PROJECTS}{project.slug}/"


def idea(idea: Idea) -> str:
    """Where an idea's page is: the path of its file, without `ideas/` and `.md`."""
    return f"{PROJECTS}{idea.project.slug}/{idea.slug}/"


def term(term: Term) -> str:
    """Where a term's page is."""
    return f"{TERMS}{term.id}/"


def upstream_file(term: Term, name: str) -> str:
    """Where a term's upstream file of that name is."""
    return f"{TERMS}{term.id}/{name}"


def relative(target: str, page: str) -> str:
    """The link from the page at address `page` to address `target`; it works under any base."""
    path = posixpath.relpath(target, page)
    return path + "/" if target.endswith("/") else path
