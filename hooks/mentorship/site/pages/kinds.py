"""The kinds of generated pages: one row says all there is to know of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from mentorship.site.pages import (
    catalogue_page,
    idea_page,
    project_pages,
    skill_pages,
    statistics_page,
    term_pages,
)
from mentorship.site.pages.making import Draft, Page, fill
from mentorship.site.search import document
from mentorship.site.view import View


@dataclass(frozen=True)
class Kind:
    """A kind of page.

    Attributes:
        template: its file in `templates/`.
        drafts: its pages, before the template is filled in.
        in_navigation: whether the site's tabs lead to it (`nav` in `mkdocs.yml` names it, too).
    """

    template: str
    drafts: Callable[[View], Iterable[Draft]]
    in_navigation: bool = False


KINDS = (
    Kind("catalogue.html", catalogue_page.drafts, in_navigation=True),
    Kind("projects.html", project_pages.lists, in_navigation=True),
    Kind("project.html", project_pages.drafts),
    Kind("idea.html", idea_page.drafts),
    Kind("skills.html", skill_pages.lists, in_navigation=True),
    Kind("skill.html", skill_pages.drafts),
    Kind("terms.html", term_pages.lists, in_navigation=True),
    Kind("term.html", term_pages.drafts),
    Kind("statistics.html", statistics_page.drafts, in_navigation=True),
)


def pages(view: View) -> list[Page]:
    """Every generated page."""
    return [
        fill(view, kind.template, _findable(draft), in_navigation=kind.in_navigation)
        for kind in KINDS
        for draft in kind.drafts(view)
    ]


def _findable(draft: Draft) -> Draft:
    """`draft`, found at least by its title and description."""
    if draft.documents:
        return draft
    found = document(draft.address, draft.title, [draft.description], draft.rank)
    return replace(draft, documents=[found])
