"""The JSON export for the LFX platform as a source of ideas."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from mentorship.model.body import Section, of_parts
from mentorship.model.body import read as read_body
from mentorship.model.field_types import Line
from mentorship.model.idea import LenientFields, Prerequisites, full_name
from mentorship.model.mentor import LenientMentor
from mentorship.model.term import Term
from mentorship.model.text.links import is_web_address
from mentorship.model.text.printable import shown
from mentorship.upstream.grammar import phrases
from mentorship.upstream.importing import strict_json
from mentorship.upstream.importing.proposal import Proposal, described
from mentorship.upstream.importing.source import Kind, Skip, SkipKind, Source, SourceError, Unplaced

Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class _Mentor(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    name: Text = ""
    github_handle: Text = ""
    email: Text = ""
    lfid: Text = ""
    role: Literal["primary", "co-mentor"] = "co-mentor"


class _Program(BaseModel):
    model_config = ConfigDict(extra="allow", str_strip_whitespace=True)

    issue_number: int | None = None
    issue_url: Text = ""
    cncf_project: Line
    cncf_project_slug: Text = ""
    cncf_project_maturity: Text = ""
    term: Text = ""
    program_name_full: Text = ""
    program_name_short: Line
    description: Text = ""
    technologies: Text = ""
    skills: Text = ""
    mentors: tuple[_Mentor, ...] = ()
    upstream_issue_url: Text = ""
    lfx_url: Text = ""
    prerequisites: Prerequisites | None = None


class _Export(BaseModel):
    model_config = ConfigDict(extra="allow")

    generated: str = Field(default="", alias="_generated")
    term: str = Field(default="", alias="_term")
    programs: tuple[Any, ...]


def read(text: str, term: Term, foundation: str) -> Source:
    """The ideas of an export.

    Raises:
        SourceError: the JSON is damaged or has another shape.
    """
    data = strict_json.read(text)
    try:
        export = _Export.model_validate(data)
    except ValidationError:
        keys = ", ".join(map(str, data)) if isinstance(data, dict) else type(data).__name__
        raise SourceError(
            "this JSON is not an LFX export: it needs a list `programs` at its top, and has "
            f"{shown(keys) or 'nothing'}"
        ) from None
    source = Source(Kind.LFX_JSON, title=export.term)
    lines = strict_json.lines(text, "programs")
    for entry, line in zip(export.programs, lines, strict=True):
        try:
            strict_json.refuse_halves(entry)
            program = _Program.model_validate(entry)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the entry"
            source.unplaced.append(Unplaced(line, _said(entry), f"`{where}`: {first['msg']}"))
        except ValueError as error:
            source.unplaced.append(Unplaced(line, _said(entry), str(error)))
        else:
            source.proposals.append(_proposal(program, term, foundation, line, source))
    return source


def _said(entry: Any) -> str:
    whole = json.dumps(entry, ensure_ascii=False)
    return shown(whole.encode("utf-8", "replace").decode("utf-8"), 200)


def _proposal(
    program: _Program, term: Term, foundation: str, line: int, source: Source
) -> Proposal:
    computed = full_name(program.program_name_short, program.cncf_project, foundation, term)
    name = program.program_name_full
    if name == computed:
        source.skipped.append(Skip(line, line, SkipKind.DERIVED))
    links = {"lfx_url": program.lfx_url, "proposal": program.issue_url}
    primary_first = sorted(program.mentors, key=lambda mentor: mentor.role != "primary")
    values: dict[str, Any] = {
        "title": program.program_name_short,
        "term": term.id,
        "mentors": [values for mentor in primary_first for values in _mentors(mentor)],
        "skills": phrases.split(program.skills),
        "technologies": phrases.split(program.technologies),
        "issue": phrases.read_links(program.upstream_issue_url),
        "lfx_name": name if name != computed else None,
        "prerequisites": program.prerequisites,
        **{field: written for field, written in links.items() if is_web_address(written)},
    }
    text = program.description.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    description, sections = described(read_body(text))
    misfits = [
        Section(field, said) for field, said in links.items() if said and field not in values
    ]
    return Proposal(
        program.cncf_project,
        LenientFields.model_validate({k: v for k, v in values.items() if v}),
        of_parts(description, [*sections, *misfits, *_unknown(program)]),
        line,
        {"slug": program.cncf_project_slug, "maturity": program.cncf_project_maturity},
    )


def _unknown(program: _Program) -> list[Section]:
    """A section for each field that is not known."""
    return [
        Section(key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for key, value in (program.model_extra or {}).items()
    ]


def _mentors(mentor: _Mentor) -> list[dict[str, str]]:
    given = {
        "name": mentor.name,
        "github": mentor.github_handle.lstrip("@"),
        "email": mentor.email,
        "lfid": mentor.lfid,
    }
    sound = {key: value for key, value in given.items() if value and _fits(key, value)}
    note = ", ".join(value for key, value in given.items() if value and key not in sound)
    if note:
        sound["note"] = note
    return [sound] if sound else []


def _fits(key: str, value: str) -> bool:
    try:
        LenientMentor.model_validate({key: value})
    except ValidationError:
        return False
    return True
