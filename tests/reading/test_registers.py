"""A mistake in a register costs that value, and not the term, the skill, or anybody's idea."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from mentorship.model.problem import errors
from mentorship.reading.lengths import MOST_SKILLS
from mentorship.reading.reader import Reading, read
from mentorship.reading.registers import MOST_TERMS
from tests.support.places import GOLDEN

NOW = datetime(2030, 1, 10, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with one idea."""
    shutil.copytree(GOLDEN / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(GOLDEN / "every-field" / "ideas", tmp_path / "ideas", dirs_exist_ok=True)
    return tmp_path


def _terms(root: Path, change: str, to: str) -> Reading:
    path = root / "ideas" / "terms.yml"
    text = path.read_text("utf-8")
    assert change in text
    path.write_text(text.replace(change, to), "utf-8")
    return read(root, NOW)


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("begins: 2030-03-01", "begins: soon"),
        ("begins: 2030-03-01", "begins: 2030-02-30"),
        ("begins: 2030-03-01", "begins: {text: x}"),
        ("begins: 2030-03-01", "begin: 2030-03-01"),
        ("begins: 2030-03-01", "begins: 2030-03-01 to 2030-02-01"),
        ("begins: 2030-03-01", "begins: [2030-03-01]"),
        ("title: 2030 Term 1 (Mar-May)", "title:"),
        ("title: 2030 Term 1 (Mar-May)", "titel: 2030 Term 1 (Mar-May)"),
        ("programme: LFX Mentorship", "programme: [LFX]"),
        ("foundation: CNCF", "fundation: CNCF"),
        ("foundation: CNCF\n", ""),
        ("programme: LFX Mentorship", "programme: LFX Mentorship # ours"),
    ],
)
def test_a_wrong_value_of_a_term_costs_that_value(root: Path, change: str, to: str) -> None:
    found = _terms(root, change, to)

    assert [term.id for term in found.catalogue.terms] == ["2030-term-1"]
    assert [idea.title for idea in found.catalogue.ideas] == ["Hedged requests"]
    assert found.catalogue.terms[0].timeline.ends is not None
    assert {problem.path for problem in errors(found.problems)} == {"ideas/terms.yml"}
    assert len(errors(found.problems)) == 1
    assert found.lost == []


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("id: 2030-term-1", "id: 2030 Term 1"),
        ("id: 2030-term-1", "id: [x]"),
        ("terms:", "terms: ["),
        ("  - id:", "  id:"),
    ],
)
def test_a_lost_term_is_reported_once_and_says_what_waits_for_it(
    root: Path, change: str, to: str
) -> None:
    found = _terms(root, change, to)

    assert found.catalogue.ideas == []
    assert {problem.path for problem in errors(found.problems)} == {"ideas/terms.yml"}
    assert [p.message.endswith("; until then, 1 idea is left out") for p in found.problems] == [
        True
    ]
    assert found.lost == ["ideas/terms.yml"]


def test_a_second_term_lives_where_the_first_is_lost(root: Path) -> None:
    path = root / "ideas" / "terms.yml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data["terms"].insert(0, {"title": "No id"})
    path.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")

    found = read(root, NOW)

    assert [idea.title for idea in found.catalogue.ideas] == ["Hedged requests"]
    assert found.lost == ["ideas/terms.yml"]


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Go: [Golang, [x]]\nRust: []\n", {"Go": ("Golang",), "Rust": ()}),
        ("Go: golang\nRust: []\n", {"Go": (), "Rust": ()}),
        ("Go: {a: b}\nRust: [rs]\n", {"Go": (), "Rust": ("rs",)}),
        ("Go: ['']\nRust:\n", {"Go": (), "Rust": ()}),
    ],
)
def test_a_wrong_alias_costs_that_alias(
    root: Path, text: str, skills: dict[str, tuple[str, ...]]
) -> None:
    (root / "ideas" / "skills.yml").write_text(text, "utf-8")

    found = read(root, NOW)

    assert found.catalogue.skills.aliases == skills
    assert [p.path for p in errors(found.problems)] == ["ideas/skills.yml"]
    assert found.lost == []


def test_too_many_terms_are_lost_and_said(root: Path) -> None:
    more = "".join(f"  - {{id: t{n}, title: T, programme: P}}\n" for n in range(MOST_TERMS))
    path = root / "ideas" / "terms.yml"
    text = path.read_text("utf-8").rstrip("\n") + "\n"
    path.write_text(text + more, "utf-8")
    count = MOST_TERMS + len(yaml.safe_load(text)["terms"])

    reading = read(root, NOW)

    assert len(reading.catalogue.terms) == MOST_TERMS
    (said,) = errors(reading.problems)
    first_lost = len((text + more).split("\n")) - 1 - (count - MOST_TERMS) + 1
    assert (said.code, said.line) == ("too-long", first_lost)
    assert said.message == f"`terms` has {count} entries: keep at most {MOST_TERMS}"
    # A publication that lost a term is refused.
    assert reading.lost == ["ideas/terms.yml"]


@pytest.mark.parametrize("count", [MOST_SKILLS, MOST_SKILLS + 1])
def test_an_idea_that_names_too_many_skills_is_wrong(root: Path, count: int) -> None:
    names = [f"skill{n}" for n in range(count)]
    with (root / "ideas" / "skills.yml").open("a", encoding="utf-8") as file:
        file.writelines(f"{name}: []\n" for name in names)
    (idea,) = (p for p in (root / "ideas").glob("*/*.md") if p.name != "index.md")
    text = idea.read_text("utf-8")
    written = re.sub(r"(?m)^skills:\n(?:  - .*\n)+", f"skills: [{', '.join(names)}]\n", text)
    idea.write_text(written, "utf-8")
    line = written[: written.index("skills:")].count("\n") + 1

    found = [(p.line, p.code, p.message) for p in errors(read(root, NOW).problems)]

    message = f"`skills` names {count} skills of ideas/skills.yml: keep at most {MOST_SKILLS}"
    assert found == ([] if count == MOST_SKILLS else [(line, "too-long", message)])
