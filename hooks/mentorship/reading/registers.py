"""The registers `ideas/terms.yml` and `ideas/skills.yml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, RootModel

from mentorship.model.field_types import Line
from mentorship.model.problem import Problem, Severity
from mentorship.model.skills import Skills
from mentorship.model.term import Term
from mentorship.reading import field_names, lengths, plain_yaml
from mentorship.reading.salvage import salvage

MOST_TERMS = 200
"""Terms of a register: forty years of five. Each has a page and its downloads."""


@dataclass(frozen=True)
class TermRegister:
    """What `terms.yml` holds.

    Attributes:
        terms: each with its values that are right.
        problems: of every value that is wrong.
        is_whole: whether no term was lost; an idea of a lost term cannot be published.
    """

    foundation: str = ""
    terms: Sequence[Term] = ()
    problems: Sequence[Problem] = ()
    is_whole: bool = False


@dataclass(frozen=True)
class SkillRegister:
    """What `skills.yml` holds; see `TermRegister`."""

    skills: Skills = field(default_factory=Skills)
    problems: Sequence[Problem] = ()
    is_whole: bool = False


class _TermsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    foundation: Line
    terms: list[Any]


class _SkillsFile(RootModel[dict[str, tuple[Line, ...] | None]]):
    pass


def read_terms(path: str, text: str | None) -> TermRegister:
    """Read `terms.yml`: a mistake in it costs that value, and not the term.

    Args:
        path: for the problems.
        text: the file's text, or None where it could not be read.
    """
    data, problems = _data(path, text)
    if data is None:
        return TermRegister(problems=problems)
    fields, found = salvage(
        _TermsFile,
        data.value,
        path=path,
        lines=data.lines,
        stand_ins={"foundation": "?", "terms": []},
    )
    problems += found
    if fields is None:
        return TermRegister(problems=problems)
    seen: dict[str, Term] = {}
    if len(fields.terms) > MOST_TERMS:
        line = data.lines[("terms", MOST_TERMS)]
        message = f"`terms` has {len(fields.terms)} entries: keep at most {MOST_TERMS}"
        problems.append(Problem(path, line, Severity.ERROR, message, "too-long"))
    for position, entry in enumerate(fields.terms[:MOST_TERMS]):
        term, found = _term(path, entry, data, position)
        problems += found
        if term is not None and term.id in seen:
            line = data.lines[("terms", position, "id")]
            message = f"the id `{term.id}` is used twice: give each term a different id"
            problems.append(Problem(path, line, Severity.ERROR, message, "same-term-twice"))
        if term is not None:
            seen.setdefault(term.id, term)
    is_whole = len(seen) == len(fields.terms)
    return TermRegister(fields.foundation, tuple(seen.values()), problems, is_whole)


def _term(
    path: str, entry: Any, data: plain_yaml.PlainData, position: int
) -> tuple[Term | None, list[Problem]]:
    written = entry if isinstance(entry, dict) else {}
    name = str(written.get("id"))
    return salvage(
        Term,
        entry,
        path=path,
        lines=data.lines,
        at=("terms", position),
        context={"zone": written.get("zone")},
        stand_ins={"title": name, "programme": name},
    )


def read_skills(path: str, text: str | None) -> SkillRegister:
    """Read `skills.yml`: a mapping of each canonical skill to the list of its aliases.

    A mistake in it costs that alias, and not the skill.
    """
    data, problems = _data(path, text)
    if data is None:
        return SkillRegister(problems=problems)
    fields, found = salvage(_SkillsFile, data.value or {}, path=path, lines=data.lines)
    problems += found
    if fields is None:
        return SkillRegister(problems=problems)
    aliases = {name: fields.root.get(name) or () for name in data.value or {}}
    return SkillRegister(Skills(aliases), problems, is_whole=True)


def _data(path: str, text: str | None) -> tuple[plain_yaml.PlainData | None, list[Problem]]:
    if text is None:
        return None, []
    try:
        # A register grows with the years; an idea's front matter does not.
        data = plain_yaml.read(
            text,
            max_characters=512 * 1024,
            max_events=50_000,
            with_comments=False,
            keys=field_names.IN_TERMS if path.endswith("terms.yml") else (),
        )
    except plain_yaml.YamlError as error:
        return None, [Problem(path, error.line, Severity.ERROR, error.advice, "yaml")]
    comments = [
        Problem(path, line, Severity.ERROR, swallowed.advice, "yaml-comment")
        for line, swallowed in data.swallowed.items()
    ]
    data.value, too_long = lengths.cut(data.value, path, data.lines, entries=None)
    return data, [*comments, *too_long]
