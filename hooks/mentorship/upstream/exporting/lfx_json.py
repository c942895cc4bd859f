"""The JSON export for the LFX platform.

Source of the shape: `lfx-export.json` of a term since 2026 in https://github.com/cncf/mentoring
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from mentorship.model.body import Body, Section, join
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, Prerequisites, full_name
from mentorship.model.term import Term

_DESCRIPTION = "Description"


def write(catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
    """The export of `term`, the latest proposal first.

    This format has no component, difficulty, size and status.

    Args:
        now: when it is generated.
    """
    ideas = in_order(catalogue.ideas_of(term=term))
    data = {
        "_generated": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "_term": term.title,
        "_count": len(ideas),
        "programs": [_program(idea, catalogue, term, emails) for idea in ideas],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def in_order(ideas: Sequence[Idea]) -> list[Idea]:
    """As upstream sorts: by the number of the proposal, the latest first, then the others."""
    return sorted(ideas, key=lambda idea: -_number(idea))


def _number(idea: Idea) -> int:
    match = re.search(r"/issues/(\d{1,9})$", idea.proposal or "")
    return int(match[1]) if match else 0


def _program(idea: Idea, catalogue: Catalogue, term: Term, emails: bool) -> dict[str, Any]:
    needed = idea.prerequisites or Prerequisites()
    return {
        "issue_number": _number(idea) or None,
        "issue_url": idea.proposal,
        "cncf_project": idea.project.name,
        "cncf_project_slug": idea.project.slug,
        "cncf_project_maturity": idea.project.maturity,
        "term": term.title,
        "program_name_full": programme_name(idea, catalogue, term),
        "program_name_short": idea.title,
        "description": _description(idea.body),
        "technologies": ", ".join(idea.technologies),
        "skills": ", ".join(idea.skills),
        "mentors": [
            {
                "name": mentor.name,
                "github_handle": mentor.github,
                "email": mentor.email if emails else None,
                "lfid": mentor.lfid,
                "role": "co-mentor" if position else "primary",
            }
            for position, mentor in enumerate(idea.mentors)
        ],
        "upstream_issue_url": " ".join(idea.issue_links),
        "lfx_url": idea.lfx_url,
        "prerequisites": {
            **needed.model_dump(exclude={"custom", "standard_courses"}),
            "custom": needed.custom and needed.custom.model_dump(),
            "standard_courses": [course.model_dump() for course in needed.standard_courses],
        },
    }


def programme_name(idea: Idea, catalogue: Catalogue, term: Term) -> str:
    """The name of the programme on the LFX platform."""
    return idea.lfx_name or full_name(idea.title, idea.project.name, catalogue.foundation, term)


def _description(body: Body) -> str:
    if not body.description:
        return body.plain_markdown
    return join("", (Section(_DESCRIPTION, body.description), *body.sections))
