"""The changelog's fragments: each for a known reader, each in full sentences."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.support.places import ROOT

FOLDER = ROOT / "docs" / "changes"
NOT_FRAGMENTS = {"README.md", "release.md.jinja"}
FRAGMENTS = sorted(path for path in FOLDER.iterdir() if path.name not in NOT_FRAGMENTS)
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["towncrier"]
READERS = {kind["directory"] for kind in SETTINGS["type"]}

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?P<reader>[a-z]+)\.md")
_SENTENCE = re.compile(r"(?=[A-Z`*])(?:`[^`]*`|[^`.!?]|[.!?](?!\s|$))*[.!?]")


def faults(name: str, text: str) -> list[str]:
    """What is wrong with a fragment."""
    found = []
    match = _NAME.fullmatch(name)
    if match is None:
        found.append("its name is not <short-name>.<reader>.md")
    elif match["reader"] not in READERS:
        found.append(f"its reader is not one of {', '.join(sorted(READERS))}")
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(text.split()))
    if not all(_SENTENCE.fullmatch(s) and len(s.split()) > 2 for s in sentences):
        found.append("it is not one or more full sentences")
    if re.search(r"(?m)^(?:[-*#>]|\d+\.) ", text):
        found.append("it has a heading or a list")
    return found


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_says_something_to_somebody(path: Path) -> None:
    assert faults(path.name, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("slow.users.md", "A sentence is here."),
        ("slow.md", "A sentence is here."),
        ("Slow_Queries.mentors.md", "A sentence is here."),
        ("slow.mentors.md", ""),
        ("slow.mentors.md", "Faster."),
        ("slow.mentors.md", "No full stop at the end"),
        ("slow.mentors.md", "begins with a small letter."),
        ("slow.mentors.md", "One is a sentence. and this is none."),
        ("slow.mentors.md", "- An item of a list."),
        ("slow.mentors.md", "# Heading\n\nA sentence is here."),
    ],
)
def test_other_fragments_are_refused(name: str, text: str) -> None:
    assert faults(name, text)


def test_the_example_is_a_fragment() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```markdown\n(.*?)```", readme, re.DOTALL)

    assert faults("slow-queries.mentors.md", example) == []
    for reader in READERS:
        assert f"`{reader}`" in readme
