"""Where the tests are: each in the room of what it tests, and what they share in `support`."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.support.places import ROOT

TESTS = ROOT / "tests"
PACKAGE = ROOT / "hooks" / "mentorship"
NOT_OF_THE_PACKAGE = {
    *("project", "bench", "support"),
    *("golden", "imports", "seed", "scripts"),  # files that are read
}


def _imported(path: Path) -> set[str]:
    """The modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_no_test_module_is_imported() -> None:
    modules = {path.stem for path in TESTS.rglob("test_*.py")}
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in TESTS.rglob("*.py")
        if (names := {name for name in _imported(path) if modules & set(name.split("."))})
    }

    assert len(modules) > 30
    assert found == {}


def test_every_room_is_one_of_the_package() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    ours = {path.relative_to(TESTS).parts[0] for path in TESTS.rglob("*.py")}

    assert ours - {"conftest.py"} - NOT_OF_THE_PACKAGE <= rooms
    assert {path.parent for path in TESTS.glob("test_*.py")} == set()
