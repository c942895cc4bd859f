"""Small files in the shapes of other organisations: who and what must come out, and no more."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mentorship.reading import reader
from mentorship.upstream.importing import importer
from mentorship.upstream.importing.account import Account
from mentorship.upstream.importing.source import SkipKind
from tests.support.places import SHARED

SHAPES = SHARED / "shapes"
NOW = datetime(2031, 1, 10, tzinfo=UTC)
TERM = "2031-term-7"
KEYS = {"name": "title", "tags": "skills"}

pytestmark = pytest.mark.skipif(not SHAPES.exists(), reason="the shapes are not at hand")

FILES: dict[str, dict[str, Any]] = {
    "front-matter/lantern.md": {"project": "Lantern", "mapped": KEYS},
    "front-matter/tidy-units.md": {"project": "Tidy", "mapped": KEYS},
    "bold-labels.md": {"project": "Mercury"},
    "label-headings.md": {},
    "emoji-bullets.md": {"project": "Generator"},
    "term-page.md": {},
    "odd-mentors.md": {},
}
"""A file → how it is imported."""

PEOPLE = {
    "front-matter/lantern.md": {"Asha Rao", "Tomas Lind"},
    "front-matter/tidy-units.md": {"Noor Haddad"},
    "bold-labels.md": {"ivy-park", "obi"},
    "label-headings.md": {"meichen", "Paul Novak"},
    "emoji-bullets.md": {"inessol", "kofi-a", "Ravi Menon"},
    "term-page.md": {"adaquist", "b-oyelaran", "cleomarsh", "dovp", "esi-addo"},
    "odd-mentors.md": {"faylu", "gus-bell", "hanakim"},
}
IDEAS = {
    "front-matter/lantern.md": {"Lantern": ["Lantern in the browser"]},
    "front-matter/tidy-units.md": {"Tidy": ["Tidy: units that add up"]},
    "bold-labels.md": {
        "Mercury": [
            "Search while typing",
            "Widgets for the lock screen",
            "Tests that do not flake (co-mentored)",
        ]
    },
    "label-headings.md": {"Harbour lights": ["A map of lamps", "Lamp firmware over the air"]},
    "emoji-bullets.md": {"Generator": ["Bindings for Rust", "A linter for titles"]},
    "term-page.md": {
        "Beacon": ["Signals at night", "Quiet alarms", "Loud alarms"],
        "Drift": ["Follow a buoy"],
    },
    "odd-mentors.md": {"Mast": ["Sails that fold", "Ropes that do not"]},
}


def _account(name: str, root: Path) -> Account:
    (root / "ideas").mkdir(exist_ok=True)
    how: dict[str, Any] = FILES[name]
    return importer.run(root, importer.Wish(SHAPES / name, TERM, **how), NOW, dry_run=False)


def _fields(name: str, root: Path, title: str) -> Any:
    (found,) = [p for p in _account(name, root).source.proposals if p.fields.title == title]
    return found


def test_every_file_is_tried() -> None:
    there = {path.relative_to(SHAPES).as_posix() for path in SHAPES.rglob("*.md")}

    assert there - {"README.md"} == FILES.keys()


@pytest.mark.parametrize("name", FILES)
def test_the_people_and_nobody_else(name: str, tmp_path: Path) -> None:
    mentors = [m for p in _account(name, tmp_path).source.proposals for m in p.fields.mentors]

    assert {mentor.github or mentor.name for mentor in mentors} == PEOPLE[name]


@pytest.mark.parametrize("name", FILES)
def test_the_ideas_of_each_project_and_no_other(name: str, tmp_path: Path) -> None:
    found: dict[str, list[str]] = {}
    for proposal in _account(name, tmp_path).source.proposals:
        found.setdefault(proposal.project, []).append(proposal.fields.title)

    assert found == IDEAS[name]
    written = reader.read(tmp_path, NOW).catalogue
    assert {project.name for project in written.projects} == IDEAS[name].keys()


def test_front_matter(tmp_path: Path) -> None:
    lantern = _fields("front-matter/lantern.md", tmp_path, "Lantern in the browser")
    tidy = _fields("front-matter/tidy-units.md", tmp_path, "Tidy: units that add up")

    assert lantern.fields.skills == ("JavaScript", "WebGL", "photometry")
    assert lantern.fields.difficulty == "medium"
    assert lantern.fields.issue == ("https://github.com/example-org/lantern/issues/71",)
    assert "- 175 h\n- 350 h" in lantern.text  # two sizes are none
    assert "Read the paper." in lantern.text
    assert (tidy.fields.size, tidy.fields.difficulty) == ("small", "easy")


def test_bold_labels(tmp_path: Path) -> None:
    account = _account("bold-labels.md", tmp_path)
    first, second, third = account.source.proposals

    assert (first.fields.difficulty, first.fields.size) == ("hard", "large")
    assert first.fields.skills == ("TypeScript", "SQLite", "ranking")
    assert first.body.description == "Results should come with each letter."
    assert first.body.outcome
    assert first.body.outcome.text == "a search box that answers within 50 ms"
    assert (second.fields.size, second.body.description) == ("medium", "Show the latest note.")
    assert third.body.description == "Find the ten worst and cure them."
    told = "\n".join(account.lines(dry_run=False))
    assert "bold-labels.md:39: not imported: `Ask us anything in the forum." in told
    assert "bold-labels.md:35: not imported: `to be announced, perhaps Lena" in told
    assert not account.is_lossless


def test_label_headings(tmp_path: Path) -> None:
    lamps = _fields("label-headings.md", tmp_path, "A map of lamps").fields

    assert lamps.skills == ("Front end", "React", "MapLibre", "Go")
    assert (lamps.size, lamps.difficulty) == ("medium", "easy")


def test_emoji_bullets(tmp_path: Path) -> None:
    bindings = _fields("emoji-bullets.md", tmp_path, "Bindings for Rust")

    assert bindings.fields.skills == ("Rust", "code generation")
    assert bindings.fields.issue == ()
    assert "#bindings in the chat" in bindings.text
    assert "https://github.com/example-org/generator" in bindings.text
    assert bindings.body.description.startswith("Generate Rust types from the document.")


def test_the_page_of_a_term(tmp_path: Path) -> None:
    account = _account("term-page.md", tmp_path)

    term = reader.read(tmp_path, NOW).catalogue.term(TERM)
    assert term
    assert len(term.timeline.rows()) == 10
    assert {row.starts.year for _, row in term.timeline.rows()} == {2031}
    lines = (SHAPES / "term-page.md").read_text("utf-8").split("\n")
    text = [lines[s.first - 1] for s in account.source.skipped if s.kind is SkipKind.PAGE_TEXT]
    assert text == ["Propose by a pull request, at most four for a project."]
    signals = account.source.proposals[0]
    assert signals.body.description == "Ships should be seen. They are not."
    assert signals.body.outcome
    assert account.is_lossless


def test_lines_of_mentors_that_are_nobody(tmp_path: Path) -> None:
    account = _account("odd-mentors.md", tmp_path)

    told = "\n".join(account.lines(dry_run=False))
    assert "odd-mentors.md:20: not imported: `tbd@email`" in told
    assert "odd-mentors.md:21: not imported: `@Ivo Petrov`" in told
    placeholders = [s.first for s in account.source.skipped if s.kind is SkipKind.PLACEHOLDERS]
    assert placeholders == [9, 12]
