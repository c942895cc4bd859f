"""A proposal: one idea as a source describes it, before it has a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from mentorship.model.body import Body, Section, is_outcome, of_parts
from mentorship.model.idea import Idea, PastIdeaFields
from mentorship.model.text.links import is_web_address
from mentorship.upstream.grammar import labels, people, phrases, requirements
from mentorship.upstream.grammar.entries import Entry
from mentorship.upstream.grammar.inline import plain

DIFFICULTIES = {"easy": "easy", "medium": "medium", "hard": "hard"}
SIZES = {"90": "small", "175": "medium", "350": "large"}
"""Hours of a project of the Google Summer of Code.

Source: https://google.github.io/gsocguides/mentor/defining-a-project-ideas-list
"""
_STATUSES = {"withdrawn", "selected", "completed"}


@dataclass(frozen=True)
class Proposal:
    """One idea.

    Attributes:
        project: the project's name as the source writes it.
        fields: the front matter, its term included.
        body: description and sections.
        line: the line of the source it begins on.
        facts: what a JSON export says about the project: `slug`, `maturity`.
    """

    project: str
    fields: PastIdeaFields
    body: Body
    line: int = field(default=1, compare=False)
    facts: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, idea: Idea) -> Proposal:
        """An idea of the catalogue as a proposal."""
        names = PastIdeaFields.model_fields
        fields = PastIdeaFields.model_construct(**{name: getattr(idea, name) for name in names})
        return cls(idea.project.name, PastIdeaFields(**fields.model_dump()), idea.body)

    @property
    def text(self) -> str:
        """Its Markdown."""
        return self.body.plain_markdown


def described(body: Body) -> tuple[str, list[Section]]:
    """Description and sections of a text whose first heading may be `Description` itself."""
    first = body.sections[0] if body.sections else None
    if not body.description and first and first.title.strip(" :") == "Description":
        return first.text, list(body.sections[1:])
    return body.description, list(body.sections)


@dataclass(frozen=True)
class Heading:
    """What is above the entries of an idea: names as plain text, and the title's link."""

    project: str
    title: str
    component: str | None = None
    lfx_url: str | None = None


def build(heading: Heading, term: str, entries: Sequence[Entry], line: int) -> Proposal:
    """A proposal out of the entries below its heading; no word of them is left out.

    What does not fit the field that its label names becomes a section under that label.
    """
    return _Builder(heading, term).build(entries, line)


class _Builder:
    def __init__(self, heading: Heading, term: str) -> None:
        self._heading = heading
        self._values: dict[str, Any] = {
            "title": heading.title,
            "term": term,
            "component": heading.component,
            "lfx_url": heading.lfx_url,
        }
        self._description: list[str] = []
        self._sections: list[Section] = []

    def build(self, entries: Sequence[Entry], line: int) -> Proposal:
        for entry in entries:
            self._take(entry)
        given = {name: value for name, value in self._values.items() if value}
        fields = PastIdeaFields.model_validate(given)
        body = of_parts("\n\n".join(self._description), self._sections)
        return Proposal(self._heading.project, fields, body, line)

    def _take(self, entry: Entry) -> None:
        name = entry.label.field if entry.label else labels.TEXT
        if name == labels.TEXT:
            if entry.text:
                self._description.append(entry.text)
        elif name is None:
            # Upstream's template has a line for the outcome even where nobody wrote one.
            if entry.text or not (entry.label and is_outcome(entry.label.name)):
                self._section(entry, entry.text)
        elif name == "mentors":
            self._mentors(entry)
        elif name in {"skills", "technologies"}:
            found, rest = phrases.read(entry.text)
            self._values.setdefault(name, []).extend(found)
            if rest:
                self._section(entry, rest)
        elif name == "issue":
            self._values.setdefault(name, []).extend(phrases.read_links(entry.text))
        elif entry.text:
            self._one(name, entry)

    def _mentors(self, entry: Entry) -> None:
        found, rest = people.read(entry.text)
        assert entry.label is not None
        role = re.match(r"(?i)co-?\s?mentor|primary|secondary", entry.label.name)
        if role:
            found = [m if m.note else m.model_copy(update={"note": role[0]}) for m in found]
        self._values.setdefault("mentors", []).extend(m.model_dump() for m in found)
        if rest:
            self._section(entry, rest)

    def _one(self, name: str, entry: Entry) -> None:
        """A field that holds one value; any other text becomes a section."""
        value: Any = _value(name, entry.text)
        known = self._values.get(name)
        if value is None or (known and known != value):
            self._section(entry, entry.text)
        else:
            self._values[name] = value

    def _section(self, entry: Entry, text: str) -> None:
        assert entry.label is not None
        self._sections.append(Section(entry.label.name, text))


def _value(name: str, markdown: str) -> Any:
    text = plain(markdown) if "\n" not in markdown else ""
    if name in {"lfx_url", "proposal"}:
        return text if is_web_address(text) else None
    if name == "difficulty":
        return DIFFICULTIES.get(text.casefold())
    if name == "size":
        hours = re.fullmatch(r"(?i)(90|175|350)\s*(?:h|hours?)", text)
        size = SIZES[hours[1]] if hours else text.casefold()
        return size if size in SIZES.values() else None
    if name == "status":
        return text.casefold() if text.casefold() in _STATUSES else None
    if name == "lfx_name":
        return text or None
    try:
        found = requirements.read(markdown)
        return found.model_dump() if found else None
    except ValidationError:
        return None
