"""Every message is documented, and what the documentation says about it is true."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from mentorship.checkout import messages
from mentorship.checkout.messages import Example
from mentorship.model.idea import IdeaFields
from mentorship.model.project import ProjectFields
from mentorship.model.term import Term
from mentorship.reading import reader
from mentorship.reading.validation import validate
from tests.support.message_examples import BASE, IDEA, NOW, PAGE, judged, lay, write
from tests.support.places import ROOT

ENTRIES = messages.parse(PAGE)

# ---- the codes in the source ----

ARGUMENT = {
    "Problem": 4,
    "UnreadableError": 2,
    "Advice": 2,
    "report": 2,
    "_report": 2,
    "PydanticCustomError": 0,
    "_Advice": 0,
}
"""What is called with a code, and at which position."""

PASSED_ON = {"code", "error.code", "advice.code", "kind"}
"""Names by which a code that was made elsewhere is passed on."""


def _expressions() -> Iterator[ast.expr]:
    """Every expression of the source that is a message's code."""
    for path in (ROOT / "hooks" / "mentorship").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rpartition(".")[2]
                if len(node.args) > ARGUMENT.get(name, 99):
                    yield node.args[ARGUMENT[name]]
            elif isinstance(node, ast.Tuple) and any(_is_severity(one) for one in node.elts):
                yield node.elts[-1]
            elif isinstance(node, ast.FunctionDef) and node.name == "explain":
                for one in ast.walk(node):
                    if isinstance(one, ast.Return) and isinstance(one.value, ast.Tuple):
                        yield one.value.elts[0]


def _is_severity(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Severity"


def _limited_lists() -> set[str]:
    """The fields of which there can be too many, for `too-many-…`."""
    schemas: list[type[BaseModel]] = [IdeaFields, ProjectFields, Term]
    return {
        name
        for schema in schemas
        for name, field in schema.model_json_schema()["properties"].items()
        if "maxItems" in field
    }


def _codes() -> set[str]:
    codes: set[str] = set()
    for expression in _expressions():
        if isinstance(expression, ast.Constant) and "{" in str(expression.value):
            assert expression.value == "too-many-{name}"
            codes |= {f"too-many-{name}" for name in _limited_lists()}
        elif isinstance(expression, ast.Constant):
            codes.add(str(expression.value))
        else:
            assert ast.unparse(expression) in PASSED_ON
    return codes


def test_every_code_is_documented_and_no_other() -> None:
    assert set(ENTRIES) == _codes()


JUNK: list[Any] = [
    None,
    "",
    "x",
    [],
    [None],
    ["x"],
    [["x"]],
    {},
    {"x": "y"},
    [{"x": "y"}],
    [{"name": "x", "github": "y", "email": ["z"]}] * 9,
    {"name": [], "resume": [], "custom": "x", "standard_courses": "x", "begins": [], "ends": {}},
]


@pytest.mark.parametrize("schema", [IdeaFields, ProjectFields, Term])
@pytest.mark.parametrize("junk", JUNK)
def test_whatever_a_field_holds_its_code_is_documented(schema: Any, junk: Any) -> None:
    for name in schema.model_fields:
        _, problems = validate(schema, {name: junk}, path="x", lines={})

        assert {problem.code for problem in problems} <= set(ENTRIES)


# ---- the examples ----

CASES = [
    pytest.param(code, example, id=f"{code}-{number}")
    for code, entry in ENTRIES.items()
    for number, example in enumerate(entry.examples)
]


@pytest.mark.parametrize(("code", "example"), CASES)
def test_an_example_gives_its_message_or_none(
    code: str, example: Example, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(checkout, example, monkeypatch)

    problems = judged(checkout, example)

    assert {problem.code for problem in problems} == ({code} if example.is_wrong else set())


@pytest.mark.parametrize("code", ENTRIES)
def test_an_entry_is_whole(code: str) -> None:
    entry = ENTRIES[code]

    kinds = [example.is_wrong for example in entry.examples]
    assert kinds, "an example is missing"
    assert kinds == [True, False] * (len(kinds) // 2), "wrong and right examples take turns"
    assert entry.group
    assert 0 < len(entry.summary) <= 80
    assert entry.meaning.endswith(".")
    assert "](" not in entry.meaning, "the terminal shows no links"


def test_the_idea_that_the_examples_change_is_right(checkout: Path) -> None:
    write(checkout, IDEA, BASE)

    assert reader.read(checkout, NOW).problems == []


def test_the_page_is_in_the_navigation_and_linked(checkout: Path) -> None:
    assert f": {Path(messages.PATH).name}\n" in (ROOT / "mkdocs.yml").read_text("utf-8")
    assert f"({messages.PATH})" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_a_heading_is_the_anchor(build: Callable[..., Any]) -> None:
    page = build(strict=True).read("/messages/")

    for code in ENTRIES:
        assert f'<h3 id="{code}">' in page
