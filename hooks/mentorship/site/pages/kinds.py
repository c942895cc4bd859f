"""Every generated page of the site, from a catalogue and what is known of its issues."""

from __future__ import annotations

from collections import Counter

from mentorship.model.project import Project
from mentorship.model.term import Phase, Term
from mentorship.reading.folder import TERMS
from mentorship.site import addresses, facets, statistics
from mentorship.site.pages import idea_page
from mentorship.site.pages.making import OF_A_LIST, Heading, Page, make
from mentorship.site.view import View

TERMS_FILE = f"ideas/{TERMS}"
SKILLS_FILE = "ideas/skills.yml"


def build(view: View) -> list[Page]:
    """All generated pages."""
    return [
        _catalogue(view),
        _projects(view),
        *(_project(view, project) for project in view.catalogue.projects),
        *(idea_page.build(view, idea) for idea in view.catalogue.ideas),
        _skills(view),
        *(_skill(view, name) for name in view.by_skill),
        _terms(view),
        *(_term(view, term) for term in view.catalogue.terms),
        _statistics(view),
    ]


def _catalogue(view: View) -> Page:
    places = {project.slug: place for place, project in enumerate(view.catalogue.projects)}
    return make(
        view,
        addresses.CATALOGUE,
        "catalogue.html",
        "Ideas",
        "Every mentorship idea, with its project, its skills, and whether it is still free.",
        rank=OF_A_LIST,
        feed=addresses.FEED,
        facets=facets.facets(view),
        query=facets.query,
        places=places,
    )


def _projects(view: View) -> Page:
    return make(
        view,
        addresses.PROJECTS,
        "projects.html",
        "Projects",
        "The projects that offer mentorship.",
        rank=OF_A_LIST,
        free=Counter(
            entry.idea.project.slug
            for entry in view.entries
            if entry.is_free and not entry.is_hidden
        ),
        now=Counter(entry.idea.project.slug for entry in view.entries if not entry.is_earlier),
        all=Counter(entry.idea.project.slug for entry in view.entries),
    )


def _project(view: View, project: Project) -> Page:
    entries = [entry for entry in view.entries if entry.idea.project is project]
    now = [entry for entry in entries if not entry.is_earlier]
    address = addresses.project(project)
    return make(
        view,
        address,
        "project.html",
        project.name,
        f"Mentorship ideas of {project.name}.",
        headings=[Heading(2, entry.idea.slug, entry.idea.title) for entry in now],
        source=project.path or None,
        feed=addresses.feed(address),
        project=project,
        introduction=project.body.html,
        entries=[(entry, entry.idea.body.html.lowered) for entry in now],
        others=[entry for entry in entries if entry.is_earlier],
    )


def _skills(view: View) -> Page:
    return make(
        view,
        addresses.SKILLS,
        "skills.html",
        "Skills",
        "What mentees bring or learn, with the ideas that ask for it.",
        rank=OF_A_LIST,
        source=SKILLS_FILE,
    )


def _skill(view: View, name: str) -> Page:
    slug = view.catalogue.skills.slugs[name]
    entries = view.by_skill[name]
    address = addresses.skill(slug)
    return make(
        view,
        address,
        "skill.html",
        name,
        f"Mentorship ideas that ask for {name}.",
        rank=OF_A_LIST,
        source=SKILLS_FILE,
        feed=addresses.feed(address),
        slug=slug,
        now=[entry for entry in entries if not entry.is_hidden],
        others=[entry for entry in entries if entry.is_hidden],
        with_it=Counter(
            other for entry in entries for other in entry.skills if other != name
        ).most_common(8),
    )


def _terms(view: View) -> Page:
    return make(
        view,
        addresses.TERMS,
        "terms.html",
        "Terms",
        "The terms of the programme.",
        rank=OF_A_LIST,
        source=TERMS_FILE,
        counts=Counter(entry.term.id for entry in view.entries),
    )


_USES = {
    "project-ideas": "all ideas of this term in one Markdown file, as proposals are collected",
    "readme": "the term's page: timeline, table of contents, ideas",
    "gsoc": "the ideas page for the Google Summer of Code",
    "lfx-json": "for the LFX platform, everything it asks for",
    "lfx-csv": "a table of programmes and mentors, for tracking",
}
"""What each of a term's downloads is for."""


def _term(view: View, term: Term) -> Page:
    entries = view.in_term(term)
    groups: dict[str, tuple[Project, list[object]]] = {}
    for entry in sorted(entries, key=lambda one: one.idea.project.name.casefold()):
        project = entry.idea.project
        groups.setdefault(project.slug, (project, []))[1].append(entry)
    outcomes = statistics.outcomes(entries)
    return make(
        view,
        addresses.term(term),
        "term.html",
        term.title,
        f"{term.programme}, {term.title}: dates and ideas.",
        rank=OF_A_LIST,
        headings=[
            Heading(2, "timeline", "Timeline"),
            Heading(2, "ideas", "Ideas"),
            Heading(2, "downloads", "Downloads"),
        ],
        source=TERMS_FILE,
        term=term,
        entries=entries,
        groups=list(groups.values()),
        outcomes=outcomes,
        is_after_selection=term.phase(view.now) in {Phase.RUNNING, Phase.OVER},
        downloads=[(name, _USES[form]) for form, name in addresses.UPSTREAM_FILES.items()],
    )


def _statistics(view: View) -> Page:
    return make(
        view,
        addresses.STATISTICS,
        "statistics.html",
        "Statistics",
        "Ideas, skills, projects and linked issues in numbers.",
        rank=OF_A_LIST,
        numbers=statistics.numbers(view),
    )
