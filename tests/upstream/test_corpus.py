"""Upstream's own files, where they are at hand: nothing of them gets lost.

They are read, never copied. What is counted here is counted with no part of the importer.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship.model.collection import Catalogue
from mentorship.model.reference import Kind, parse
from mentorship.upstream.exporting.formats import FORMATS
from mentorship.upstream.importing import document, importer
from mentorship.upstream.importing.account import Account
from tests.support import generated
from tests.support.corpus import SOURCES, count
from tests.support.places import CORPUS

NOW = datetime(2026, 11, 24, tzinfo=UTC)

pytestmark = [
    pytest.mark.slow,  # hundreds of ideas are imported
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not at hand"),
]


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
    assert len(milestones("2026-term-1")) == 11


def test_what_is_wrong_at_the_strictness_of_an_archive(catalogue: Catalogue) -> None:
    assert len(catalogue.ideas) == sum(count(name) for name in SOURCES)


def test_every_linked_issue_is_read_as_something(catalogue: Catalogue) -> None:
    values = [value for idea in catalogue.ideas for value in idea.issue]
    kinds = Counter(ref.kind for value in values for ref in parse(value))

    assert len(values) > 450
    assert kinds[Kind.ISSUE] > 420
    assert all(ref.key for value in values for ref in parse(value))
