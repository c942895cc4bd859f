from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from mentorship.commands import COMMANDS
from tests.conftest import ROOT, TODAY
from tests.fakes.github import FakeGitHub
from tests.fakes.world import Item

Run = Callable[..., Result]
AddCase = Callable[[str], None]


def test_sound_ideas_are_no_news(add_case: AddCase, ideas: Run) -> None:
    add_case("every-field")

    result = ideas("check", "--today", TODAY)

    assert (result.exit_code, result.output) == (0, "")


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
        (["check", "--today", "tomorrow"], "'tomorrow' is no day: write it like 2024-07-03"),
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
    assert "this is not inside a checkout" in result.stderr


def test_an_unusable_day_in_the_environment(
    checkout: Path, ideas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    result = ideas("check")

    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is no number of seconds: 'yesterday'" in result.stderr


def test_past_terms_warn_only_when_asked(
    add_case: AddCase, ideas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_case("title-too-long")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924992000")  # 2031

    quiet, whole = ideas("check"), ideas("check", "--all")

    assert (quiet.exit_code, quiet.stdout) == (0, "")
    assert quiet.stderr == "warnings about past terms, not listed: 1 (--all lists them)\n"
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
        "The same check on your machine: `make check`.\n"
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


def test_issues_prints_what_it_learnt(
    checkout: Path, add_case: AddCase, ideas: Run, fake_github: FakeGitHub
) -> None:
    add_case("every-field")
    fake_github.world.add("thanos-io/thanos#6712", Item(assignees=("ada",)))
    fake_github.world.add("thanos-io/thanos#6713")

    result = ideas("issues", "--today", TODAY)

    assert result.exit_code == 0
    table, _, warning = result.stdout.partition("ideas/")
    assert [line.split("  verified ")[0].rstrip() for line in table.splitlines()] == [
        "thanos-io/thanos#6712                 open, assigned",
        "thanos-io/thanos#6713                 open",
        "https://docs.google.com/document/d/1  cannot be checked",
    ]
    assert warning.startswith("thanos/hedged-requests.md:17: warning: thanos-io/thanos#6712 is")
    assert fake_github.paths() == ["POST /graphql"]
    assert (checkout / ".cache" / "issues.json").exists()


def test_issues_of_chosen_paths_in_json(
    add_case: AddCase, ideas: Run, fake_github: FakeGitHub
) -> None:
    add_case("same-title")
    fake_github.world.add("thanos-io/thanos#6712")

    none = ideas("issues", "ideas/thanos/index.md", "--format", "json", "--today", TODAY)
    one = ideas("issues", "ideas/thanos", "--format", "json", "--today", TODAY)

    assert json.loads(none.stdout) == []
    assert [state["detail"] for state in json.loads(one.stdout)] == ["open"]
    assert len(fake_github.asked) == 1


def _git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_a_pull_request_asks_only_about_what_it_changes(
    checkout: Path,
    add_case: AddCase,
    ideas: Run,
    fake_github: FakeGitHub,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_case("every-field")
    _git("init", "-b", "main")
    _git("add", ".")
    _git("commit", "-m", "before")
    old = checkout / "ideas" / "thanos" / "hedged-requests.md"
    new = old.with_name("another.md")
    text = old.read_text("utf-8").replace("Add support", "Remove support")
    new.write_text(text.replace("6712", "6800").replace("thanos-io/thanos#6713", "o/r#1"), "utf-8")
    fake_github.world.add("thanos-io/thanos#6800", Item(moved_to=("new/home", 8)))
    fake_github.world.add("new/home#8", Item(assignees=("ada",)))
    _git("add", ".")
    _git("commit", "-m", "after")

    monkeypatch.setenv("IDEAS_SINCE", "HEAD^1")
    result = ideas("issues", "--format", "github", "--today", TODAY)

    asked = str(fake_github.asked[0].body)
    assert "6800" in asked
    assert "6712" not in asked
    assert result.exit_code == 1
    said = [line.partition("::ideas/")[2] for line in result.stdout.splitlines()]
    assert [line.partition(": ")[2] for line in said] == [
        "warning: thanos-io/thanos#6800 has moved: write "
        "`issue: https://github.com/new/home/issues/8` [issue-moved]",
        "warning: thanos-io/thanos#6800 is assigned to ada: mentees will think it is taken; "
        "unassign it, or link another issue [issue-assigned]",
        "error: o/r#1 was not found: check the address, and that anyone may read it "
        "[issue-not-found]",
    ]


def test_since_what_nobody_knows(checkout: Path, ideas: Run) -> None:
    _git("init", "-b", "main")

    unknown = ideas("issues", "--since", "nowhere")
    option = ideas("issues", "--since", "--output=x")

    assert (unknown.exit_code, option.exit_code) == (2, 2)
    assert "--since nowhere: " in unknown.stderr
    assert "`--output=x` is no revision" in option.stderr


def test_the_other_addresses_are_for_a_link_checker(
    add_case: AddCase, ideas: Run, fake_github: FakeGitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_case("every-field")
    hosts = {"docs.google.com": "142.250.0.1", "thanos.io": "169.254.169.254"}

    def look_up(host: str, port: object) -> list[tuple[object, ...]]:
        if host not in hosts:
            raise OSError
        return [(0, 0, 0, "", (hosts[host], 0))]

    monkeypatch.setattr("mentorship.issues.others.socket.getaddrinfo", look_up)

    result = ideas("issues", "--others")

    assert fake_github.asked == []
    assert result.stdout.splitlines() == [
        "https://docs.google.com/document/d/1",
        "https://mentorship.lfx.linuxfoundation.org/project/1",
        "https://github.com/thanos-io/thanos",
    ]
    assert result.stderr == ("left out, as it leads to no public address: https://thanos.io/\n")
