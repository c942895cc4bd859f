"""An idea as a heading with a labelled list, the form of upstream's Markdown files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from mentorship.model.body import OUTCOME, Body, Section, heading, of_parts
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, full_name
from mentorship.model.term import Term
from mentorship.model.text.dialect import block_parser
from mentorship.model.text.escaping import escape_all
from mentorship.upstream.grammar import entries
from mentorship.upstream.grammar.fields import FIELDS
from mentorship.upstream.grammar.form import Form
from mentorship.upstream.grammar.inline import escaped, link, plain
from mentorship.upstream.grammar.labels import is_full_name

_OUTCOME_LABEL = "Expected Outcome"

MOST_KEPT = 4_096
"""Ideas whose items are remembered: three files of a term hold the same ones."""


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
    return f"{marks} {escape_all(text)}"


def _idea(idea: Idea, computed: str, form: Form) -> str:
    own = idea.lfx_name
    if own and (own == computed or not is_full_name(own)):
        own = None  # it would not be read back from the line below the title
    name = own or (computed if form.full_names else None)
    fields = idea.model_copy(update={"lfx_name": None}) if own else idea
    items = [*_body(idea.body), *(line for row in FIELDS for line in row.write(fields, form))]
    above = f"{escaped(name)}\n\n" if name else ""
    return f"{title(5 if idea.component else 4, idea.title)}\n\n{above}" + "\n".join(items) + "\n"


@lru_cache(maxsize=MOST_KEPT)
def _body(body: Body) -> tuple[str, ...]:
    """Description and sections as items.

    A section whose title would not read back from a label stays a heading in the item above.
    """
    without = [] if body.outcome else [(_OUTCOME_LABEL, "")]
    for in_chunks in (_all_labelled, _in_chunks):
        items = tuple(_item(label, text) for label, text in [*in_chunks(body), *without])
        if _says(items, body):
            return items
    whole = _item("Description", body.plain_markdown)
    return (whole,) if body.outcome else (whole, f"- {_OUTCOME_LABEL}:")


def _all_labelled(body: Body) -> list[tuple[str, str]]:
    """Label and text of each item, where each section has a label of its own."""
    labelled = [(_label(one.title), one.text) for one in body.sections]
    return [("Description", body.description), *labelled]


def _in_chunks(body: Body) -> list[tuple[str, str]]:
    """Label and text of each item, where some sections cannot have a label of their own."""
    chunks: list[tuple[str, str]] = [("Description", body.description)]
    for section in body.sections:
        if _reads_back(section):
            chunks.append((_label(section.title), section.text))
        else:
            label, text = chunks[-1]
            above = f"{text}\n\n" if text else ""
            chunks[-1] = (label, f"{above}{heading(section.title)}\n\n{section.text}".rstrip("\n"))
    return chunks


def _says(items: Sequence[str], body: Body) -> bool:
    """Whether `body` is read back from `items`, and no section of it as a field."""
    found = entries.read("\n".join(items).split("\n"), 1)
    if any(entry.label and entry.label.field for entry in found[1:]):
        return False
    sections = tuple(
        Section(_title(entry.label.name), entry.text)
        for entry in found[1:]
        if entry.label and entry.text
    )
    if (found[0].text, sections) == (body.description, body.sections):
        return True
    return of_parts(found[0].text, sections) == body


def _reads_back(section: Section) -> bool:
    if not section.text:
        return False
    items = [_item("Description", "-"), _item(_label(section.title), section.text)]
    found = entries.read("\n".join(items).split("\n"), 1)
    label = found[1].label if len(found) == 2 else None
    if label is None or label.field is not None:
        return False
    return Section(_title(label.name), found[1].text) == section


def _label(title: str) -> str:
    return _OUTCOME_LABEL if title == OUTCOME else title


def _title(label: str) -> str:
    return OUTCOME if label == _OUTCOME_LABEL else label


def _item(label: str, text: str) -> str:
    """A labelled list item; its text begins after the label where it begins with a paragraph."""
    if not text:
        return f"- {label}:"
    # What the first block is follows from what is above the first empty line.
    tokens = block_parser().parse(text.partition("\n\n")[0])
    first = tokens[0] if tokens else None
    below = "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
    if first and first.map and first.map[0] == 0:
        if first.type == "paragraph_open" and not text.startswith((" ", "\t")):
            return f"- {label}: {below[2:]}"
        if first.type in {"bullet_list_open", "fence", "blockquote_open"}:
            return f"- {label}:\n{below}"
    return f"- {label}:\n\n{below}"  # a blank line, or it would go on with the label's line
