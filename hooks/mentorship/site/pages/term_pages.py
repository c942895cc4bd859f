"""The list of terms, and a page for each with its dates, its ideas and its downloads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mentorship.model.project import Project
from mentorship.model.term import Phase, Term
from mentorship.reading.folder import TERMS
from mentorship.site import addresses, statistics
from mentorship.site.entry import Entry
from mentorship.site.pages.making import OF_A_LIST, Draft, Heading
from mentorship.site.view import View
from mentorship.upstream.exporting.formats import FORMATS

TERMS_FILE = f"ideas/{TERMS}"


def lists(view: View) -> Iterator[Draft]:
    """The list."""
    yield Draft(
        address=addresses.TERMS,
        title="Terms",
        description="The terms of the programme.",
        rank=OF_A_LIST,
        source=TERMS_FILE,
        values={"counts": Counter(entry.term.id for entry in view.entries)},
    )


def drafts(view: View) -> Iterator[Draft]:
    """A page for each term."""
    for term in view.catalogue.terms:
        yield _draft(view, term)


def _draft(view: View, term: Term) -> Draft:
    entries = view.in_term(term)
    return Draft(
        address=addresses.term(term),
        title=term.title,
        description=f"{term.programme}, {term.title}: dates and ideas.",
        rank=OF_A_LIST,
        below=[
            Heading(2, "timeline", "Timeline"),
            Heading(2, "ideas", "Ideas"),
            Heading(2, "downloads", "Downloads"),
        ],
        source=TERMS_FILE,
        values={
            "term": term,
            "entries": entries,
            "groups": _by_project(entries),
            "outcomes": statistics.outcomes(entries),
            "is_after_selection": term.phase(view.now) in {Phase.RUNNING, Phase.OVER},
            "downloads": [(one.file_name, one.purpose) for one in FORMATS.values()],
        },
    )


def _by_project(entries: list[Entry]) -> list[tuple[Project, list[Entry]]]:
    groups: dict[str, tuple[Project, list[Entry]]] = {}
    for entry in sorted(entries, key=lambda one: one.idea.project.name.casefold()):
        project = entry.idea.project
        groups.setdefault(project.slug, (project, []))[1].append(entry)
    return list(groups.values())
