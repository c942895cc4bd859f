"""What the catalogue's filter finds and counts: the script against the same rules in Python.

The script's module runs in Chromium on plain data: no site is built, and no page of ours is shown.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.support.browsing import call_script, needs_chromium

pytestmark = needs_chromium

Asked = list[tuple[str, str]]
Idea = dict[str, Any]

VALUES = {
    "availability": ["free", "taken", "closed"],
    "phase": ["applications", "over"],
    "term": ["now", "old"],
    "skill": ["go", "python", "rust"],
    "project": ["thanos", "keda"],
}
OPTIONS = [(facet, value) for facet, some in VALUES.items() for value in some]
ASKS_FOR = {"past": {"phase", "term"}, "closed": {"availability"}}
KEYS = ["thanos/a", "thanos/b", "keda/c", "keda/d", "keda/e", "keda/f"]


# The rules, as simply as they can be said.


def passes(idea: Idea, asked: Asked, *, besides: str = "") -> bool:
    """Whether `idea` has all that is asked for, `besides` one facet, field or reason to hide."""
    fields = dict(asked)
    facets = {name for name, _ in asked if name in VALUES}
    for facet in facets - {besides}:
        if not any((facet, value) in asked for value in idea["values"].get(facet, [])):
            return False
    if besides != "list" and "list" in fields and idea["key"] not in fields["list"].split(","):
        return False
    said = idea["text"].split()
    sought = fields.get("words", "").split()
    if besides != "words" and not all(any(w.startswith(part) for w in said) for part in sought):
        return False
    return "list" in fields or not any(
        kind in idea["hidden"]
        for kind in ASKS_FOR.keys() - {besides}
        if ("show", kind) not in asked and not facets & ASKS_FOR[kind]
    )


def found(ideas: list[Idea], asked: Asked) -> list[str]:
    """The keys of what is found: as sorted, else those with most of the skills first."""
    sort = dict(asked).get("sort")
    orders = ["new", "active", "project"]

    def place(idea: Idea) -> int:
        if sort in orders:
            rank: int = idea["rank"][orders.index(sort)]
            return rank
        return -sum(("skill", skill) in asked for skill in idea["values"].get("skill", []))

    return [idea["key"] for idea in sorted(ideas, key=place) if passes(idea, asked)]


def count(ideas: list[Idea], asked: Asked, facet: str, value: str) -> int:
    """How many would be found if of its facet this value alone were asked for."""
    others = [pair for pair in asked if pair[0] != facet]
    with_it = [idea for idea in ideas if value in idea["values"].get(facet, [])]
    return len(found(with_it, [*others, (facet, value)]))


def fail_only(ideas: list[Idea], asked: Asked, what: str) -> int:
    return sum(passes(idea, asked, besides=what) and not passes(idea, asked) for idea in ideas)


# The same, as the script says it.


def call(page: Page, name: str, *given: Any) -> Any:
    return call_script(page, "counting.js", name, *given)


def find(page: Page, ideas: list[Idea], asked: Asked) -> Any:
    plain = [
        idea
        | {
            "text": f" {idea['text']} ",
            "values": [
                [facet, f"{facet}={value}"]
                for facet, some in idea["values"].items()
                for value in some
            ],
        }
        for idea in ideas
    ]
    return call(page, "find", plain, asked)


def make(key: str, hidden: str = "", text: str = "", **values: list[str]) -> Idea:
    return {
        "key": key,
        "text": text,
        "rank": [0, 0, 0],
        "hidden": hidden.split(),
        "values": values,
    }


ideas_with_keys = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.lists(st.sampled_from(["go", "goal", "trace", "traces", "cafe"])).map(
                " ".join
            ),
            "rank": st.lists(st.integers(-3, 3), min_size=3, max_size=3),
            "hidden": st.lists(st.sampled_from(sorted(ASKS_FOR)), unique=True),
            "values": st.fixed_dictionaries(
                {},
                optional={
                    facet: st.lists(st.sampled_from(some), unique=True, min_size=1)
                    for facet, some in VALUES.items()
                },
            ),
        }
    ),
    max_size=len(KEYS),
).map(lambda some: [{"key": key} | idea for key, idea in zip(KEYS, some, strict=False)])
fields = st.fixed_dictionaries(
    {},
    optional={
        "words": st.lists(
            st.sampled_from(["go", "goa", "trace", "cafe", "x"]), min_size=1, max_size=2
        ).map(" ".join),
        "list": st.lists(st.sampled_from(KEYS), min_size=1).map(",".join),
        "sort": st.sampled_from(["new", "active", "project"]),
    },
).map(lambda some: list(some.items()))
wishes = st.builds(
    lambda *parts: [pair for part in parts for pair in part],
    fields,
    st.lists(st.sampled_from(OPTIONS), unique=True, max_size=4),
    st.lists(st.sampled_from([("show", kind) for kind in ASKS_FOR]), unique=True),
)


@given(ideas_with_keys, wishes)
@example([make(KEYS[0], "past closed", term=["old"], availability=["closed"])], [("term", "old")])
@example([make(KEYS[0], "past", phase=["over"], term=["old"])], [])
@example([make(KEYS[0], "closed", availability=["closed"])], [("availability", "free")])
def test_the_script_keeps_the_rules(blank: Page, ideas: list[Idea], asked: Asked) -> None:
    said = find(blank, ideas, asked)

    assert [idea["key"] for idea in said["found"]] == found(ideas, asked)
    for facet, value in OPTIONS:
        expected = count(ideas, asked, facet, value)
        assert said["counts"].get(f"{facet}={value}", 0) == expected, (facet, value)
    for what in [*VALUES, *ASKS_FOR, "words", "list"]:
        assert said["without"].get(what, 0) == fail_only(ideas, asked, what), what


GO = make("thanos/go", skill=["go"], availability=["free"], text="trace the cafe")
BOTH = make("thanos/both", skill=["go", "rust"], availability=["taken"], text="store")
PAST = make("keda/past", "past", skill=["rust"], term=["old"], text="done")
CLOSED = make("keda/closed", "closed", skill=["go"], availability=["closed"], text="done")
ALL = [GO, BOTH, PAST, CLOSED]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        pytest.param([], ["thanos/go", "thanos/both"], id="what cannot be chosen is hidden"),
        pytest.param(
            [("show", "past")], ["thanos/go", "thanos/both", "keda/past"], id="unless it is shown"
        ),
        pytest.param([("term", "old")], ["keda/past"], id="or its facet asks for it"),
        pytest.param(
            [("list", "keda/past,keda/closed")], ["keda/past", "keda/closed"], id="a list"
        ),
        pytest.param(
            [("skill", "go"), ("skill", "rust")],
            ["thanos/both", "thanos/go"],
            id="most skills first",
        ),
        pytest.param(
            [("skill", "go"), ("availability", "closed")], ["keda/closed"], id="across facets all"
        ),
        pytest.param([("words", "CAFÉ tra")], ["thanos/go"], id="beginnings of words"),
        pytest.param([("words", "race")], [], id="not their ends"),
        pytest.param([("words", "")], ["thanos/go", "thanos/both"], id="no word"),
        pytest.param([("sort", "cobol")], ["thanos/go", "thanos/both"], id="no such order"),
        pytest.param([("skill", "cobol")], [], id="a value that nothing has"),
    ],
)
def test_found(blank: Page, asked: Asked, keys: list[str]) -> None:
    assert [idea["key"] for idea in find(blank, ALL, asked)["found"]] == keys


def test_an_option_counts_what_it_would_give(blank: Page) -> None:
    said = find(blank, ALL, [("skill", "rust")])
    assert said["counts"] == {
        "skill=go": 2,
        "skill=rust": 1,
        "availability=taken": 1,
        "term=old": 1,
    }
    assert said["without"] == {"skill": 1, "past": 1}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", " "),
        ("Métrics, for  Café!", " metrics for cafe "),
        ("@Ada C++ C#", " @ada c++ c#"),
        ("ﬁle Ⅳ", " file iv"),
        ("Ёлка\n日本語", " елка 日本語"),
    ],
)
def test_the_words_of_a_text(blank: Page, text: str, plain: str) -> None:
    assert call(blank, "plain", text) == plain


def test_the_values_of_an_idea(blank: Page) -> None:
    assert call(blank, "values", "skill=go&skill=c%2B%2B&size=small") == [
        ["skill", "skill=go"],
        ["skill", "skill=c++"],
        ["size", "size=small"],
    ]


@given(st.lists(st.tuples(st.sampled_from([*VALUES, "words"]), st.text(max_size=8))))
@example([("list", "thanos/a,keda/b")])
def test_an_address_reads_back(blank: Page, asked: Asked) -> None:
    address = call(blank, "query", asked)
    read = blank.evaluate("address => [...new URLSearchParams(address)]", address)
    assert read == [list(pair) for pair in asked]
    assert "%2F" not in address
    assert "%2C" not in address
