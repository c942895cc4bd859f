"""The body of a proposal issue, as GitHub writes it from the form of 2026.

Source: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mentorship.model.body import Section, of_parts
from mentorship.model.body import read as read_body
from mentorship.model.idea import LenientFields, Prerequisites
from mentorship.model.term import Term
from mentorship.model.text.dialect import block_parser
from mentorship.model.text.links import is_web_address
from mentorship.upstream.grammar import people, phrases, requirements
from mentorship.upstream.grammar.inline import plain
from mentorship.upstream.importing.proposal import Passage, Proposal, described
from mentorship.upstream.importing.source import Kind, Skip, SkipKind, Source, SourceError, Unplaced

FIELDS = (
    *("CNCF Project", "Term", "Program Name", "Program Description", "Technologies"),
    *("Skills same as Technologies?", "Required/Desirable Skills", "Mentors"),
    *("Upstream Issue URL", "Application Prerequisites", "Coding Challenge URL"),
    *("Custom Prerequisites", "Custom Prerequisite Name", "Custom Prerequisite Description"),
    "Custom Prerequisite — File Upload",
)
"""The labels of the form, in its order."""

_DESCRIPTION = "Program Description"
_EMPTY = "_No response_"
_TOGGLES = {name.casefold(): field for name, field in requirements.TOGGLES.items()}


def is_form(text: str) -> bool:
    """Whether `text` is such a body: it has the form's project, name and mentors."""
    needed = {"CNCF Project", "Program Name", "Mentors"}
    if not all(name in text for name in needed):
        return False
    return needed <= {label for label, _, _ in _sections(text)}


def read(text: str, term: Term) -> Source:
    """The one idea of the body.

    Raises:
        SourceError: project or name are empty.
    """
    source = Source(Kind.ISSUE_FORM)
    sections = list(_sections(text))
    above = "this is above the form's first label"
    source.unplaced += [
        Unplaced(line, answer, above) for label, line, answer in sections if answer and not label
    ]
    labelled = [(label, line, answer) for label, line, answer in sections if label]
    source.skipped += [Skip(line, line, SkipKind.HEADINGS) for _, line, _ in labelled]
    answers, extra = _answers((label, answer) for label, _, answer in labelled)
    if not answers.get("CNCF Project") or not answers.get("Program Name"):
        raise SourceError("`### CNCF Project` or `### Program Name` has no answer below it")
    source.title = answers.get("Term", "")
    named = next((line for label, line, _ in labelled if label == "Mentors"), 1)
    source.add(_proposal(answers, extra, term, named))
    return source


def _answers(sections: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[Section]]:
    """The answers to the form's labels, and the sections that somebody added."""
    answers: dict[str, str] = {}
    extra: list[Section] = []
    for label, written in sections:
        answer = "" if written == _EMPTY else written
        if label in FIELDS and label not in answers:
            answers[label] = answer
        elif answer:
            extra.append(Section(label, answer))
    return answers, extra


def _sections(text: str) -> Iterator[tuple[str, int, str]]:
    """Label, line and text of each answer.

    A description has headings of its own, so inside it only the form's labels begin a new answer.
    """
    lines = text.split("\n")
    label, line, begins = "", 1, 0
    tokens = block_parser().parse(text)
    for position, token in enumerate(tokens):
        if token.type != "heading_open" or token.level or token.tag != "h3" or token.map is None:
            continue
        title = plain(tokens[position + 1].content)
        if label == _DESCRIPTION and title not in FIELDS:
            continue
        yield label, line, "\n".join(lines[begins : token.map[0]]).strip("\n").rstrip()
        label, line, begins = title, token.map[0] + 1, token.map[1]
    yield label, line, "\n".join(lines[begins:]).strip("\n").rstrip()


def _checked(text: str) -> tuple[set[str], list[str]]:
    """The checked boxes, in lowercase letters, and the lines that are not boxes."""
    checked, others = set[str](), list[str]()
    for line in filter(str.strip, text.split("\n")):
        box = re.fullmatch(r"\s*[-*] \[([ xX])\] (.+?)\s*", line)
        if box is None:
            others.append(line)
        elif box[1] != " ":
            checked.add(box[2].casefold())
    return checked, others


def _proposal(answers: dict[str, str], extra: list[Section], term: Term, named: int) -> Proposal:
    description, written = described(read_body(answers.get(_DESCRIPTION, "")))
    sections = [*written, *extra]
    technologies = phrases.split(plain(answers.get("Technologies", "")))
    same, _ = _checked(answers.get("Skills same as Technologies?", ""))
    skills = phrases.split(plain(answers.get("Required/Desirable Skills", "")))
    found = _mentors(answers.get("Mentors", ""))
    sections += [Section("Mentors", block) for block in found.others]
    prerequisites, unread = _prerequisites(answers)
    sections += unread
    fields = LenientFields.model_validate(
        {
            "title": plain(answers["Program Name"]),
            "term": term.id,
            "mentors": [mentor.model_dump() for mentor in found.mentors],
            "skills": [*(technologies if same else []), *skills],
            "technologies": technologies,
            "issue": phrases.read_links(answers.get("Upstream Issue URL", "")),
            "prerequisites": prerequisites,
        }
    )
    return Proposal(
        plain(answers["CNCF Project"]),
        fields,
        of_parts(description, sections),
        doubtful=tuple(Passage(named, line) for line in found.doubtful),
        left_out=tuple(Passage(named, line) for line in found.left_out),
    )


def _mentors(text: str) -> people.Found:
    """One mentor a line: `Full Name | @handle | e-mail | LFID`."""
    found = people.Found()
    for line in filter(str.strip, text.split("\n")):
        cells = [cell.strip() for cell in line.split("|")]
        mentor = people.of_cells(cells) if len(cells) in {3, 4} else None
        if mentor:
            found.mentors.append(mentor)
        else:
            found.add(people.find(line))
    return found


def _prerequisites(answers: dict[str, str]) -> tuple[Prerequisites | None, list[Section]]:
    unread: list[Section] = []
    checked, others = _checked(answers.get("Application Prerequisites", ""))
    unknown = [*others, *(f"- {box}" for box in sorted(checked - _TOGGLES.keys()))]
    if unknown:
        unread.append(Section("Application Prerequisites", "\n".join(unknown)))
    values: dict[str, object] = {_TOGGLES[box]: True for box in checked & _TOGGLES.keys()}
    challenge = plain(answers.get("Coding Challenge URL", ""))
    if is_web_address(challenge):
        values["coding_challenge_url"] = challenge
    elif challenge:
        unread.append(Section("Coding Challenge URL", challenge))
    name = plain(answers.get("Custom Prerequisite Name", ""))
    description = answers.get("Custom Prerequisite Description", "")
    upload, _ = _checked(answers.get("Custom Prerequisite — File Upload", ""))
    if name:
        values["custom"] = {"name": name, "description": description, "file_upload": bool(upload)}
    elif description:
        unread.append(Section("Custom Prerequisite Description", description))
    return (Prerequisites.model_validate(values) if values else None), unread
