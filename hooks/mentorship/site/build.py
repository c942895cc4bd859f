"""The site as a value: its pages and files, from a catalogue, issue states and a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentorship.issues import findings
from mentorship.model.problem import Problem
from mentorship.site import figures
from mentorship.site.files.downloads import Download, downloads
from mentorship.site.pages.kinds import pages
from mentorship.site.pages.making import Page
from mentorship.site.view import View


@dataclass(frozen=True)
class Site:
    """All that is generated.

    Attributes:
        pages: with their place in the site's search.
        files: what is not a page: feeds, calendar, data, upstream's files.
        problems: what the linked issues say of ideas that mentees can still choose.
        figures: what hand-written pages show, by name; see `mentorship.site.figures`.
    """

    pages: tuple[Page, ...]
    files: tuple[Download, ...]
    problems: tuple[Problem, ...]
    figures: Mapping[str, Any]


def build(view: View, *, emails: bool = True) -> Site:
    """The site of `view`: a pure function, without a file, a clock or a network.

    Args:
        view: the catalogue, what is known of its issues, and the moment from which phases follow.
        emails: whether the combined files show mentors' e-mail addresses.

    Returns:
        Everything that is published; the same for the same view.
    """
    found = findings.find(view.catalogue, view.states, view.now)
    return Site(
        pages=tuple(pages(view)),
        files=tuple(downloads(view, emails=emails)),
        problems=tuple(finding.problem for finding in found),
        figures=figures.figures(view),
    )
