from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from mentorship.checkout import place as checkouts
from mentorship.github.clock import SystemClock
from mentorship.issues import store
from mentorship.issues.state import Detail, IssueState, Verdict
from tests.support.fakes.github import FakeGitHub, Reply
from tests.support.places import TODAY

NOW = datetime(2030, 1, 10, 6, tzinfo=UTC)
KEY = "thanos-io/thanos#6712"
URL = "https://github.com/thanos-io/thanos/issues/6712"

Run = Callable[..., Result]


@pytest.fixture
def remember(
    checkout: Path, add_case: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """Put a state of the idea's issue into the states file."""
    add_case("crlf-and-byte-order-mark")
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/ideas")

    def remember(**known: object) -> None:
        state = IssueState.model_validate({"key": KEY, "url": URL, "verified_at": NOW, **known})
        store.save(checkouts.states_file(checkout), {KEY: state}, NOW)

    return remember


CLOSED = {"verdict": Verdict.FINE, "detail": Detail.CLOSED, "reason": "completed"}
OPEN = {"verdict": Verdict.FINE, "detail": Detail.OPEN}


def _report(ideas: Run) -> str:
    result = ideas("report", "--today", TODAY)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_opened_once_edited_on_change_closed_when_all_is_well(
    remember: Callable[..., None], ideas: Run, fake_github: FakeGitHub
) -> None:
    remember(**CLOSED)
    assert _report(ideas) == "findings: 1, report: opened\n"
    assert _report(ideas) == "findings: 1, report: nothing to do\n"
    remember(**OPEN, assignees=("ada",))
    assert _report(ideas) == "findings: 1, report: edited\n"
    remember(**OPEN)
    assert _report(ideas) == "findings: 0, report: closed\n"
    assert _report(ideas) == "findings: 0, report: nothing to do\n"

    writes = [path for path in fake_github.paths() if not path.startswith("GET")]
    assert writes == [
        "POST /repos/o/ideas/issues",
        "PATCH /repos/o/ideas/issues/1",
        "PATCH /repos/o/ideas/issues/1",
    ]
    assert fake_github.world.reports[0]["state"] == "closed"


def test_what_a_person_closed_stays_closed_until_something_new_breaks(
    remember: Callable[..., None], ideas: Run, fake_github: FakeGitHub
) -> None:
    remember(**CLOSED)
    assert _report(ideas) == "findings: 1, report: opened\n"
    fake_github.world.reports[0]["state"] = "closed"

    assert _report(ideas) == "findings: 1, report: nothing to do\n"
    remember(**OPEN, assignees=("ada",))
    assert _report(ideas) == "findings: 1, report: opened\n"
    assert [report["state"] for report in fake_github.world.reports] == ["closed", "open"]


def test_what_we_closed_is_opened_anew_when_it_breaks_again(
    remember: Callable[..., None], ideas: Run, fake_github: FakeGitHub
) -> None:
    for known, said in ((CLOSED, "opened"), (OPEN, "closed"), (CLOSED, "opened")):
        remember(**known)
        assert _report(ideas).endswith(f"report: {said}\n")


def test_what_it_says(remember: Callable[..., None], ideas: Run) -> None:
    remember(**CLOSED)

    result = ideas("report", "--dry-run", "--today", TODAY)

    assert result.stdout.split("\n", 1)[1] == (
        "The daily check of linked issues found these problems. When an idea file is fixed, its "
        "entry is removed from this list. This issue is closed when the list is empty.\n"
        "\n"
        "### Thanos: Hedged requests\n"
        "\n"
        "`ideas/thanos/hedged-requests.md`, mentors `ada`, `alan`\n"
        "\n"
        "- [ ] thanos-io/thanos\\#\u200b6712 is closed as completed: link an open issue, or set "
        "\\`status: withdrawn\\` [`issue-closed`]\n\n"
    )


def test_a_strangers_copy_is_not_ours(
    remember: Callable[..., None], ideas: Run, fake_github: FakeGitHub
) -> None:
    remember(**CLOSED)
    _report(ideas)
    fake_github.world.reports[0]["user"] = {"login": "mallory"}

    assert _report(ideas) == "findings: 1, report: opened\n"


def test_in_a_term_where_mentees_work_a_closed_issue_is_good_news(
    remember: Callable[..., None], ideas: Run
) -> None:
    remember(**CLOSED)

    for day in ("2030-02-25", "2030-04-01", "2031-01-01"):
        assert ideas("report", "--dry-run", "--today", day).stdout == "nothing to fix\n"


def test_github_down_is_no_report(
    remember: Callable[..., None], ideas: Run, fake_github: FakeGitHub
) -> None:
    remember(**CLOSED)
    fake_github.script = [Reply(503, b"")] * 3

    result = ideas("report", "--today", TODAY)

    assert result.exit_code == 2
    assert result.stderr == "the report could not be updated: GitHub answered 503\n"
    assert fake_github.world.reports == []


@pytest.mark.parametrize("missing", ["GITHUB_REPOSITORY", "GITHUB_TOKEN"])
def test_what_it_needs_is_said(
    remember: Callable[..., None],
    ideas: Run,
    fake_github: FakeGitHub,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
) -> None:
    monkeypatch.delenv(missing)

    result = ideas("report")

    assert result.exit_code == 2
    assert f"set {missing}" in result.stderr


@pytest.mark.parametrize(
    ("known", "exit_code", "line"),
    [
        (OPEN, 0, ""),
        ({"detail": Detail.MISSING, "first_failed_at": NOW - timedelta(days=2)}, 0, ""),
        (
            {**OPEN, "moved_to": "https://github.com/new/home/issues/1"},
            0,
            ":11: warning: thanos-io/thanos#6712 has moved: write "
            "`issue: https://github.com/new/home/issues/1` [issue-moved]",
        ),
        (
            {**OPEN, "archived": True},
            0,
            ":11: warning: the repository of thanos-io/thanos#6712 is archived: link an issue in "
            "another repository [issue-archived]",
        ),
        (
            {
                "verdict": Verdict.BROKEN,
                "detail": Detail.GONE,
                "first_failed_at": NOW - timedelta(days=2),
            },
            1,
            ":11: error: thanos-io/thanos#6712 has been gone since 08 January 2030: link "
            "another issue [issue-gone]",
        ),
    ],
)
def test_the_command_issues_tells_the_same(
    remember: Callable[..., None],
    ideas: Run,
    fake_github: FakeGitHub,
    monkeypatch: pytest.MonkeyPatch,
    known: dict[str, object],
    exit_code: int,
    line: str,
) -> None:
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW.timestamp())
    remember(**known)
    fake_github.script = [Reply(503, b"")] * 9

    result = ideas("issues", "--today", TODAY)

    assert result.exit_code == exit_code
    assert [text for text in result.stdout.splitlines() if text.startswith("ideas/")] == (
        ["ideas/thanos/hedged-requests.md" + line] if line else []
    )
    assert result.stdout.startswith(KEY)


def test_what_was_not_judged_closes_nothing(
    remember: Callable[..., None], ideas: Run, fake_github: FakeGitHub, checkout: Path
) -> None:
    remember(**CLOSED)
    _report(ideas)
    terms = checkout / "ideas" / "terms.yml"
    sound = terms.read_text("utf-8")

    terms.write_text("terms: [", "utf-8")
    unread = ideas("report", "--today", TODAY)
    terms.write_text(sound, "utf-8")
    (checkout / ".cache" / "issues.json").unlink()
    unknown = ideas("report", "--today", TODAY)

    assert "ideas/terms.yml:1: error:" in unread.stderr
    assert unread.stdout == unknown.stdout == "findings: 0, report: nothing to do\n"
    assert fake_github.world.reports[0]["state"] == "open"
