"""What the catalogue can be filtered by; a filter's name and values are those in its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from mentorship.issues.state import Availability
from mentorship.model.skills import Skills
from mentorship.model.term import Phase
from mentorship.site.entry import Entry
from mentorship.site.view import View

_TITLES = {
    "availability": "Availability",
    "skill": "Skill",
    "phase": "Term phase",
    "term": "Term",
    "project": "Project",
    "difficulty": "Difficulty",
    "size": "Size",
    "maturity": "Project maturity",
}
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
_MATURITIES = ("graduated", "incubating", "sandbox", "archived")


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


def values(view: View, entry: Entry) -> Mapping[str, Sequence[str]]:
    """The values of an idea: facet → values, as the address has them."""
    idea = entry.idea
    found: dict[str, Sequence[str | None]] = {
        "availability": [entry.availability],
        "skill": [view.catalogue.skills.slugs[name] for name in entry.skills],
        "phase": [entry.term.phase(view.now)],
        "term": [entry.term.id],
        "project": [idea.project.slug],
        "difficulty": [idea.difficulty],
        "size": [idea.size],
        "maturity": [idea.project.maturity],
    }
    return {name: [value for value in some if value] for name, some in found.items()}


def query(view: View, entry: Entry) -> str:
    """The values of an idea in the grammar of the address: `skill=go&skill=http&size=small`."""
    return urlencode(values(view, entry), doseq=True)


def facets(view: View) -> list[Facet]:
    """The facets by which the ideas of `view` differ or that a value of theirs names."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in _TITLES}
    for entry in view.entries:
        for name, some in values(view, entry).items():
            counts[name].update(some)
    labels = _labels(view)
    also = {"skill": _other_names(view.catalogue.skills)}
    made = []
    for name, title in _TITLES.items():
        options = [
            Option(value, label, counts[name][value], also.get(name, {}).get(value, ""))
            for value, label in labels[name].items()
            if counts[name][value]
        ]
        if options:
            made.append(Facet(name, title, options))
    return made


def _other_names(skills: Skills) -> Mapping[str, str]:
    """A skill's form in an address → the other ways to write it."""
    return {skills.slugs[name]: " ".join(aliases) for name, aliases in skills.aliases.items()}


def _labels(view: View) -> Mapping[str, Mapping[str, str]]:
    """Facet → value → label, in the order of the list: the skills most asked for first."""
    catalogue = view.catalogue
    wanted = Counter(skill for one in view.entries if not one.is_hidden for skill in one.skills)
    skills = sorted(
        catalogue.skills.slugs.items(), key=lambda item: (-wanted[item[0]], item[0].casefold())
    )
    return {
        "availability": {str(kind): label for kind, label in _AVAILABILITIES.items()},
        "skill": {slug: name for name, slug in skills},
        "phase": {str(kind): label for kind, label in _PHASES.items()},
        "term": {term.id: term.title for term in view.terms()},
        "project": {project.slug: project.name for project in catalogue.projects},
        "difficulty": {value: value.capitalize() for value in ("easy", "medium", "hard")},
        "size": {value: value.capitalize() for value in ("small", "medium", "large")},
        "maturity": {value: value.capitalize() for value in _MATURITIES},
    }
