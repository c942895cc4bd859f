"""All ideas in one JSON file, and the JSON Schema that says what is in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from mentorship.issues.state import Availability
from mentorship.model.term import Phase
from mentorship.model.text.masking import masked
from mentorship.site import addresses
from mentorship.site.entry import Entry
from mentorship.site.view import View


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PublishedTerm(_Record):
    """A term of the programme, and what it was doing when this was made."""

    id: str
    title: str
    programme: str
    phase: Phase
    is_current: bool = Field(description="whether a visitor means this one: see the site")


class PublishedProject(_Record):
    """A project that offers ideas."""

    slug: str
    name: str
    maturity: str | None
    url: str


class PublishedMentor(_Record):
    """A mentor; addresses for mail are not published."""

    name: str
    github: str | None


class PublishedIssue(_Record):
    """What an idea links to."""

    url: str
    state: str = Field(description="in words, as the site shows it")
    verified_at: datetime | None


class PublishedIdea(_Record):
    """An idea."""

    url: str
    title: str
    project: str = Field(description="the slug of its project")
    term: str = Field(description="the id of its term")
    summary: str
    skills: Sequence[str] = Field(description="as its mentors wrote them")
    canonical_skills: Sequence[str] = Field(description="those of them that the filters know")
    technologies: Sequence[str]
    difficulty: str | None
    size: str | None
    status: str | None
    mentors: Sequence[PublishedMentor]
    availability: Availability
    issues: Sequence[PublishedIssue]
    apply_url: str | None
    added_at: datetime
    changed_at: datetime


class PublishedIdeas(_Record):
    """Everything that the catalogue shows."""

    version: int = 1
    made_at: datetime
    license: str = "CC-BY-4.0"
    terms: Sequence[PublishedTerm]
    projects: Sequence[PublishedProject]
    ideas: Sequence[PublishedIdea]


def dump(view: View) -> str:
    """The file, ideas that can be chosen first; its text is masked as that of the pages."""
    catalogue = view.catalogue
    found = PublishedIdeas(
        made_at=view.now,
        terms=[
            PublishedTerm(
                id=term.id,
                title=term.title,
                programme=term.programme,
                phase=term.phase(view.now),
                is_current=term is view.current,
            )
            for term in catalogue.terms
        ],
        projects=[
            PublishedProject(
                slug=project.slug,
                name=project.name,
                maturity=project.maturity,
                url=addresses.absolute(addresses.project(project), view.base),
            )
            for project in catalogue.projects
        ],
        ideas=[_idea(view, entry) for entry in view.entries],
    )
    return json.dumps(masked(found.model_dump(mode="json")), ensure_ascii=False, indent=1) + "\n"


def json_schema() -> str:
    """The JSON Schema of the file (https://json-schema.org/draft/2020-12/schema)."""
    schema = PublishedIdeas.model_json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=1) + "\n"


def _idea(view: View, entry: Entry) -> PublishedIdea:
    idea = entry.idea
    return PublishedIdea(
        url=addresses.absolute(addresses.idea(idea), view.base),
        title=idea.title,
        project=idea.project.slug,
        term=idea.term,
        summary=entry.summary,
        skills=idea.skills,
        canonical_skills=entry.skills,
        technologies=idea.technologies,
        difficulty=idea.difficulty,
        size=idea.size,
        status=idea.status,
        mentors=[PublishedMentor(name=one.shown, github=one.github) for one in idea.mentors],
        availability=entry.availability,
        issues=[
            PublishedIssue(
                url=view.state(ref).moved_to or ref.url,
                state=view.state(ref).summary,
                verified_at=view.state(ref).verified_at,
            )
            for ref in idea.references
        ],
        apply_url=idea.lfx_url,
        added_at=entry.added,
        changed_at=entry.changed,
    )
