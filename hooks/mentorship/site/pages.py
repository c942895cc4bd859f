"""Every generated page of the site, from a catalogue and what is known of its issues."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mentorship.folder import TERMS
from mentorship.idea import Idea
from mentorship.project import Project
from mentorship.site import addresses, markup, templating
from mentorship.site.view import View
from mentorship.skills import is_sentence
from mentorship.term import Term

MOST_SIBLINGS = 9
"""Cards of the same project below an idea; the project's page has them all."""

TERMS_FILE = f"ideas/{TERMS}"


@dataclass(frozen=True)
class Heading:
    """A heading of a page, for its table of contents and the search.

    Attributes:
        level: 1 to 6.
        anchor: its id.
        title: as text, neither escaped nor masked.
    """

    level: int
    anchor: str
    title: str


@dataclass(frozen=True)
class Page:
    """A generated page.

    Attributes:
        address: where it is on the site.
        title, description: as text, not escaped.
        html: its whole content, from the first heading on.
        source: the file to edit, relative to the checkout, or None.
    """

    address: str
    title: str
    description: str
    html: Markup
    headings: Sequence[Heading]
    source: str | None = None


def build(view: View) -> list[Page]:
    """All generated pages."""
    return [
        _catalogue(view),
        _projects(view),
        *(_project(view, project) for project in view.catalogue.projects),
        *(_idea(view, idea) for idea in view.catalogue.ideas),
        _terms(view),
        *(_term(view, term) for term in view.catalogue.terms),
    ]


def _catalogue(view: View) -> Page:
    return _page(
        view,
        addresses.CATALOGUE,
        "catalogue.html",
        "Ideas",
        "Every mentorship idea, with its project, its skills, and whether it is still free.",
    )


def _projects(view: View) -> Page:
    return _page(
        view, addresses.PROJECTS, "projects.html", "Projects", "The projects that offer mentorship."
    )


def _terms(view: View) -> Page:
    return _page(
        view,
        addresses.TERMS,
        "terms.html",
        "Terms",
        "The terms of the programme.",
        source=TERMS_FILE,
    )


def _project(view: View, project: Project) -> Page:
    current = view.catalogue.current_term(view.now)
    ideas = view.catalogue.ideas_of(project=project)
    now = [idea for idea in ideas if current is not None and idea.term == current.id]
    return _page(
        view,
        addresses.project(project),
        "project.html",
        project.name,
        f"Mentorship ideas of {project.name}.",
        headings=[Heading(2, idea.slug, idea.title) for idea in now],
        source=project.path or None,
        project=project,
        introduction=markup.render(project.body),
        current=current,
        ideas=[(idea, markup.render(idea.text, headings_below=3)) for idea in now],
        others=[idea for idea in ideas if current is None or idea.term != current.id],
    )


def _idea(view: View, idea: Idea) -> Page:
    body = markup.render(idea.text)
    anchors = _anchors([section.plain_title for section in body.sections])
    siblings = view.catalogue.ideas_of(project=idea.project, term=view.catalogue.term_of(idea))
    return _page(
        view,
        addresses.idea(idea),
        "idea.html",
        f"{idea.title} – {idea.project.name}",
        _first_sentence(body.description.striptags()),
        heading=idea.title,
        headings=[
            Heading(2, anchor, section.plain_title)
            for anchor, section in zip(anchors, body.sections, strict=True)
        ],
        source=idea.path,
        idea=idea,
        term=view.catalogue.term_of(idea),
        body=body,
        chips=_chips(view, idea),
        sentences=[phrase for phrase in idea.skills if is_sentence(phrase)],
        anchors=anchors,
        states=[(ref, view.state(ref)) for ref in idea.references],
        siblings=[other for other in siblings if other is not idea][:MOST_SIBLINGS],
    )


def _chips(view: View, idea: Idea) -> list[str]:
    """Its skills as they are written; of a sentence, the skills it names."""
    found: dict[str, str] = {}
    for phrase in idea.skills:
        names = view.catalogue.skills.canonical(phrase)
        if is_sentence(phrase):
            for name in names:
                found.setdefault(name, name)
        else:
            found.setdefault(names[0] if len(names) == 1 else phrase, phrase)
    return list(found.values())


_USES = {
    "project-ideas": "all ideas of this term in one Markdown file, as proposals are collected",
    "readme": "the term's page: timeline, table of contents, ideas",
    "gsoc": "the ideas page for the Google Summer of Code",
    "lfx-json": "for the LFX platform, everything it asks for",
    "lfx-csv": "a table of programmes and mentors, for tracking",
}
"""What each of a term's downloads is for."""


def _term(view: View, term: Term) -> Page:
    ideas = view.catalogue.ideas_of(term=term)
    by_project = [
        (project, [idea for idea in ideas if idea.project is project])
        for project in view.catalogue.projects
    ]
    groups = [(project, found) for project, found in by_project if found]
    return _page(
        view,
        addresses.term(term),
        "term.html",
        term.title,
        f"{term.programme}, {term.title}: dates and ideas.",
        headings=[
            Heading(2, "timeline", "Timeline"),
            Heading(2, "ideas", "Ideas"),
            Heading(2, "downloads", "Downloads"),
        ],
        source=TERMS_FILE,
        term=term,
        groups=groups,
        downloads=[(name, _USES[form]) for form, name in addresses.UPSTREAM_FILES.items()],
        count=len(ideas),
    )


def _page(
    view: View,
    address: str,
    template: str,
    title: str,
    description: str,
    *,
    heading: str | None = None,
    headings: Sequence[Heading] = (),
    source: str | None = None,
    **values: object,
) -> Page:
    html = templating.render(
        template, view=view, to=linker(address), at=addresses, title=heading or title, **values
    )
    top = Heading(1, "top", heading or title)
    return Page(address, title, description, html, [top, *headings], source)


def linker(page: str) -> Callable[[str], str]:
    """The function that makes links from the page at address `page`."""
    return lambda target: addresses.relative(target, page)


def _anchors(titles: Sequence[str]) -> list[str]:
    """An id for each title, none twice."""
    found: dict[str, None] = dict.fromkeys(("top", "more"))  # ours
    uses: dict[str, int] = {}
    for title in titles:
        base = anchor = re.sub(r"[^\w]+", "-", title.casefold()).strip("-_") or "section"
        while anchor in found:
            uses[base] = uses.get(base, 0) + 1
            anchor = f"{base}-{uses[base]}"
        found[anchor] = None
    return list(found)[2:]


def _first_sentence(text: str) -> str:
    flat = " ".join(text.split())
    sentence = re.split(r"(?<=[.!?])\s", flat, maxsplit=1)[0]
    return sentence if len(sentence) <= 200 else sentence[:199] + "…"
