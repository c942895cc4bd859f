"""A proposal: one idea as a source describes it, before it has a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mentorship.model.body import Body, Section, is_outcome, of_parts
from mentorship.model.body import read as read_body
from mentorship.model.idea import Idea, LenientFields
from mentorship.upstream.grammar import labels, people
from mentorship.upstream.grammar.entries import Entry
from mentorship.upstream.grammar.fields import BY_NAME, Field
from mentorship.upstream.grammar.inline import plain
from mentorship.upstream.grammar.person_name import is_placeholder

_ADDRESSES = {"issue", "lfx_url", "proposal"}
MENTORS = "mentors"
"""The field of the people."""


class Passage(NamedTuple):
    """A line of a source: its number, counted from 1, and what it says."""

    line: int
    text: str


@dataclass(frozen=True)
class Proposal:
    """One idea.

    Attributes:
        project: the project's name as the source writes it.
        fields: the front matter, its term included.
        body: description and sections.
        line: the line of the source it begins on.
        facts: what a JSON export says about the project: `slug`, `maturity`.
        doubtful: lines below the label of the mentors that prove nobody.
        left_out: lines there that say nothing: placeholders, comments of the template.
    """

    project: str
    fields: LenientFields
    body: Body
    line: int = field(default=1, compare=False)
    facts: dict[str, str] = field(default_factory=dict, compare=False)
    doubtful: tuple[Passage, ...] = field(default=(), compare=False)
    left_out: tuple[Passage, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, idea: Idea) -> Proposal:
        """An idea of the catalogue as a proposal."""
        names = LenientFields.model_fields
        fields = LenientFields.model_construct(**{name: getattr(idea, name) for name in names})
        return cls(idea.project.name, LenientFields(**fields.model_dump()), idea.body)

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


def unquoted(text: str) -> str:
    """`text` without the quote that is around the whole of it."""
    lines = text.strip("\n").split("\n")
    marks = [re.match(r" {0,3}>( ?)", line) for line in lines]
    if not all(mark or not line.strip() for mark, line in zip(marks, lines, strict=True)):
        return text
    return "\n".join(
        line[mark.end() :] if mark else "" for mark, line in zip(marks, lines, strict=True)
    ).strip("\n")


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
        self._doubtful: list[Passage] = []
        self._left_out: list[Passage] = []

    def build(self, entries: Sequence[Entry], line: int) -> Proposal:
        for entry in entries:
            self._take(entry)
        given = {name: value for name, value in self._values.items() if value}
        fields = LenientFields.model_validate(given)
        body = of_parts("\n\n".join(self._description), self._sections)
        return Proposal(
            self._heading.project,
            fields,
            body,
            line,
            doubtful=tuple(self._doubtful),
            left_out=tuple(self._left_out),
        )

    def _take(self, entry: Entry) -> None:
        name = entry.label.field if entry.label else labels.TEXT
        if name == labels.TEXT:
            self._describe(entry)
        elif name is None:
            # Upstream's template has a line for the outcome even where nobody wrote one.
            if entry.text or not (entry.label and is_outcome(entry.label.name)):
                self._section(entry, entry.text)
        elif name == MENTORS and entry.text:
            self._mentors(entry)
        elif entry.text:
            self._field(BY_NAME[name], entry)

    def _describe(self, entry: Entry) -> None:
        """Keep a part of the description; a heading in it begins a section."""
        text = unquoted(entry.text) if entry.label else entry.text
        body = read_body(text)
        if entry.label and text == entry.text:
            # The label was said, so a section in the text may have its name.
            description, sections = body.description, list(body.sections)
        else:
            description, sections = described(body)
        if description:
            self._description.append(description)
        self._sections += sections

    def _field(self, field: Field, entry: Entry) -> None:
        """Keep what the field's row reads; the rest is a section."""
        if field.name in _ADDRESSES and is_placeholder(plain(entry.text)):
            self._left_out.append(Passage(entry.line, entry.text))
            return
        value, rest = field.read(entry.text)
        known = self._values.get(field.name)
        if isinstance(value, list):
            self._values[field.name] = [*(known or []), *value]
        elif value is None or (known and known != value):
            rest = entry.text  # a field that holds one value
        else:
            self._values[field.name] = value
        if rest:
            self._section(entry, rest)

    def _mentors(self, entry: Entry) -> None:
        """Keep who is proven, with the role that the label says, such as `Co-mentor`."""
        assert entry.label is not None
        found = people.find(entry.text)
        role = re.match(r"(?i)co-?\s?mentor|primary|secondary", entry.label.name)
        mentors = [mentor.model_dump() for mentor in found.mentors]
        if role:
            mentors = [{**mentor, "note": mentor["note"] or role[0]} for mentor in mentors]
        self._values[MENTORS] = [*self._values.get(MENTORS, []), *mentors]
        lines = entry.text.split("\n")
        self._doubtful += _placed(found.doubtful, lines, entry.line)
        self._left_out += _placed(found.left_out, lines, entry.line)
        for block in found.others:
            self._section(entry, block)

    def _section(self, entry: Entry, text: str) -> None:
        assert entry.label is not None
        self._sections.append(Section(entry.label.name, text))


def _placed(passages: Iterable[str], lines: Sequence[str], first: int) -> list[Passage]:
    """Each of `passages` with the number of the line that has it; they are in order."""
    placed: list[Passage] = []
    position = 0
    for text in passages:
        start = text.split("\n", 1)[0].strip()
        where = (n for n in range(position, len(lines)) if start in lines[n])
        position = next(where, position)
        placed.append(Passage(first + position, text))
    return placed
