"""The list of projects, and a page for each with the whole text of its ideas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mentorship.model.project import Project
from mentorship.site import addresses
from mentorship.site.pages.making import OF_A_LIST, Draft, Heading
from mentorship.site.search import document
from mentorship.site.view import View


def lists(view: View) -> Iterator[Draft]:
    """The list."""
    now = [entry for entry in view.entries if not entry.is_earlier]
    free = [entry for entry in view.entries if entry.is_free and not entry.is_hidden]
    yield Draft(
        address=addresses.PROJECTS,
        title="Projects",
        description="The projects that offer mentorship.",
        rank=OF_A_LIST,
        values={
            "free": Counter(entry.idea.project.slug for entry in free),
            "now": Counter(entry.idea.project.slug for entry in now),
            "all": Counter(entry.idea.project.slug for entry in view.entries),
        },
    )


def drafts(view: View) -> Iterator[Draft]:
    """A page for each project."""
    for project in view.catalogue.projects:
        yield _draft(view, project)


def _draft(view: View, project: Project) -> Draft:
    entries = view.by_project[project.slug]
    now = [entry for entry in entries if not entry.is_earlier]
    address = addresses.project(project)
    introduction = project.body.html
    titles = ", ".join(entry.idea.title for entry in entries)
    return Draft(
        address=address,
        title=project.name,
        description=f"Mentorship ideas of {project.name}.",
        below=[Heading(2, entry.idea.slug, entry.idea.title) for entry in now],
        source=project.path or None,
        feed=addresses.feed(address),
        documents=[document(address, project.name, [introduction.whole, titles], 1)],
        values={
            "project": project,
            "introduction": introduction,
            "entries": [(entry, entry.idea.body.html.lowered) for entry in now],
            "others": [entry for entry in entries if entry.is_earlier],
        },
    )
