"""Upstream's own files, word by word, and its export of 2026, field by field."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from mentorship.model.collection import Catalogue
from mentorship.model.term import Term
from mentorship.upstream.exporting.formats import FORMATS
from mentorship.upstream.importing import document
from mentorship.upstream.importing.account import Account
from mentorship.upstream.importing.proposal import Proposal
from tests.support.corpus import SOURCES
from tests.support.places import CORPUS

NOW = datetime(2026, 11, 24, tzinfo=UTC)
MARKDOWN = [name for name in SOURCES if name.endswith(".md")]
EXPORT = "2026-03-sep-nov.lfx-export.json"

pytestmark = [
    pytest.mark.slow,  # hundreds of ideas are imported
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not at hand"),
]


# ---- word by word ----

_LABELS = re.compile(
    r"(?i)^\s?(?:[-*+]\s+)?\W{0,2}(?:(?:detailed )?description|recommend(?:ed)? skills?|"
    r"(?:co-)?m[et]+n?tor(?:\(s\)|\[s\]|s)?(?:\(s\))?|upst\w+ issues?(?: \([\w ]+\))?|"
    r"(?:github )?issues?|lfx url)"
    r"\W{0,3}(?:[:：]|$)"
)
_SIZE = re.compile(
    r"(?i)^\s*[-*] (?:expected [\w ]*size[\w ]*|difficulty[\w ]*):"
    r" *(?:(?:175|350) ?h\w*|easy|medium|hard) *$"
)
_NOT_CARRIED = {"and", "mentor", "name", "expected", "outcome", "co", "primary", "secondary"}
"""Words between mentors, template labels of a mentor, labels of an outcome nobody wrote."""

_LABELS_KEPT = {
    *("co", "mentor", "primary", "secondary"),  # `Co-Mentor:` is a note of the mentor
    *("recommended", "skills", "s"),  # the title of a section for what is no list of phrases
    "description",  # a line of text, no label
}


def _words(text: str) -> Counter[str]:
    text = re.sub(r"\[@?([^\]]*)\]\(https://github\.com/([\w-]+)/?\)", _profile, text)
    text = re.sub(r"\[([^\]]*)\]\(mailto:[^)]*\)", r"\1", text)
    plain = html.unescape(text).replace("\\", "")
    return Counter(word.casefold() for word in re.findall(r"[^\W_]+", plain))


def _profile(match: re.Match[str]) -> str:
    return match[1] if match[1].casefold() == match[2].casefold() else f"{match[1]} {match[2]}"


def _source_words(name: str, account: Account) -> Counter[str]:
    lines = (CORPUS / name).read_text("utf-8").split("\n")
    skipped = {n for s in account.source.skipped for n in range(s.first, s.last + 1)}
    kept = [line for n, line in enumerate(lines, 1) if n not in skipped]
    return sum(
        (_words(_LABELS.sub("", line)) for line in kept if not _SIZE.match(line)), Counter[str]()
    )


def _imported_words(proposal: Proposal) -> Counter[str]:
    fields = proposal.fields
    people = [v for m in fields.mentors for v in m.model_dump(exclude_none=True).values()]
    values = [fields.title, fields.lfx_url, fields.lfx_name, fields.proposal]
    values += [*people, *fields.skills, *fields.technologies, *fields.issue, proposal.text]
    return sum((_words(value) for value in values if value), Counter[str]())


@pytest.mark.parametrize("name", MARKDOWN)
def test_every_word_number_link_handle_and_address(
    name: str, accounts: dict[str, Account], catalogue: Catalogue
) -> None:
    source = _source_words(name, accounts[name])
    ours = [Proposal.of(idea) for idea in catalogue.ideas if idea.path in accounts[name].plan.ideas]
    imported = sum((_imported_words(one) for one in ours), Counter[str]())

    assert sum(source.values()) > 2_000
    lost = source - imported
    assert {word for word in lost if word not in _NOT_CARRIED} == set()
    assert set(imported - source) <= _LABELS_KEPT


# ---- the export of 2026 ----


def _lfx(catalogue: Catalogue) -> Term:
    term = catalogue.term("2026-term-3")
    assert term is not None
    return term


def test_the_table_agrees_with_upstreams_cell_by_cell(catalogue: Catalogue) -> None:
    theirs = (CORPUS / "2026-03-sep-nov.lfx-tracking.csv").read_text("utf-8")

    ours = FORMATS["lfx-csv"].write(catalogue, _lfx(catalogue), NOW, emails=True)

    assert list(csv.reader(io.StringIO(ours))) == list(csv.reader(io.StringIO(theirs)))


def test_the_json_agrees_with_upstreams_field_by_field(catalogue: Catalogue) -> None:
    theirs = json.loads((CORPUS / EXPORT).read_text("utf-8"))

    ours = json.loads(FORMATS["lfx-json"].write(catalogue, _lfx(catalogue), NOW, emails=True))

    assert list(ours) == list(theirs)
    assert (ours["_term"], ours["_count"]) == (theirs["_term"], theirs["_count"])
    for mine, yours in zip(ours["programs"], theirs["programs"], strict=True):
        assert list(mine) == list(yours)
        assert [list(mentor) for mentor in mine["mentors"]] == [
            list(mentor) for mentor in yours["mentors"]
        ]
        described = [_words(p.pop("description")) for p in (mine, yours)]
        # `## Description` stands above ours where theirs has no heading.
        assert described[0] - described[1] in (Counter(), Counter({"description": 1}))
        assert described[1] - described[0] == Counter()
        assert _squeezed(mine) == _squeezed(yours)


def _squeezed(value: object) -> object:
    """`value` without its spaces."""
    return json.loads(re.sub(r"\s+", "", json.dumps(value, ensure_ascii=False)))


def test_the_markdown_agrees_with_the_json(catalogue: Catalogue) -> None:
    theirs = json.loads((CORPUS / EXPORT).read_text("utf-8"))["programs"]
    term = _lfx(catalogue)

    text = FORMATS["readme"].write(catalogue, term, NOW, emails=True)
    names = {project.name for project in catalogue.projects}
    found = document.read(text, term, "CNCF", names.__contains__).proposals

    assert sorted(
        (p.fields.title, [m.github for m in p.fields.mentors], p.fields.proposal) for p in found
    ) == sorted(
        (
            " ".join(p["program_name_short"].split()),
            [m["github_handle"] for m in p["mentors"]],
            p["issue_url"],
        )
        for p in theirs
    )
