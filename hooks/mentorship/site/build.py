"""The site as a value: its pages and files, from a catalogue, issue states and a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mentorship.checkout.history import Dates
from mentorship.issues import findings
from mentorship.issues.store import States
from mentorship.model.collection import Catalogue
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


def build(
    catalogue: Catalogue,
    states: States,
    now: datetime,
    *,
    history: Mapping[str, Dates] | None = None,
    base: str = "",
    name: str = "Mentorship Ideas",
    emails: bool = True,
) -> Site:
    """The site of `catalogue`: a pure function, without a file, a clock or a network.

    Args:
        catalogue: the ideas, their projects, terms and skills.
        states: what is known of linked issues; what is not in it is not yet verified.
        now: the moment from which phases follow, with a time zone.
        history: when each idea's file was added and changed, as far as it is known.
        base: the site's address, ending in a slash, or ``""``.
        name: the site's name.
        emails: whether the combined files show mentors' e-mail addresses.

    Returns:
        Everything that is published; the same for the same arguments.
    """
    view = View(catalogue, states, now, history or {}, base, name)
    found = findings.find(catalogue, states, now)
    return Site(
        pages=tuple(pages(view)),
        files=tuple(downloads(view, emails=emails)),
        problems=tuple(finding.problem for finding in found),
        figures=figures.figures(view),
    )
