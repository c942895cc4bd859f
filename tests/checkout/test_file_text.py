"""Files that are read: within bounds, by one function."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from mentorship.checkout import file_text, settings
from mentorship.checkout.file_text import UnreadableError
from tests.support.places import ROOT

PACKAGE = ROOT / "hooks" / "mentorship"
OPENS = {"read_text", "read_bytes", "open"}
WRITERS = {
    "commands/options.py": "writes",
    "checkout/replacing.py": "writes",
    "issues/store.py": "locks",
}
"""Modules that open a file and do not read it."""


def _opens(module: Path) -> list[int]:
    """The lines on which a module opens a file."""
    calls = [n for n in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(n, ast.Call)]
    named = [(call, getattr(call.func, "attr", getattr(call.func, "id", ""))) for call in calls]
    return [call.lineno for call, name in named if name in OPENS]


def test_one_module_reads_files() -> None:
    found = {
        module.relative_to(PACKAGE).as_posix() for module in PACKAGE.rglob("*.py") if _opens(module)
    }

    assert found == {"checkout/file_text.py", *WRITERS}


def test_what_is_larger_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"a" * 5000)

    assert len(file_text.raw(path, 100)) == 101
    with pytest.raises(UnreadableError, match="keep it under 100 bytes"):
        file_text.read(path, 100)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "mkdocs.yml:1: this is not UTF-8: save the file with the encoding UTF-8"),
        (b"a: 2024-13-45\n", "mkdocs.yml cannot be read: month must be in 1..12"),
        (b"[" * 50_000, "mkdocs.yml cannot be read: "),
        (b"a: [", "mkdocs.yml cannot be read: "),
    ],
)
def test_settings_that_cannot_be_read(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(content)

    with pytest.raises(ValueError, match=r"mkdocs\.yml") as raised:
        settings.read(tmp_path)
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize("content", [b"extra: [1]\n", b"extra:\n  mentorship: 5\n", b"- 1\n", b""])
def test_settings_of_another_kind_are_the_usual_ones(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(content)

    assert settings.read(tmp_path) == settings.Settings()
