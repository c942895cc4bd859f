"""Every message is documented, and what the documentation says about it is true."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from mentorship.checkout import messages
from mentorship.checkout.messages import Example
from mentorship.issues import findings
from mentorship.issues.state import Detail, IssueState, Verdict
from mentorship.model.idea import IdeaFields
from mentorship.model.problem import Problem
from mentorship.model.project import ProjectFields
from mentorship.model.term import Term
from mentorship.reading import reader
from mentorship.reading.validation import validate
from tests.support.places import ROOT

NOW = datetime(2030, 1, 10, 12, tzinfo=UTC)
IDEA = "ideas/thanos/hedged-requests.md"
PAGE = (ROOT / messages.PATH).read_text("utf-8")
ENTRIES = messages.parse(PAGE)
BASE = re.findall(rf'```markdown title="{IDEA}"\n(.*?)```', PAGE, re.DOTALL)[0]
"""The whole idea at the beginning of the page, which the examples change."""

# ---- the codes in the source ----

ARGUMENT = {
    "Problem": 4,
    "UnreadableError": 2,
    "report": 2,
    "_report": 2,
    "PydanticCustomError": 0,
}
"""What is called with a code, and at which position."""

PASSED_ON = {"code", "error.code", "kind"}
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
            elif isinstance(node, ast.FunctionDef) and node.name == "_explain":
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
        if isinstance(expression, ast.Constant):
            codes.add(str(expression.value))
        elif isinstance(expression, ast.JoinedStr):
            assert ast.unparse(expression) == "f'too-many-{name}'"
            codes |= {f"too-many-{name}" for name in _limited_lists()}
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


def _write(checkout: Path, path: str, content: str | bytes) -> None:
    target = checkout / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())


def _sized(length: int) -> str:
    """The idea with a text of `length` characters."""
    head, _, text = BASE.partition("\n---\n")
    return f"{head}\n---\n{('More words. ' * length)[: length - len(text)]}\n{text}"


def _with_fields(fields: str) -> str:
    """The idea with the blocks of `fields` in the place of its own of the same name, or added."""
    head, _, text = BASE.removeprefix("---\n").partition("\n---\n")
    names = re.findall(r"(?m)^(\w+):", fields)
    kept = [b for b in re.split(r"(?m)^(?=\w+:)", head + "\n") if b.partition(":")[0] not in names]
    return f"---\n{''.join(kept)}{fields}---\n{text}"


def _with_text(text: str) -> str:
    return f"{BASE.partition(chr(10) + '---' + chr(10))[0]}\n---\n{text}"


def _lay_path(checkout: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make what a line of a list of paths says: a path, and what is special about it."""
    path, _, rest = line.partition(".md")
    path = (path + ".md") if rest or line.endswith(".md") else line.partition(" (")[0]
    special = line.removeprefix(path).strip()
    normal = (checkout / "ideas/thanos/index.md").read_text("utf-8")
    normal = normal if path.endswith("index.md") else BASE
    if special.startswith("-> "):
        (checkout / path).symlink_to(special.removeprefix("-> "))
        return
    match special:
        case "" | "(saved as UTF-8)":
            if not path.endswith(".yml"):
                _write(checkout, path, normal)
        case "(missing)":
            (checkout / path).unlink()
        case "(0 bytes)":
            _write(checkout, path, "")
        case "(200,000 bytes)":
            _write(checkout, path, BASE + "x" * (200_000 - len(BASE.encode())))
        case "(saved as Latin-1)":
            _write(checkout, path, BASE.encode("latin-1"))
        case "(no permission to read)":
            _write(checkout, path, normal)
            _refuse(checkout / path, monkeypatch)
        case _:
            length = re.fullmatch(r"\(a text of ([\d,]+) characters\)", special)
            assert length, f"nobody knows how to make `{line}`"
            _write(checkout, path, _sized(int(length[1].replace(",", ""))))


def _refuse(refused: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `refused` be a file that may not be read; an administrator could read any."""
    whole = Path.open

    def guarded(self: Path, *arguments: Any, **options: Any) -> Any:
        if self == refused:
            raise PermissionError(13, "Permission denied", str(self))
        return whole(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", guarded)


def _lay(checkout: Path, example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    content = example.content.replace("[U+202E]", "\u202e")
    if example.file:
        _write(checkout, example.file, content)
    elif example.language == "text":
        for line in content.splitlines():
            _lay_path(checkout, line, monkeypatch)
    else:
        made = _with_fields(content) if example.language == "yaml" else _with_text(content)
        _write(checkout, IDEA, made)


ANSWERS: dict[str, dict[str, Any]] = {
    "open": {"verdict": Verdict.FINE, "detail": Detail.OPEN},
    "closed": {"verdict": Verdict.FINE, "detail": Detail.CLOSED},
    "archived": {"verdict": Verdict.FINE, "detail": Detail.OPEN, "archived": True},
    "assigned": {"verdict": Verdict.FINE, "detail": Detail.OPEN, "assignees": ("ada",)},
    "moved": {
        "verdict": Verdict.FINE,
        "detail": Detail.OPEN,
        "moved_to": "https://github.com/thanos-io/objstore/issues/12",
    },
    "not found": {"detail": Detail.MISSING, "first_failed_at": NOW},
    "not found for two days": {
        "verdict": Verdict.BROKEN,
        "detail": Detail.MISSING,
        "first_failed_at": NOW - timedelta(days=2),
    },
}


def _judged(checkout: Path, example: Example) -> list[Problem]:
    """What `ideas check` reports, and for a linked issue what a pull request's check does."""
    found = reader.read(checkout, NOW)
    answer = re.search(r"(?m)^# GitHub: (.*)$", example.content)
    if answer is None:
        return found.problems
    references = found.catalogue.references()
    assert references
    states = {
        ref.key: IssueState(key=ref.key, url=ref.url, **ANSWERS[answer[1]]) for ref in references
    }
    about = findings.find(found.catalogue, states, NOW)
    about += findings.of_change(found.catalogue.ideas, states)
    return [*found.problems, *(finding.problem for finding in about)]


CASES = [
    pytest.param(code, example, id=f"{code}-{number}")
    for code, entry in ENTRIES.items()
    for number, example in enumerate(entry.examples)
]


@pytest.mark.parametrize(("code", "example"), CASES)
def test_an_example_gives_its_message_or_none(
    code: str, example: Example, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lay(checkout, example, monkeypatch)

    problems = _judged(checkout, example)

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
    _write(checkout, IDEA, BASE)

    assert reader.read(checkout, NOW).problems == []


def test_the_page_is_in_the_navigation_and_linked(checkout: Path) -> None:
    assert f": {Path(messages.PATH).name}\n" in (ROOT / "mkdocs.yml").read_text("utf-8")
    assert f"({messages.PATH})" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_a_heading_is_the_anchor(build: Callable[..., Any]) -> None:
    page = build(strict=True).read("/messages/")

    for code in ENTRIES:
        assert f'<h3 id="{code}">' in page
