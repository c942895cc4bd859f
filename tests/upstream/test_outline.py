"""Which heading is a project's, a component's or an idea's, and at what price."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from mentorship.model.text.dialect import block_parser
from mentorship.upstream.importing import outline
from mentorship.upstream.importing.headings import Node, Role

IDEA = "- Description: Rules are slow."
FLAT = ["# Ideas of a term"] + ["## Falco"] + [f"### Idea\n\n{IDEA}"] * 8
DEEP = ["# Proposed projects", "## Falco", "### Rules", "#### Rust", f"##### Idea\n\n{IDEA}"] * 2
LISTS = ["# Accepted projects", "## Falco", "### Prose\n\nRules are slow."] * 3 + ["# Dates"]
MISPLACED = ["# Ideas", "## Falco", f"### Idea\n\n{IDEA}", "### Harbor", f"#### Idea\n\n{IDEA}"] * 2


def _read(text: str) -> list[Node]:
    return outline.read(
        block_parser().parse(text), text.split("\n"), {"Falco", "Harbor"}.__contains__
    )


def _roles(*headings: str) -> list[tuple[str, Role, tuple[str, ...]]]:
    return [(n.name, n.role, n.path) for n in _read("\n\n".join(headings)) if n.level]


def test_the_title_around_every_idea_is_the_pages() -> None:
    assert _roles("# Welcome", "## Falco", "### Rules", f"#### Idea\n\n{IDEA}") == [
        ("Welcome", Role.PAGE, ()),
        ("Falco", Role.PROJECT, ()),
        ("Rules", Role.COMPONENT, ()),
        ("Idea", Role.IDEA, ("Falco", "Rules")),
    ]


def test_without_one_around_every_idea_the_outermost_is_a_project() -> None:
    two = ["# Falco", "## Rules", f"### One\n\n{IDEA}", "# Harbor", f"## Two\n\n{IDEA}"]

    assert _roles(*two) == [
        ("Falco", Role.PROJECT, ()),
        ("Rules", Role.COMPONENT, ()),
        ("One", Role.IDEA, ("Falco", "Rules")),
        ("Harbor", Role.PROJECT, ()),
        ("Two", Role.IDEA, ("Harbor",)),
    ]


def test_below_a_list_text_is_an_idea_and_a_heading_without_is_a_project() -> None:
    assert _roles("# Accepted projects", "## Falco", "### Prose\n\nSlow.", "## Harbor") == [
        ("Accepted projects", Role.PAGE, ()),
        ("Falco", Role.PROJECT, ()),
        ("Prose", Role.IDEA, ("Falco",)),
        ("Harbor", Role.PROJECT, ()),
    ]


def test_a_project_one_level_too_deep_has_the_ideas_after_it() -> None:
    assert [path for _, role, path in _roles(*MISPLACED[:5]) if role is Role.IDEA] == [
        ("Falco",),
        ("Harbor",),
    ]


def _work(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The calls, in Python and in C, that reading the headings of `text` takes."""
    tokens, lines = block_parser().parse(text), text.split("\n")
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    # A list that is searched compares in C, which nothing counts.
    with monkeypatch.context() as patch:
        patch.setattr(Node, "__eq__", lambda self, other: self is other)
        before = sys.getprofile()
        sys.setprofile(count)
        try:
            outline.read(tokens, lines, {"Falco"}.__contains__)
        finally:
            sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "form", [FLAT, LISTS + DEEP + MISPLACED], ids=["one-project", "every-form"]
)
def test_ten_thousand_headings_take_ten_times_what_a_thousand_take(
    form: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _work("\n\n".join(form), monkeypatch)  # fill the caches

    thousand = _work("\n\n".join(form * (1_000 // len(form))), monkeypatch)
    ten_thousand = _work("\n\n".join(form * (10_000 // len(form))), monkeypatch)

    assert thousand > 10_000
    assert ten_thousand < 11 * thousand
