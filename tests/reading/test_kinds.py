"""A value of any kind in any field: a message with its line, and nothing else is lost."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from mentorship.model.idea import IdeaFields, Prerequisites, Upload
from mentorship.model.mentor import Mentor
from mentorship.model.problem import errors
from mentorship.model.project import ProjectFields
from mentorship.model.term import Term
from mentorship.model.timeline import Timeline
from mentorship.reading.reader import read
from tests.support.places import GOLDEN

NOW = datetime(2030, 1, 10, tzinfo=UTC)
KINDS: dict[str, Any] = {
    "null": None,
    "empty text": "",
    "text": "x",
    "number": 12,
    "true": True,
    "empty list": [],
    "list": ["x"],
    "list of nulls": [None],
    "nested list": [["x"]],
    "empty mapping": {},
    "mapping": {"a": "b"},
    "list of mappings": [{"a": ["b"]}],
}
IDEA = GOLDEN / "every-field" / "ideas" / "thanos" / "hedged-requests.md"
OF_AN_IDEA = [
    *((name,) for name in IdeaFields.model_fields),
    *(("mentors", 0, name) for name in Mentor.model_fields),
    *(("prerequisites", name) for name in Prerequisites.model_fields),
    *(("prerequisites", "custom", name) for name in Upload.model_fields),
    ("mentors", 0),
    ("skills", 0),
    ("issue", 0),
    ("prerequisites", "standard_courses", 0),
]
OF_TERMS = [
    ("foundation",),
    ("terms",),
    ("terms", 0),
    *(("terms", 0, name) for name in Term.model_fields),
    *(("terms", 0, "timeline", name) for name in Timeline.model_fields),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with an idea beside the one that is changed."""
    shutil.copytree(GOLDEN / "base", tmp_path, dirs_exist_ok=True)
    other = IDEA.read_text("utf-8").replace("title: ", "title: Another, and ", 1)
    (tmp_path / "ideas" / "thanos" / "another.md").write_text(other, "utf-8")
    return tmp_path


def _changed(data: Any, at: tuple[str | int, ...], value: Any) -> Any:
    """`data` with `value` at a place; what is missing on the way is made."""
    if not at:
        return value
    first, *rest = at
    if isinstance(first, int):
        items = list(data or [None])
        items[first] = _changed(items[first], tuple(rest), value)
        return items
    return {**(data or {}), first: _changed((data or {}).get(first), tuple(rest), value)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("at", OF_AN_IDEA, ids=str)
def test_of_an_idea(root: Path, at: tuple[str | int, ...], kind: str) -> None:
    header, body = IDEA.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
    path = root / "ideas" / "thanos" / "hedged-requests.md"
    data = _changed(yaml.safe_load(header), at, KINDS[kind])
    path.write_text(f"---\n{yaml.safe_dump(data, sort_keys=False)}---\n{body}", "utf-8")

    found = read(root, NOW)

    paths = {idea.path for idea in found.catalogue.ideas}
    assert "ideas/thanos/another.md" in paths
    wrong = [p for p in errors(found.problems) if p.path.endswith("hedged-requests.md")]
    assert wrong or "ideas/thanos/hedged-requests.md" in paths
    lines = path.read_text("utf-8").split("\n")
    assert all(1 <= problem.line <= len(lines) for problem in wrong)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ProjectFields.model_fields)
def test_of_a_project(root: Path, name: str, kind: str) -> None:
    path = root / "ideas" / "thanos" / "index.md"
    data = {"name": "Thanos", name: KINDS[kind]}
    path.write_text(f"---\n{yaml.safe_dump(data)}---\n", "utf-8")

    found = read(root, NOW)

    assert [idea.path for idea in found.catalogue.ideas] == ["ideas/thanos/another.md"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("at", OF_TERMS, ids=str)
def test_of_the_terms(root: Path, at: tuple[str | int, ...], kind: str) -> None:
    path = root / "ideas" / "terms.yml"
    data = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump(_changed(data, at, KINDS[kind]), sort_keys=False), "utf-8")

    found = read(root, NOW)

    assert found.problems or kind in {"text", "true", "number", "null", "empty mapping"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("at", [(), ("Go",), ("Go", 0)], ids=str)
def test_of_the_skills(root: Path, at: tuple[str | int, ...], kind: str) -> None:
    path = root / "ideas" / "skills.yml"
    data = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump(_changed(data, at, KINDS[kind])), "utf-8")

    found = read(root, NOW)

    assert [idea.path for idea in found.catalogue.ideas] == ["ideas/thanos/another.md"]
