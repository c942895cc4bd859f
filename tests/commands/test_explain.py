"""`ideas explain`: what a message means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from mentorship.checkout import messages
from tests.support import checkouts

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _pages(checkout: Path) -> None:
    """The entries are read from a page."""
    checkouts.add_pages(checkout)


HANDLE = """\
github-handle (Fields)

This cannot be a GitHub handle. Write the name after `github.com/` in the
address of the profile, without `@`.

Wrong:

    mentors:
      - name: Ada Lovelace
        github: '@ada'
      - name: René Thom
        github: rene

Right:

    mentors:
      - name: Ada Lovelace
        github: ada
      - name: René Thom
        github: rene
"""


@pytest.mark.parametrize("written", ["github-handle", "[github-handle]", "GitHub-Handle"])
def test_an_entry_is_printed(checkout: Path, ideas: Run, written: str) -> None:
    result = ideas("explain", written)

    assert (result.exit_code, result.stdout, result.stderr) == (0, HANDLE, "")


def test_a_whole_file_is_named(checkout: Path, ideas: Run) -> None:
    assert "\nWrong, ideas/terms.yml:\n\n    foundation: CNCF\n" in ideas("explain", "zone").stdout


def test_every_entry_is_printed_from_any_folder(
    checkout: Path, ideas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout / "ideas" / "thanos")

    for code, entry in messages.read(checkout).items():
        result = ideas("explain", code)
        assert result.exit_code == 0
        assert result.stdout.startswith(f"{code} ({entry.group})\n\n{entry.meaning[:20]}")
        assert result.stdout.count("\nWrong") == result.stdout.count("\nRight") > 0


def test_without_a_code_all_are_listed(checkout: Path, ideas: Run) -> None:
    result = ideas("explain")

    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert listed == list(messages.read(checkout))
    assert result.stdout.startswith("Front matter\n\n  no-front-matter ")
    assert "\n\nFields\n\n  missing-field " in result.stdout


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("github-handel", "`github-handel` is not a message code: did you mean `github-handle`?"),
        ("xyzzy", "`xyzzy` is not a message code: `ideas explain` lists all codes"),
    ],
)
def test_an_unknown_code(checkout: Path, ideas: Run, written: str, hint: str) -> None:
    result = ideas("explain", written)

    assert result.exit_code == 2
    assert hint in result.stderr
    assert result.stdout == ""


def test_a_checkout_without_the_page(checkout: Path, ideas: Run) -> None:
    (checkout / messages.PATH).unlink()

    result = ideas("explain", "zone")

    assert result.exit_code == 2
    assert "docs/messages.md cannot be read: No such file or directory" in result.stderr
