"""An idea as a heading with a labelled list, the form of upstream's Markdown files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mentorship.model.body import OUTCOME, Body, Section, heading, of_parts
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, full_name
from mentorship.model.term import Term
from mentorship.model.text.dialect import block_parser
from mentorship.upstream.grammar import entries, people, phrases, requirements
from mentorship.upstream.grammar.inline import escaped, link, plain
from mentorship.upstream.grammar.labels import is_full_name
from mentorship.upstream.importing.proposal import SIZES

_OUTCOME_LABEL = "Expected Outcome"
_HOURS = {size: f"{hours} Hours" for hours, size in SIZES.items()}


@dataclass(frozen=True)
class Form:
    """What differs from file to file.

    Attributes:
        emails: whether mentors' e-mail addresses are written.
        issue: the label of the linked issues.
        hours: whether a size is written in hours, as the Google Summer of Code counts.
        has_lfx_url: whether its line is written even where none is known.
        full_names: whether the upstream full name is written below each title.
    """

    emails: bool
    issue: str = "Upstream Issue"
    hours: bool = False
    has_lfx_url: bool = True
    full_names: bool = False


def write(catalogue: Catalogue, term: Term, form: Form) -> str:
    """The ideas of `term`: its projects by name, below each its ideas by component and title."""
    parts: list[str] = []
    for project in catalogue.projects:
        ideas = catalogue.ideas_of(project=project, term=term)
        if not ideas:
            continue
        parts.append(f"{title(3, project.name)}\n")
        component = None
        for idea in in_order(ideas):
            if idea.component and idea.component != component:
                parts.append(f"{title(4, idea.component)}\n")
            component = idea.component
            computed = full_name(idea.title, project.name, catalogue.foundation, term)
            parts.append(_idea(idea, computed, form))
    return "\n".join(parts)


def in_order(ideas: Iterable[Idea]) -> list[Idea]:
    """Those without a component first, then component by component; else as they come."""
    return sorted(ideas, key=lambda idea: (idea.component or "").casefold())


def title(level: int, text: str) -> str:
    """A heading of which `text` can be read back, by us and by people."""
    marks = "#" * level
    line = f"{marks} {escaped(text)}"
    tokens = block_parser().parse(line)
    is_heading = len(tokens) == 3 and tokens[0].markup == marks
    if is_heading and plain(tokens[1].content) == text and not link(tokens[1].content):
        return line
    return f"{marks} {_escape_all(text)}"


def _escape_all(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _idea(idea: Idea, computed: str, form: Form) -> str:
    own = idea.lfx_name
    if own and (own == computed or not is_full_name(own)):
        own = None  # it would not be read back from the line below the title
    name = own or (computed if form.full_names else None)
    items = [
        *_body(idea.body),
        phrases.write("Recommended Skills", idea.skills),
        *([phrases.write("Technologies", idea.technologies)] if idea.technologies else []),
        *([f"- Difficulty: {idea.difficulty.capitalize()}"] if idea.difficulty else []),
        *_size(idea, form),
        "\n".join(
            [
                "- Mentor(s):",
                *(_nested(people.write(mentor, emails=form.emails)) for mentor in idea.mentors),
            ]
        ),
        *_requirements(idea),
        phrases.write(form.issue, idea.issue, links=True),
        *([f"- Proposal: {escaped(idea.proposal)}"] if idea.proposal else []),
        *([f"- Status: {idea.status}"] if idea.status else []),
        *([f"- LFX name: {escaped(idea.lfx_name)}"] if idea.lfx_name and not own else []),
        *_lfx_url(idea, form),
    ]
    above = f"{escaped(name)}\n\n" if name else ""
    return f"{title(5 if idea.component else 4, idea.title)}\n\n{above}" + "\n".join(items) + "\n"


def _size(idea: Idea, form: Form) -> list[str]:
    if not idea.size:
        return []
    return [f"- Expected project size: {_HOURS[idea.size] if form.hours else idea.size}"]


def _requirements(idea: Idea) -> list[str]:
    items = requirements.write(idea.prerequisites) if idea.prerequisites else []
    return ["\n".join(["- Prerequisites:", *map(_nested, items)])] if items else []


def _lfx_url(idea: Idea, form: Form) -> list[str]:
    if not idea.lfx_url:
        return ["- LFX URL:"] if form.has_lfx_url else []
    return [f"- LFX URL: {escaped(idea.lfx_url)}"]


def _nested(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([f"  - {first}", *(f"    {line}" if line else "" for line in rest)])


def _body(body: Body) -> list[str]:
    """Description and sections as items.

    A section whose title would not read back from a label stays a heading in the item above.
    """
    chunks: list[tuple[str, str]] = [("Description", body.description)]
    for section in body.sections:
        if _reads_back(section):
            chunks.append((_label(section.title), section.text))
        else:
            label, text = chunks[-1]
            above = f"{text}\n\n" if text else ""
            chunks[-1] = (label, f"{above}{heading(section.title)}\n\n{section.text}".rstrip("\n"))
    if body.outcome is None:
        chunks.append((_OUTCOME_LABEL, ""))
    items = [_item(label, text) for label, text in chunks]
    if _parsed(items) == body:
        return items
    return [
        _item("Description", body.plain_markdown),
        *([] if body.outcome else [f"- {_OUTCOME_LABEL}:"]),
    ]


def _parsed(items: list[str]) -> Body:
    found = entries.read("\n".join(items).split("\n"), 1)
    sections = [Section(e.label.name, e.text) for e in found[1:] if e.label and e.text]
    return of_parts(found[0].text, sections)


def _label(name: str) -> str:
    return _OUTCOME_LABEL if name == OUTCOME else name


def _reads_back(section: Section) -> bool:
    if not section.text:
        return False
    items = [_item("Description", "-"), _item(_label(section.title), section.text)]
    found = entries.read("\n".join(items).split("\n"), 1)
    label = found[1].label if len(found) == 2 else None
    if label is None or label.field is not None:
        return False
    name = OUTCOME if label.name == _OUTCOME_LABEL else label.name
    return Section(name, found[1].text) == section


def _item(label: str, text: str) -> str:
    """A labelled list item; its text begins after the label where it begins with a paragraph."""
    if not text:
        return f"- {label}:"
    tokens = block_parser().parse(text)
    first = tokens[0] if tokens else None
    below = "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
    if first and first.map and first.map[0] == 0:
        if first.type == "paragraph_open" and not text.startswith((" ", "\t")):
            return f"- {label}: {below[2:]}"
        if first.type in {"bullet_list_open", "fence", "blockquote_open"}:
            return f"- {label}:\n{below}"
    return f"- {label}:\n\n{below}"  # a blank line, or it would go on with the label's line
