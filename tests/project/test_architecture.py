"""The laws of the structure that no linter holds, and the page that describes it."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from pathlib import Path

import pytest

import mentorship
from tests.support.places import ROOT

PACKAGE = ROOT / "hooks" / "mentorship"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
MODULES = sorted((ROOT / "hooks").rglob("*.py"))
OF_THE_MODEL = sorted((PACKAGE / "model").rglob("*.py"))
HIDDEN_INPUTS = {"os", "time", "socket", "subprocess", "random", "locale", "sys", "shutil", "io"}
ASKING = {"now", "today", "open", "read_text", "read_bytes", "getenv", "environ", "cwd", "utcnow"}


def test_every_path_on_the_page_is_there() -> None:
    named = re.findall(r"`((?:hooks|tests|docs)/[^`]+|mkdocs\.yml)`", PAGE)

    assert len(named) > 30
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_room_is_on_the_page_in_the_order_of_the_linter() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    listed = re.findall(r"(?m)^\| `(\w+)/` \|", PAGE)
    config = (ROOT / "pyproject.toml").read_text("utf-8")
    layers = re.findall(r'"(\w+)"', re.findall(r"(?s)layers = \[(.*?)\]", config)[0])

    assert set(listed) == rooms
    assert listed == layers


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.stem for path in MODULES if not path.stem.startswith("__"))

    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("path", OF_THE_MODEL, ids=lambda path: path.stem)
def test_the_model_has_no_hidden_input(path: Path) -> None:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names} & HIDDEN_INPUTS
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module.split(".")[0]} & HIDDEN_INPUTS
            found |= {alias.name for alias in node.names} & {"Path"}
        elif isinstance(node, ast.Attribute):
            found |= {node.attr} & ASKING
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found |= {node.func.id} & {"open", "input"}

    assert found == set()


def test_only_the_hook_imports_mkdocs() -> None:
    imports = re.compile(r"(?m)^\s*(?:from|import) (?:mkdocs|material)\b")
    found = [path for path in MODULES if imports.search(path.read_text("utf-8"))]

    assert found == [ROOT / "hooks" / "catalogue.py"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("name", mentorship.__all__)
def test_public_functions_say_what_goes_in_and_out(name: str) -> None:
    function = getattr(mentorship, name)
    said = inspect.getdoc(function) or ""

    assert callable(function)
    assert len(said.splitlines()) > 3
    for parameter in inspect.signature(function).parameters:
        assert re.search(rf"(?m)^\s+(?:\w+, )*{parameter}(?:, \w+)*: ", said), parameter
    assert "Returns:" in said
