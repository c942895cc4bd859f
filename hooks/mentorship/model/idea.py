"""An idea: what a mentor writes into the front matter, and the text below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from mentorship.model.body import Body
from mentorship.model.field_types import Fields, Line, WebAddress
from mentorship.model.mentor import LenientMentorField, MentorField
from mentorship.model.problem import Location
from mentorship.model.project import Project
from mentorship.model.reference import GITHUB, Reference, links, parse
from mentorship.model.term import Term
from mentorship.model.text.printable import shown

MAX_MENTORS = 4
FULL_NAME_LIMIT = 100
"""The upstream full name must stay under this many characters (the issue form's rule)."""

DESCRIPTION_LIMIT = 3_000
"""What the LFX platform takes as a description, in characters."""

_REPOSITORY = "https://github.com/OWNER/REPOSITORY"


def _linked_issue(value: str, info: ValidationInfo) -> str:
    if not parse(value):
        number = re.search(r"(?:^|#|\s)([1-9][0-9]{0,8})$", value)
        repository = (info.context or {}).get("repository") or _REPOSITORY
        raise PydanticCustomError(
            "issue-link",
            "`{value}` is not a link: write the full address of the issue, "
            "`{repository}/issues/{number}`",
            {
                "value": shown(value, 60),
                "repository": repository,
                "number": number[1] if number else "NUMBER",
            },
        )
    return value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Upload(Fields):
    """Something an applicant sends in: a course certificate, or a task of the mentor's own."""

    name: Line
    description: str = ""
    file_upload: bool = False


class Prerequisites(Fields):
    """What an applicant must bring, with the keys of the LFX export."""

    resume: bool = False
    cover_letter: bool = False
    school_enrollment: bool = False
    participation_permission: bool = False
    coding_challenge: bool = False
    coding_challenge_url: WebAddress | None = None
    custom: Upload | None = None
    standard_courses: tuple[Upload, ...] = ()


class LenientFields(Fields):
    """The front matter with the least that an idea needs, as a term that is over has it."""

    title: Line
    term: Line
    component: Line | None = None
    mentors: tuple[LenientMentorField, ...] = ()
    skills: tuple[Line, ...] = ()
    issue: Annotated[tuple[Line, ...], BeforeValidator(_listed)] = ()
    lfx_url: WebAddress | None = None
    lfx_name: Line | None = None
    proposal: WebAddress | None = None
    technologies: tuple[Line, ...] = ()
    difficulty: Literal["easy", "medium", "hard"] | None = None
    size: Literal["small", "medium", "large"] | None = None
    prerequisites: Prerequisites | None = None
    status: Literal["withdrawn", "selected", "completed"] | None = None


class IdeaFields(LenientFields):
    """The front matter of an idea file, as a term that is not over asks for it."""

    mentors: Annotated[tuple[MentorField, ...], Field(min_length=1, max_length=MAX_MENTORS)]
    skills: Annotated[tuple[Line, ...], Field(min_length=1)]
    issue: Annotated[
        tuple[Annotated[Line, AfterValidator(_linked_issue)], ...],
        BeforeValidator(_listed),
        Field(min_length=1),
    ]


class Idea(LenientFields):
    """An idea: its front matter, its text, and its place.

    Attributes:
        slug: the file's name without `.md`.
        path: the file, relative to the checkout.
        project: the project in whose folder it is.
        body: its Markdown, with description and sections.
        text_line: the file's line on which the body begins.
        lines: the file's line of each value of the front matter.
        references: what `issue` links to, in order, each target once.
        issue_links: `issue`, where each value that is one reference is its address.
    """

    slug: str
    path: str
    project: Project
    body: Body
    text_line: int
    lines: Mapping[Location, int]
    references: tuple[Reference, ...]
    issue_links: tuple[str, ...]

    @classmethod
    def of(
        cls,
        fields: LenientFields,
        *,
        path: str,
        project: Project,
        body: Body,
        text_line: int = 1,
        lines: Mapping[Location, int] | None = None,
        host: str = GITHUB,
    ) -> Idea:
        """The idea of a file whose front matter is `fields`.

        Args:
            host: of the GitHub server whose issues can be asked about.
        """
        found: dict[str, Reference] = {}
        for written in fields.issue:
            for reference in parse(written, host):
                found.setdefault(reference.key, reference)
        return cls.model_construct(
            **{name: getattr(fields, name) for name in LenientFields.model_fields},
            slug=PurePosixPath(path).stem,
            path=path,
            project=project,
            body=body,
            text_line=text_line,
            lines=lines or {},
            references=tuple(found.values()),
            issue_links=links(fields.issue, host),
        )

    def line(self, *location: str | int) -> int:
        """The file's line of a value of the front matter, or of the nearest value around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def full_name(title: str, project: str, foundation: str, term: Term) -> str:
    """The name the LFX platform shows: `CNCF - Thanos: Hedged requests (2024 Term 3)`."""
    return f"{foundation} - {project}: {title} ({term.short_title})"
