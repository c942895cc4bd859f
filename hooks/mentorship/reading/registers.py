"""The registers `ideas/terms.yml` and `ideas/skills.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, RootModel

from mentorship.model.field_types import Line
from mentorship.model.problem import Problem, Severity
from mentorship.model.skills import Skills
from mentorship.model.term import Term
from mentorship.model.text.printable import shown
from mentorship.reading import plain_yaml
from mentorship.reading.validation import validate


@dataclass(frozen=True)
class TermRegister:
    """What `terms.yml` holds: the terms without errors, and the problems of the others."""

    foundation: str = ""
    terms: Sequence[Term] = ()
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class SkillRegister:
    """What `skills.yml` holds."""

    skills: Skills = field(default_factory=Skills)
    problems: Sequence[Problem] = ()


class _TermsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    foundation: Line
    terms: list[Any]


class _SkillsFile(RootModel[dict[str, tuple[Line, ...] | None]]):
    pass


def read_terms(path: str, text: str | None) -> TermRegister:
    """Read `terms.yml`.

    Args:
        path: for the problems.
        text: the file's text, or None where it could not be read.
    """
    data, problems = _data(path, text)
    if data is None:
        return TermRegister(problems=problems)
    fields, problems = validate(_TermsFile, data.value, path=path, lines=data.lines)
    if fields is None:
        return TermRegister(problems=problems)
    seen: dict[str, Term] = {}
    for position, entry in enumerate(fields.terms):
        # One by one: one wrong term must not remove the others' ideas from the site.
        at = ("terms", position)
        term, found = validate(Term, entry, path=path, lines=data.lines, at=at)
        problems += found
        if term is None:
            continue
        if term.id in seen:
            line = data.lines[("terms", position, "id")]
            problems.append(
                Problem(
                    path,
                    line,
                    Severity.ERROR,
                    f"the id `{term.id}` is used twice: give each term a different id",
                    "same-term-twice",
                )
            )
        seen.setdefault(term.id, term)
    return TermRegister(fields.foundation, tuple(seen.values()), problems)


def read_skills(path: str, text: str | None) -> SkillRegister:
    """Read `skills.yml`: a mapping of each canonical skill to the list of its aliases."""
    data, problems = _data(path, text)
    if data is None:
        return SkillRegister(problems=problems)
    fields, problems = validate(_SkillsFile, data.value, path=path, lines=data.lines)
    if fields is None:
        return SkillRegister(problems=problems)
    aliases: Mapping[str, tuple[str, ...]] = {
        name: listed or () for name, listed in fields.root.items()
    }
    return SkillRegister(Skills(aliases), problems)


def _data(path: str, text: str | None) -> tuple[plain_yaml.PlainData | None, list[Problem]]:
    if text is None:
        return None, []
    try:
        # A register grows with the years; an idea's front matter does not.
        data = plain_yaml.read(text, max_characters=512 * 1024, max_events=50_000)
    except plain_yaml.YamlError as error:
        return None, [Problem(path, error.line, Severity.ERROR, error.advice, "yaml")]
    comments = [
        Problem(
            path,
            line,
            Severity.ERROR,
            f"YAML takes `{shown(comment, 40)}` for a comment and drops it: put the whole value "
            "in quotes, or the comment on a separate line",
            "yaml-comment",
        )
        for line, comment in data.swallowed.items()
    ]
    return (None, comments) if comments else (data, [])
