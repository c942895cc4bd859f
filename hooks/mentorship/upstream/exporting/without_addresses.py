"""A term's ideas without anybody's e-mail address: in no field, no note and no body."""

from __future__ import annotations

import re
from dataclasses import replace

from mentorship.model.body import Body, read
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, LenientFields
from mentorship.model.project import Project
from mentorship.model.term import Term
from mentorship.model.text import markup
from mentorship.model.text.masking import mask_addresses, masked, may_have_address, without_at

# What is left of `<ada@example.org>` must not be read as a tag, which nobody would see.
_AUTOLINK = re.compile(r"<(?:mailto:)?([^<>\s@]{1,256}@[^<>\s@]{1,256})>", re.IGNORECASE)


def of_term(catalogue: Catalogue, term: Term) -> tuple[Catalogue, Term]:
    """The ideas of `term` and what they belong to, each address written as ``name at host``."""
    projects = {one.slug: _project(one) for one in catalogue.projects}
    ideas = [
        _idea(one, projects.get(one.project.slug) or _project(one.project))
        for one in catalogue.ideas_of(term=term)
    ]
    shown = term.model_copy(
        update={name: mask_addresses(getattr(term, name)) for name in ("title", "programme")}
    )
    whole = replace(
        catalogue,
        foundation=mask_addresses(catalogue.foundation),
        terms=[shown if one is term else one for one in catalogue.terms],
        projects=list(projects.values()),
        ideas=ideas,
    )
    return whole, shown


def _project(project: Project) -> Project:
    return project.model_copy(update={"name": mask_addresses(project.name)})


def _idea(idea: Idea, project: Project) -> Idea:
    values = idea.model_dump(include=set(LenientFields.model_fields))
    for mentor in values["mentors"]:
        del mentor["email"]
    fields = LenientFields.model_validate(masked(values))
    shown = {name: getattr(fields, name) for name in LenientFields.model_fields}
    shown["issue_links"] = masked(idea.issue_links)
    return idea.model_copy(update={**shown, "project": project, "body": _body(idea.body)})


def _body(body: Body) -> Body:
    text = body.plain_markdown
    if not may_have_address(text):
        return body
    shown = mask_addresses(_AUTOLINK.sub(r"\1", text))
    if markup.shows_address(shown):
        shown = without_at(shown)
    return read(shown)
