"""Upstream's own files, where they are at hand: nothing of them gets lost.

They are read, never copied. What is counted here is counted with no part of the importer.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship.model.collection import Catalogue
from mentorship.model.problem import errors
from mentorship.model.reference import Kind, parse
from mentorship.model.term import Term
from mentorship.reading import reader
from mentorship.upstream.exporting.formats import FORMATS
from mentorship.upstream.importing import document, importer
from mentorship.upstream.importing.account import Account
from mentorship.upstream.importing.proposal import Proposal
from tests.support import generated
from tests.support.corpus import SOURCES, count
from tests.support.places import CORPUS, ROOT

NOW = datetime(2026, 11, 24, tzinfo=UTC)
MARKDOWN = [name for name in SOURCES if name.endswith(".md")]
EXPORT = "2026-03-sep-nov.lfx-export.json"

pytestmark = [
    pytest.mark.slow,  # hundreds of ideas are imported
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not at hand"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder."""
    root = tmp_path_factory.mktemp("archive")
    (root / "ideas").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def accounts(archive: Path) -> dict[str, Account]:
    """Everything imported into it, and what was told."""
    known = CORPUS / "projects.yml"
    return {
        name: importer.run(
            archive, importer.Wish(CORPUS / name, term, known, archived=True), NOW, dry_run=False
        )
        for name, term in SOURCES.items()
    }


@pytest.fixture(scope="module")
def catalogue(archive: Path, accounts: dict[str, Account]) -> Catalogue:
    """What was written, as it is read."""
    found = reader.read(archive, NOW)
    assert errors(found.problems) == []
    return found.catalogue


@pytest.mark.parametrize("name", SOURCES)
def test_every_idea_is_there_and_nothing_is_without_a_place(
    name: str, accounts: dict[str, Account]
) -> None:
    account = accounts[name]

    assert len(account.source.proposals) == count(name)
    assert len(account.plan.ideas) == count(name)
    assert account.unplaced == []
    assert account.plan.different == []


def test_the_same_again_is_unchanged(archive: Path, accounts: dict[str, Account]) -> None:
    before = {path: path.read_bytes() for path in (archive / "ideas").rglob("*.*")}

    for name, term in SOURCES.items():
        wish = importer.Wish(CORPUS / name, term, CORPUS / "projects.yml")
        account = importer.run(archive, wish, NOW, dry_run=False)
        assert account.plan.files == {}
        assert len(account.plan.unchanged) == count(name)
        assert account.is_lossless

    assert before == {path: path.read_bytes() for path in (archive / "ideas").rglob("*.*")}


@pytest.mark.parametrize("form", ["project-ideas", "readme", "gsoc"])
@pytest.mark.parametrize("term_id", SOURCES.values())
def test_what_is_exported_reads_back(form: str, term_id: str, catalogue: Catalogue) -> None:
    term = catalogue.term(term_id)
    assert term is not None
    only = Catalogue(
        catalogue.foundation,
        [term],
        projects=catalogue.projects,
        ideas=catalogue.ideas_of(term=term),
    )
    names = {project.name for project in only.projects}

    text = FORMATS[form].write(only, term, NOW, emails=True)
    source = document.read(text, term, only.foundation, names.__contains__)

    assert source.unplaced == []
    assert source.proposals == generated.in_order(only)
    again = generated.catalogue(source.proposals, term)
    assert FORMATS[form].write(again, term, NOW, emails=True) == text


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


# ---- timelines and strictness ----


def test_the_timelines_of_the_pages(catalogue: Catalogue) -> None:
    def milestones(term_id: str) -> list[str]:
        term = catalogue.term(term_id)
        assert term is not None
        return [row.text for _, row in term.timeline.rows()]

    assert len(milestones("2021-term-1")) == 6
    assert len(milestones("2022-term-3")) == len(milestones("2023-term-1")) == 7
    assert milestones("2024-term-3")[0] == "2024-07-03 to 2024-07-30 17:00 PDT"
    assert milestones("2025-term-1")[1] == "2025-02-05 to 2025-02-18 11:00 PST"
    assert len(milestones("2026-term-1")) == 8


def test_what_is_wrong_at_the_strictness_of_an_archive(catalogue: Catalogue) -> None:
    assert len(catalogue.ideas) == sum(count(name) for name in SOURCES)


def test_every_linked_issue_is_read_as_something(catalogue: Catalogue) -> None:
    values = [value for idea in catalogue.ideas for value in idea.issue]
    kinds = Counter(ref.kind for value in values for ref in parse(value))

    assert len(values) > 450
    assert kinds[Kind.ISSUE] > 420
    assert all(ref.key for value in values for ref in parse(value))
