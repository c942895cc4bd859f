"""Edits of `ideas/terms.yml` that leave every other line as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from mentorship.model.term import Term
from mentorship.reading import plain_yaml
from mentorship.reading.folder import TERMS
from mentorship.reading.registers import read_terms


class NotEditableError(ValueError):
    """The file is written in a way that we cannot edit; the message is what to write by hand."""


def new(foundation: str, term: Term) -> str:
    """A whole file with one term."""
    head = yaml.safe_dump({"foundation": foundation}, allow_unicode=True)
    return f"{head}\nterms:\n{_entry(term, '  ')}"


def with_term(text: str, term: Term) -> str:
    """`text` with an entry for `term` at its end.

    Raises:
        NotEditableError: the list is not written one entry below the other.
    """
    opened = re.sub(r"(?m)^terms:[ \t]*(?:\[\])?[ \t]*$", "terms:", text).rstrip("\n")
    indents = re.findall(r"(?m)^( *)- ", opened)
    edited = f"{opened}\n{_entry(term, indents[0] if indents else '  ')}"
    terms = [*read_terms(TERMS, text).terms, term]
    return _checked(edited, terms, _entry(term, "  "))


def with_timeline(text: str, term: Term, milestones: Mapping[str, str]) -> str:
    """`text` with a timeline in the entry of `term`, which has none.

    Raises:
        NotEditableError: the entry is not written one field below the other.
    """
    known = list(read_terms(TERMS, text).terms)
    ids = [one.id for one in known]
    dated = term.dated(milestones)
    block = _timeline(milestones, "    ")
    data = plain_yaml.read(text, max_characters=512 * 1024, max_events=50_000)
    position = next(
        (i for i, entry in enumerate(data.value["terms"]) if entry.get("id") == term.id), None
    )
    lines = text.split("\n")
    own = [line for at, line in data.lines.items() if at[:2] == ("terms", position)]
    if position is None or not own or "{" in lines[own[0] - 1]:
        raise NotEditableError(block)
    title = lines[data.lines[("terms", position, "title")] - 1]
    indent = len(re.sub(r"^( *)- ", r"\1  ", title)) - len(title.lstrip(" -"))
    last = max(own)
    edited = [*lines[:last], _timeline(milestones, " " * indent).rstrip("\n"), *lines[last:]]
    expected = [dated if one == term.id else known[i] for i, one in enumerate(ids)]
    return _checked("\n".join(edited), expected, block)


def _checked(edited: str, expected: Sequence[Term], by_hand: str) -> str:
    register = read_terms(TERMS, edited)
    if register.problems or list(register.terms) != list(expected):
        raise NotEditableError(by_hand)
    return edited


def _entry(term: Term, indent: str) -> str:
    values = {"id": term.id, "title": term.title, "programme": term.programme}
    lines = [f"{key}: {_scalar(value)}" for key, value in values.items()]
    lines += [f"zone: {term.zone}"] if term.zone else []
    lines += ["archived: true"] if term.archived else []
    first, *rest = lines
    below = "".join(f"{indent}  {line}\n" for line in rest)
    milestones = {name: row.text for name, row in term.timeline if row is not None}
    timeline = _timeline(milestones, f"{indent}  ") if milestones else ""
    return f"{indent}- {first}\n{below}{timeline}"


def _timeline(milestones: Mapping[str, str], indent: str) -> str:
    rows = [f"{indent}  {key}: {_scalar(text)}" for key, text in milestones.items()]
    return "\n".join([f"{indent}timeline:", *rows]) + "\n"


def _scalar(text: str) -> str:
    """`text` as YAML, in quotes only where it would read as another text without them."""
    if plain_yaml.read(f"key: {text}").value == {"key": text}:
        return text
    return yaml.safe_dump(text, allow_unicode=True, width=10**9, default_style='"').strip()
