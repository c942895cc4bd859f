"""A file with one idea, whose fields are the keys of its front matter, under any names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from mentorship.checkout.file_text import UnreadableError
from mentorship.model.mentor import LenientMentor
from mentorship.model.term import Term
from mentorship.reading import front_matter
from mentorship.reading.front_matter import Document
from mentorship.upstream.grammar import entries, labels, people
from mentorship.upstream.grammar.entries import Entry
from mentorship.upstream.grammar.fields import BY_NAME
from mentorship.upstream.grammar.inline import escaped
from mentorship.upstream.grammar.labels import Label
from mentorship.upstream.importing import proposal
from mentorship.upstream.importing.source import Kind, Skip, SkipKind, Source, SourceError, Unplaced

TITLE, PROJECT, DESCRIPTION = "title", "project", "description"
_OF_THE_PAGE = re.compile(
    r"(?i)(?:.*date|date.*|aliases|categories|draft|id|layout|nav_order|parent|permalink|published"
    r"|slug|term|toc|type|url|weight)"
)
"""Keys about the page and not about the idea."""

NO_TITLE = "this idea has no title: say which key is, with `--map KEY=title`"
NO_PROJECT = "nothing says which project this idea is of: import with `--project NAME`"


def read_front_matter(text: str, mapped: Mapping[str, str]) -> Document | None:
    """The front matter at the beginning of a source and its text; None where there is none.

    Args:
        mapped: key → the field that it means.

    Raises:
        SourceError: it is damaged.
    """
    if not re.match(r"---[ \t]*\n", text) or not re.search(r"(?m)^---[ \t]*$", text[4:]):
        return None
    if not re.match(r"---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[\w\"'][^\n:]*:(?:\s|$)", text):
        return None  # a line between texts
    try:
        return front_matter.split(text)
    except UnreadableError as error:
        raise SourceError(f"line {error.line}: {error.advice}") from None


def is_idea(document: Document, mapped: Mapping[str, str]) -> bool:
    """Whether the keys are an idea's, and not those of a page with ideas."""
    fields = {_field(key, mapped) for key in document.fields}
    return bool(fields & (BY_NAME.keys() - {"status", "proposal"}))


def read(document: Document, term: Term, project: str | None, mapped: Mapping[str, str]) -> Source:
    """The one idea of a file.

    Args:
        project: of the idea; else a key says it.
        mapped: key → the field that it means.
    """
    given, found, skipped = _taken_apart(document, mapped)
    source = Source(Kind.FRONT_MATTER)
    source.skipped += skipped
    found += entries.read(document.body.split("\n"), document.body_line)
    title, named = given.get(TITLE), project or given.get(PROJECT)
    if not title or not named:
        reason = NO_PROJECT if title else NO_TITLE
        whole = "\n".join([*map(str, document.fields.values()), document.body])
        source.unplaced.append(Unplaced(1, whole, reason))
        return source
    source.add(proposal.build(proposal.Heading(named, title), term.id, found, 1))
    return source


def _taken_apart(
    document: Document, mapped: Mapping[str, str]
) -> tuple[dict[str, str], list[Entry], list[Skip]]:
    """The title and the project that the keys say, the other entries, and what is left out."""
    given: dict[str, str] = {}
    found: list[Entry] = []
    skipped: list[Skip] = []
    for key, value in document.fields.items():
        line = document.lines[key,]
        field = _field(key, mapped)
        if field in {TITLE, PROJECT} and isinstance(value, str):
            given[field] = value
        elif key not in mapped and _OF_THE_PAGE.fullmatch(key):
            skipped.append(Skip(line, line, SkipKind.LABELS))
        elif value:
            known = None if field in {TITLE, PROJECT} else field
            found.append(Entry(Label(_words(key), known, 0), line, _markdown(value)))
    return given, found, skipped


def _field(key: str, mapped: Mapping[str, str]) -> str | None:
    """The field that a key means; `title` and `project` are fields here, too."""
    name = mapped.get(key, key)
    if name in BY_NAME or name in {TITLE, PROJECT}:
        return name
    return labels.field_of(_words(name), strict=True)


def _words(key: str) -> str:
    words = re.sub(r"[_-]+", " ", key).strip()
    return words[:1].upper() + words[1:]


def _markdown(value: Any) -> str:
    """A value as the Markdown that is written behind a label."""
    if isinstance(value, list):
        items = [_markdown(item) for item in value if item]
        return items[0] if len(items) == 1 else "\n".join(map(_item, items))
    if isinstance(value, dict):
        return _mapping(value)
    text = str(value).strip()
    return text if "\n" in text else escaped(text)


def _item(text: str) -> str:
    return "- " + text.replace("\n", "\n  ")


def _mapping(value: Mapping[str, Any]) -> str:
    """A mapping as text: a mentor as one line, anything else by its keys."""
    try:
        return people.write(LenientMentor.model_validate(value))
    except ValidationError:
        return "\n".join(_pairs(value.items()))


def _pairs(items: Iterable[tuple[str, Any]]) -> Iterable[str]:
    return (_item(f"{key}: {_markdown(inner)}") for key, inner in items if inner)
