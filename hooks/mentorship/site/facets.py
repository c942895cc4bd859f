"""What the catalogue can be filtered by; a filter's name and values are those in its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from mentorship.issues.state import Availability
from mentorship.model.term import Phase
from mentorship.site.entry import Entry
from mentorship.site.view import View

_AVAILABILITIES = {
    Availability.FREE: "Free",
    Availability.TAKEN: "Taken",
    Availability.CLOSED: "Issue closed",
    Availability.UNKNOWN: "Unknown",
}
_PHASES = {
    Phase.APPLICATIONS: "Applications open",
    Phase.PROPOSALS: "Ideas being proposed",
    Phase.COMING: "Coming",
    Phase.SELECTION: "Mentees being selected",
    Phase.RUNNING: "Mentees at work",
    Phase.UNDATED: "Dates not known",
    Phase.OVER: "Over",
}


@dataclass(frozen=True)
class Option:
    """One value of a facet.

    Attributes:
        value: as in the address.
        label: as people read it.
        count: how many ideas have it.
        also: other words by which it is sought, with spaces between.
    """

    value: str
    label: str
    count: int
    also: str


@dataclass(frozen=True)
class Facet:
    """A facet of the catalogue with the values that some idea has."""

    name: str
    title: str
    options: Sequence[Option]


Labels = Mapping[str, str]
"""The values of a facet in the order of its list, each with its label."""


@dataclass(frozen=True)
class _Row:
    """One facet.

    Attributes:
        name: in the address.
        title: as people read it.
        values: of an idea; None for one it does not say.
        labels: every value that an idea could have.
        also: value → other words by which it is sought.
    """

    name: str
    title: str
    values: Callable[[View, Entry], Sequence[str | None]]
    labels: Callable[[View], Labels]
    also: Callable[[View], Mapping[str, str]] = lambda view: {}


def _fixed(*values: str) -> Callable[[View], Labels]:
    return lambda view: {value: value.capitalize() for value in values}


def _skills(view: View) -> Labels:
    """The skills most asked for come first."""
    wanted = Counter(skill for one in view.entries if not one.is_hidden for skill in one.skills)
    slugs = view.catalogue.skills.slugs
    ordered = sorted(slugs, key=lambda name: (-wanted[name], name.casefold()))
    return {slugs[name]: name for name in ordered}


def _other_names(view: View) -> Mapping[str, str]:
    skills = view.catalogue.skills
    return {skills.slugs[name]: " ".join(aliases) for name, aliases in skills.aliases.items()}


_ROWS = (
    _Row(
        "availability",
        "Availability",
        lambda view, entry: [entry.availability],
        lambda view: {str(kind): label for kind, label in _AVAILABILITIES.items()},
    ),
    _Row(
        "skill",
        "Skill",
        lambda view, entry: [view.catalogue.skills.slugs[name] for name in entry.skills],
        _skills,
        _other_names,
    ),
    _Row(
        "phase",
        "Term phase",
        lambda view, entry: [entry.term.phase(view.now)],
        lambda view: {str(kind): label for kind, label in _PHASES.items()},
    ),
    _Row(
        "term",
        "Term",
        lambda view, entry: [entry.term.id],
        lambda view: {term.id: term.title for term in view.terms()},
    ),
    _Row(
        "project",
        "Project",
        lambda view, entry: [entry.idea.project.slug],
        lambda view: {project.slug: project.name for project in view.catalogue.projects},
    ),
    _Row(
        "difficulty",
        "Difficulty",
        lambda view, entry: [entry.idea.difficulty],
        _fixed("easy", "medium", "hard"),
    ),
    _Row(
        "size",
        "Size",
        lambda view, entry: [entry.idea.size],
        _fixed("small", "medium", "large"),
    ),
    _Row(
        "maturity",
        "Project maturity",
        lambda view, entry: [entry.idea.project.maturity],
        _fixed("graduated", "incubating", "sandbox", "archived"),
    ),
)


def _values(row: _Row, view: View, entry: Entry) -> list[str]:
    return [value for value in row.values(view, entry) if value]


def query(view: View, entry: Entry) -> str:
    """The values of an idea in the grammar of the address: `skill=go&skill=http&size=small`."""
    return urlencode({row.name: _values(row, view, entry) for row in _ROWS}, doseq=True)


def facets(view: View) -> list[Facet]:
    """The facets of the catalogue, each with the values that an idea has."""
    return [facet for row in _ROWS for facet in [_facet(row, view)] if facet.options]


def _facet(row: _Row, view: View) -> Facet:
    counts = Counter(value for entry in view.entries for value in _values(row, view, entry))
    also = row.also(view)
    options = [
        Option(value, label, counts[value], also.get(value, ""))
        for value, label in row.labels(view).items()
        if counts[value]
    ]
    return Facet(row.name, row.title, options)
