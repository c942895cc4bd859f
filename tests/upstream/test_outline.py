"""Which heading is a project's, a component's or an idea's, and at what price."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize("name", ["The", "Of", "Mentorship", "Open projects", "Ideas"])
def test_a_component_may_have_the_name_of_a_list(name: str) -> None:
    assert _roles("# Ideas", "## Falco", f"### {name}", f"#### Idea\n\n{IDEA}")[2:] == [
        (name, Role.COMPONENT, ()),
        ("Idea", Role.IDEA, ("Falco", name)),
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


# ---- what is no project, and what is an idea on any level ----


def _ideas(*headings: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, path) for name, role, path in _roles(*headings) if role is Role.IDEA]


@pytest.mark.parametrize("level", ["##", "###", "####", "#####"])
def test_an_idea_of_any_level_belongs_to_the_project_above_it(level: str) -> None:
    page = ["# Term 1 - 2031", "### Falco", f"#### One\n\n{IDEA}", f"{level} Two\n\n{IDEA}"]

    assert _ideas(*page, f"###### Three\n\n{IDEA}", "### Harbor", f"#### Four\n\n{IDEA}") == [
        ("One", ("Falco",)),
        ("Two", ("Falco",)),
        ("Three", ("Falco",)),
        ("Four", ("Harbor",)),
    ]


def test_a_heading_of_a_project_on_the_level_of_its_ideas() -> None:
    page = ["# Term 1 - 2031", "### Falco", f"#### One\n\n{IDEA}", "### Drift"]

    assert _ideas(*page, f"### Two\n\n{IDEA}") == [("One", ("Falco",)), ("Two", ("Drift",))]


def test_a_heading_of_the_page_ends_the_project_before_it() -> None:
    page = ["# Page", "## Falco", f"### One\n\n{IDEA}", "## Dates\n\nIn May."]

    assert _ideas(*page, f"## Two\n\n{IDEA}") == [("One", ("Falco",)), ("Two", ())]


@pytest.mark.parametrize(
    "page",
    [
        *("# Ideas 2031", "# Summer of Code 2031: ideas of Mercury", "# GSoC", "# Our ideas"),
        *("# List of selected projects", "# The accepted projects", "# Term 1 - 2031 March - May"),
    ],
)
def test_a_heading_of_a_page_is_not_a_project(page: str) -> None:
    assert _ideas(page, f"## One\n\n{IDEA}") == [("One", ())]
    assert _ideas(page, "## Falco", f"### One\n\n{IDEA}") == [("One", ("Falco",))]


@pytest.mark.parametrize("title", ["Template", "Sample", "Examples", "Project template"])
def test_a_sample_is_neither(title: str) -> None:
    page = ["## Selected projects", f"### {title}", "#### Falco", f"##### Fake\n\n{IDEA}"]

    assert _ideas(*page, "### Harbor", f"#### One\n\n{IDEA}") == [("One", ("Harbor",))]


def test_one_project_for_a_whole_source() -> None:
    text = f"# Ideas of Mercury\n\n## One\n\n{IDEA}\n\n## Screen\n\n### Two\n\n{IDEA}"

    nodes = outline.read(
        block_parser().parse(text), text.split("\n"), lambda name: False, "Mercury"
    )

    ideas = [(node.name, node.path) for node in nodes if node.role is Role.IDEA]
    assert ideas == [("One", ("Mercury",)), ("Two", ("Mercury", "Screen"))]


def test_titles_that_are_counted_lose_their_number() -> None:
    counted = [f"## {n}. Idea {word}\n\n{IDEA}" for n, word in enumerate(("a", "b", "c"), 1)]

    assert [name for name, _ in _ideas("# Falco", *counted)] == ["Idea a", "Idea b", "Idea c"]
    assert [name for name, _ in _ideas("# Falco", counted[1], counted[2])] == [
        "2. Idea b",
        "3. Idea c",
    ]


@given(
    levels=st.lists(st.integers(4, 6), min_size=1, max_size=12),
    projects=st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_every_idea_below_a_project_has_it(levels: list[int], projects: list[bool]) -> None:
    page, expected, name = ["# Term 1 - 2031"], [], "P0"
    page.append("### P0")
    for number, level in enumerate(levels):
        if projects[number] and number:
            name = f"P{number}"
            page.append(f"### {name}")
        page.append(f"{'#' * level} Idea {number}\n\n{IDEA}")
        expected.append((f"Idea {number}", (name,)))

    assert _ideas(*page) == expected
