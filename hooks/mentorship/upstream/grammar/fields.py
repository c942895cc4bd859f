"""The fields of an idea as upstream writes them: one row says how a field is read and written.

A new field of the front matter gets a row here, and every Markdown file can carry it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from mentorship.model.idea import Idea
from mentorship.model.text.links import is_web_address
from mentorship.upstream.grammar import people, phrases, requirements
from mentorship.upstream.grammar.form import Form
from mentorship.upstream.grammar.inline import escaped, plain

HOURS = {"90": "small", "175": "medium", "350": "large"}
"""Hours of a project of the Google Summer of Code.

Source: https://google.github.io/gsocguides/mentor/defining-a-project-ideas-list
"""
_OF_SIZE = {size: hours for hours, size in HOURS.items()}

Reader = Callable[[str], tuple[Any, str]]
"""The Markdown behind a label → the field's value, and the part of it that is not the value."""

Writer = Callable[[Idea, Form], Sequence[str]]
"""An idea's fields → the items of its list that say this one; none where there is no value."""


@dataclass(frozen=True)
class Field:
    """One field.

    Attributes:
        name: in the front matter.
        labels: the spellings of its label, in lowercase and without a plural's `s`.
        read: what a label's text says. A list goes on where the label is there again.
        write: its items, which `read` takes apart again.
    """

    name: str
    labels: tuple[str, ...]
    read: Reader
    write: Writer


def _choice(*values: str) -> Reader:
    """One of a few words, in any case."""

    def read(markdown: str) -> tuple[str | None, str]:
        word = plain(markdown).casefold()
        return (word, "") if word in values and "\n" not in markdown else (None, markdown)

    return read


_DIFFICULTIES = {
    **dict.fromkeys(("easy", "low", "beginner", "simple"), "easy"),
    **dict.fromkeys(("medium", "intermediate", "moderate", "average"), "medium"),
    **dict.fromkeys(("hard", "high", "advanced", "difficult", "challenging"), "hard"),
}
"""The words for the three difficulties."""


def _difficulty(markdown: str) -> tuple[str | None, str]:
    known = _DIFFICULTIES.get(plain(markdown).casefold().rstrip("."))
    return (known, "") if known and "\n" not in markdown else (None, markdown)


def _size(markdown: str) -> tuple[str | None, str]:
    text = plain(markdown).casefold()
    hours = re.fullmatch(r"~?\s*(90|175|350)[\s-]*(?:h|hrs?|hours?)\.?(?:\s*\((\w+)\))?", text)
    named = re.fullmatch(r"(\w+)(?:\s*\(~?\s*(90|175|350)\s*(?:h|hrs?|hours?)\.?\))?", text)
    size = HOURS[hours[1]] if hours else named[1] if named else text
    if (hours and hours[2] not in {None, size}) or (
        named and HOURS.get(named[2] or "", size) != size
    ):
        return None, markdown  # it says two sizes
    known = size in HOURS.values() and "\n" not in markdown
    return (size, "") if known else (None, markdown)


def _address(markdown: str) -> tuple[str | None, str]:
    text = plain(markdown)
    return (text, "") if "\n" not in markdown and is_web_address(text) else (None, markdown)


def _line(markdown: str) -> tuple[str | None, str]:
    text = plain(markdown)
    return (text, "") if "\n" not in markdown and text else (None, markdown)


def _needed(markdown: str) -> tuple[Any, str]:
    try:
        found = requirements.read(markdown)
    except ValidationError:
        found = None
    return (found.model_dump(), "") if found else (None, markdown)


def _mentors(markdown: str) -> tuple[list[Any], str]:
    found, rest = people.read(markdown)
    return [mentor.model_dump() for mentor in found], rest


def _links(markdown: str) -> tuple[list[str], str]:
    return phrases.read_links(markdown), ""


def _written(name: str, label: str) -> Writer:
    """A line with the field's own text, where it has one."""

    def write(idea: Idea, form: Form) -> list[str]:
        value = getattr(idea, name)
        return [_item(label, escaped(value))] if value else []

    return write


def _write_technologies(idea: Idea, form: Form) -> list[str]:
    return [phrases.write("Technologies", idea.technologies)] if idea.technologies else []


def _write_difficulty(idea: Idea, form: Form) -> list[str]:
    return [_item("Difficulty", idea.difficulty.capitalize())] if idea.difficulty else []


def _write_size(idea: Idea, form: Form) -> list[str]:
    if not idea.size:
        return []
    said = f"{_OF_SIZE[idea.size]} Hours" if form.hours else idea.size
    return [_item("Expected project size", said)]


def _write_mentors(idea: Idea, form: Form) -> list[str]:
    written = (people.write(mentor, emails=form.emails) for mentor in idea.mentors)
    return ["\n".join(["- Mentor(s):", *map(_nested, written)])]


def _write_needed(idea: Idea, form: Form) -> list[str]:
    items = requirements.write(idea.prerequisites) if idea.prerequisites else []
    return ["\n".join(["- Prerequisites:", *map(_nested, items)])] if items else []


def _write_lfx_url(idea: Idea, form: Form) -> list[str]:
    if not idea.lfx_url and not form.has_lfx_url:
        return []
    return [_item("LFX URL", escaped(idea.lfx_url or ""))]


def _item(label: str, text: str) -> str:
    return f"- {label}: {text}".rstrip()


def _nested(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([f"  - {first}", *(f"    {line}" if line else "" for line in rest)])


FIELDS = (
    Field(
        "skills",
        (
            *("recommended skill", "recommend skill", "skill", "required skill"),
            *("required/desirable skill", "desired skill", "skill required", "skills required"),
            *("skills needed", "needed skill", "desirable skill", "preferred skill"),
        ),
        phrases.read,
        lambda idea, form: [phrases.write("Recommended Skills", idea.skills)],
    ),
    Field(
        "technologies",
        ("technologies", "technology", "tech stack"),
        phrases.read,
        _write_technologies,
    ),
    Field(
        "difficulty",
        ("difficulty", "difficulty rating", "difficulty level", "level"),
        _difficulty,
        _write_difficulty,
    ),
    Field(
        "size",
        (
            *("expected project size", "project size", "expected size of the project", "size"),
            *("expected size of project", "expected size", "size of project", "project_size"),
            *("size of the project", "estimated size", "expected hour", "hour"),
        ),
        _size,
        _write_size,
    ),
    Field(
        "mentors",
        (
            *("mentor", "co-mentor", "co mentor", "primary mentor", "secondary mentor"),
            *("potential mentor", "possible mentor", "proposed mentor", "project mentor"),
            *("lead mentor", "backup mentor", "mentored by"),
        ),
        _mentors,
        _write_mentors,
    ),
    Field("prerequisites", ("prerequisite", "application prerequisite"), _needed, _write_needed),
    Field(
        "issue",
        ("upstream issue", "issue", "github issue", "tracking issue", "upstream github issue"),
        _links,
        lambda idea, form: [phrases.write(form.issue, idea.issue_links, links=True)],
    ),
    Field("proposal", ("proposal", "proposal issue"), _address, _written("proposal", "Proposal")),
    Field(
        "status",
        ("status",),
        _choice("withdrawn", "selected", "completed"),
        _written("status", "Status"),
    ),
    Field("lfx_name", ("lfx name",), _line, _written("lfx_name", "LFX name")),
    Field(
        "lfx_url",
        ("lfx url", "lfx", "lfx link", "lfx project url", "lfx page", "apply"),
        _address,
        _write_lfx_url,
    ),
)
"""Every field that upstream's files can hold, in the order in which they are written."""

BY_NAME = {field.name: field for field in FIELDS}
