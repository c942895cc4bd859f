"""`ideas issues` as its user sees it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.support.fakes.github import FakeGitHub
from tests.support.fakes.world import Item
from tests.support.places import TODAY

Run = Callable[..., Result]
AddCase = Callable[[str], None]


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
        "warning: thanos-io/thanos#6800 is assigned to ada: mentees will think it is taken: "
        "unassign it, or link another issue [issue-assigned]",
        "error: o/r#1 was not found: check the address, and that everyone can read it "
        "[issue-not-found]",
    ]


def test_since_what_nobody_knows(checkout: Path, ideas: Run) -> None:
    _git("init", "-b", "main")

    unknown = ideas("issues", "--since", "nowhere")
    option = ideas("issues", "--since", "--output=x")

    assert (unknown.exit_code, option.exit_code) == (2, 2)
    assert "--since nowhere: " in unknown.stderr
    assert "`--output=x` is not a revision" in option.stderr


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
    assert result.stderr == ("left out, because it is not a public address: https://thanos.io/\n")
