from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from mentorship.commands import COMMANDS
from tests.support.places import ROOT, TODAY

Run = Callable[..., Result]
AddCase = Callable[[str], None]


def test_sound_ideas_are_no_news(add_case: AddCase, ideas: Run) -> None:
    add_case("every-field")

    result = ideas("check", "--today", TODAY)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "4 files read: no errors, no warnings\n"


def test_the_last_line_counts_what_was_chosen(
    add_case: AddCase, ideas: Run, checkout: Path
) -> None:
    add_case("several-at-once")

    found = ideas("check", "ideas/thanos", "--today", TODAY)

    wrong, warnings = (found.stdout.count(f": {kind}: ") for kind in ("error", "warning"))
    words = f"{wrong} errors, {warnings or 'no'} warning{'' if warnings == 1 else 's'}"
    assert wrong > 1
    files = len(list((checkout / "ideas" / "thanos").glob("*.md")))
    assert found.stderr == f"{files} files read: {words}\n"


def test_every_problem_of_every_file_at_once(add_case: AddCase, ideas: Run) -> None:
    add_case("several-at-once")
    add_case("at-sign-mentor")
    add_case("no-project-page")

    result = ideas("check", "--today", TODAY)

    paths = {line.split(":")[0] for line in result.stdout.splitlines()}
    assert paths == {
        "ideas/jaeger/index.md",
        "ideas/thanos/another.md",
        "ideas/thanos/hedged-requests.md",
    }


def test_from_any_folder_and_for_chosen_paths(
    checkout: Path, add_case: AddCase, ideas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_case("several-at-once")
    monkeypatch.chdir(checkout / "ideas" / "thanos")

    result = ideas("check", "another.md", "--today", TODAY)

    (line,) = result.stdout.splitlines()
    assert line.startswith("ideas/thanos/another.md:6: error: ")
    assert ideas("check", "index.md").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["check", "nowhere.md"], "nowhere.md does not exist"),
        (["check", ".."], "is outside the checkout"),
        (["check", "--today", "tomorrow"], "'tomorrow' is not a date: write it like 2024-07-03"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["chek"], "No such command 'chek'"),
    ],
)
def test_wrong_use_is_status_two(
    checkout: Path, ideas: Run, arguments: list[str], advice: str
) -> None:
    result = ideas(*arguments)

    assert result.exit_code == 2
    assert advice in result.stderr


def test_outside_a_checkout(tmp_path: Path, ideas: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = ideas("check")

    assert result.exit_code == 2
    assert "this folder is not in a checkout" in result.stderr


def test_an_unusable_day_in_the_environment(
    checkout: Path, ideas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    result = ideas("check")

    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is not a number of seconds: 'yesterday'" in result.stderr


def test_past_terms_warn_only_when_asked(
    add_case: AddCase, ideas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_case("title-too-long")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924992000")  # 2031

    quiet, whole = ideas("check"), ideas("check", "--all")

    assert (quiet.exit_code, quiet.stdout) == (0, "")
    assert quiet.stderr.endswith("; not listed: 1 about terms that are over (--all lists them)\n")
    assert ": warning: the title is 43 characters too long" in whole.stdout
    assert ideas("check", "--today", TODAY).exit_code == 1


def test_json(add_case: AddCase, ideas: Run) -> None:
    add_case("unknown-key")

    (problem,) = json.loads(ideas("check", "--format", "json", "--today", TODAY).stdout)

    assert problem == {
        "path": "ideas/thanos/hedged-requests.md",
        "line": 4,
        "severity": "error",
        "message": "`mentor` is not a field: did you mean `mentors`?",
        "code": "unknown-key",
        "archived": False,
    }


def test_annotations_and_step_summary(
    checkout: Path, add_case: AddCase, ideas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_case("unknown-key")
    summary = checkout / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    result = ideas("check", "--format", "github", "--today", TODAY)

    text = ideas("check", "--today", TODAY).stdout.strip()
    where = "file=ideas/thanos/hedged-requests.md,line=4,title=unknown-key"
    assert result.stdout == f"::error {where}::{text}\n"
    assert summary.read_text("utf-8") == (
        "## ❌ Not yet\n\nIdeas read: 0, errors: 1, warnings: 0.\n\n"
        "| where | what to do |\n|---|---|\n"
        "| <code>ideas/thanos/hedged-requests.md:4</code> | **error**: `mentor` is not a field: "
        "did you mean `mentors`? <code>unknown-key</code> |\n\n"
        "Run the same check on your machine: `make check`.\n"
    )


def test_a_value_cannot_start_a_workflow_command(checkout: Path, ideas: Run) -> None:
    hostile = "bad\\n::add-mask::x\\r%0A::error::y | <img src=x> @octocat"
    path = checkout / "ideas" / "thanos" / "x.md"
    path.write_text(f'---\ntitle: A\n"{hostile}": 1\nterm: "{hostile}"\n---\nText.\n', "utf-8")
    odd = checkout / "ideas" / "thanos" / "a\n::error::b.md"
    odd.write_text("x", "utf-8")

    for style in ("text", "github"):
        lines = ideas("check", "--format", style, "--today", TODAY).stdout.splitlines()
        begins = ("ideas/thanos/", "::error file=ideas/", "::warning file=ideas/")
        assert [line for line in lines if not line.startswith(begins)] == []


def test_check_is_quick_to_start() -> None:
    code = (
        "import sys; from mentorship.commands import main\n"
        "try: main(['check'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'mkdocs', 'requests', 'jinja2', 'nh3'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "[]"


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mentorship", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Usage: ideas [OPTIONS] COMMAND" in done.stdout
    assert all(name in done.stdout for name in COMMANDS)


def test_only_the_hook_imports_mkdocs() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "hooks").rglob("*.py")
        if "import mkdocs" in path.read_text("utf-8") or "from mkdocs" in path.read_text("utf-8")
    ]

    assert found == ["hooks/catalogue.py"]
