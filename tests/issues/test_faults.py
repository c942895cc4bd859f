"""The fault matrix, what is found: each row by its number, with the peers that fail it.

Time is virtual: nobody waits. The figures of whole runs stand in `make bench`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mentorship.issues import graphql, tracker
from mentorship.issues.state import Availability, Detail, Verdict
from mentorship.issues.store import States
from mentorship.model.reference import parse
from tests.support.asking import ALL, DAY, NOW, ask, fake, knows_the_same, many
from tests.support.fakes import github
from tests.support.fakes.github import Asked, FakeGitHub, Reply
from tests.support.fakes.world import Item

__all__ = ["fake"]  # a fixture

ONE = parse("o/r#1")


# ---- what is not found ----


def test_f3_one_not_found_of_a_hundred_costs_nobody_else(fake: FakeGitHub) -> None:
    """neo throws all away, clotributor deletes."""
    refs = [*many(fake, 99), *parse("org/repo-0#404")]

    run = ask(fake, refs)

    assert run.verified == 99
    assert run.states["org/repo-0#404"].detail is Detail.MISSING
    assert len(fake.asked) == 1 + 2  # with and without the token


def test_f4_a_transferred_issue_has_moved(fake: FakeGitHub) -> None:
    """GraphQL says NOT_FOUND of it; checkers say nothing."""
    fake.world.add("o/r#8", Item(moved_to=("new/home", 80)))
    fake.world.add("new/home#80", Item(assignees=("ada",), closed_by=("new/home#81",)))

    state = ask(fake, parse("o/r#8")).states["o/r#8"]

    assert (state.verdict, state.moved_to) == (
        Verdict.FINE,
        "https://github.com/new/home/issues/80",
    )
    assert state.summary == "open, assigned, has a pull request, moved"
    assert len(fake.asked) <= 1 + 2 * 1 + 3


def test_f5_a_renamed_repository_is_fine_and_says_its_name(fake: FakeGitHub) -> None:
    """linkinator, mlc, htmlproofer are silent."""
    fake.world.add("o/renamed#1")
    state = ask(fake, parse("o/renamed#1")).states["o/renamed#1"]

    assert state.verdict is Verdict.FINE
    assert state.moved_to == "https://github.com/new/name/issues/1"


def test_f6_a_deleted_issue_is_an_alarm_on_the_second_day(fake: FakeGitHub) -> None:
    """HTML checkers cannot tell it from a private one."""
    fake.world.add("o/r#9", Item(absent=410))
    refs = parse("o/r#9")

    first = ask(fake, refs)
    soon = ask(fake, refs, first.states, now=NOW + timedelta(hours=19))
    second = ask(fake, refs, soon.states, now=NOW + timedelta(hours=20))

    verdicts = [run.states["o/r#9"].verdict for run in (first, soon, second)]
    assert verdicts == [Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.BROKEN]
    assert second.states["o/r#9"].detail is Detail.GONE


def test_f7_missing_once_and_there_again_is_no_alarm(fake: FakeGitHub) -> None:
    """All peers flag at once."""
    refs = parse("o/r#9")
    first = ask(fake, refs)
    fake.world.add("o/r#9")

    second = ask(fake, refs, first.states, now=NOW + DAY)

    assert second.states["o/r#9"].verdict is Verdict.FINE
    assert second.states["o/r#9"].first_failed_at is None


def test_f8_a_missing_repository_is_asked_about_once(fake: FakeGitHub) -> None:
    names = " ".join(f"nobody/nothing#{n}" for n in range(1, 21))
    refs = [*many(fake, 280, 3), *parse(names)]

    run = ask(fake, refs)

    lost = [run.states[f"nobody/nothing#{n}"] for n in range(1, 21)]
    assert {(s.detail, s.verdict) for s in lost} == {(Detail.MISSING, Verdict.UNKNOWN)}
    assert [path for path in fake.paths() if path.startswith("GET")] == [
        "GET /repos/nobody/nothing"
    ] * 2


def test_f9_what_only_the_token_does_not_see_is_open(fake: FakeGitHub) -> None:
    fake.world.add("o/r#9", Item(hidden_from_token=True))

    state = ask(fake, parse("o/r#9")).states["o/r#9"]

    assert (state.detail, state.verdict) == (Detail.OPEN, Verdict.FINE)


@pytest.mark.parametrize("public", [True, False])
def test_f10_forbidden_to_the_token_is_asked_anonymously(fake: FakeGitHub, public: bool) -> None:
    """trivy and renovate took an allow list for an error."""
    errors = [{"type": "FORBIDDEN", "path": ["r0"], "message": "SAML"}]
    forbidden = Reply(200, {"data": {"r0": None}, "errors": errors})
    fake.script = [forbidden, *([] if public else [Reply(403, {"message": "IP allow list"})])]

    state = ask(fake, ONE).states["o/r#1"]

    assert "Authorization" not in fake.asked[1].headers
    if public:
        assert (state.detail, state.verdict) == (Detail.OPEN, Verdict.FINE)
    else:
        assert state.verdict is Verdict.UNKNOWN
        assert state.first_failed_at is None


def test_f11_blocked_is_shown_and_not_asked_again(fake: FakeGitHub) -> None:
    """allstar aborted the organisation."""
    fake.world.add("o/r#9", Item(absent=451))

    state = ask(fake, parse("o/r#9")).states["o/r#9"]

    assert state.detail is Detail.BLOCKED
    assert len(fake.asked) == 3


def test_f34_too_much_vanishes_at_once_to_be_true(fake: FakeGitHub) -> None:
    """All peers flag; up-for-grabs would delete."""
    refs = many(fake, 100, 10)
    known = ask(fake, refs).states
    fake.world.items.clear()

    states = known
    for day in range(1, 4):
        run = ask(fake, refs, states, now=NOW + day * DAY)
        knows_the_same(known, run)
        assert run.notice.startswith("100 of 100 issues were not found in one run")
        states = run.states


def test_f39_a_clock_that_was_wrong(fake: FakeGitHub) -> None:
    ahead = ask(fake, ALL, now=NOW + 400 * DAY).states

    assert len(tracker.due(ALL, ahead, NOW, DAY)) == len(ALL)
    fake.world.add("o/r#9", Item(absent=410))
    first = ask(fake, parse("o/r#9"), now=NOW + 400 * DAY).states
    second = ask(fake, parse("o/r#9"), first, now=NOW).states
    assert second["o/r#9"].verdict is Verdict.UNKNOWN


def test_f40_closed_opened_closed_as_duplicate(fake: FakeGitHub) -> None:
    item = fake.world.add("o/r#9")
    said = []
    for state, reason in (("CLOSED", "COMPLETED"), ("OPEN", "REOPENED"), ("CLOSED", "DUPLICATE")):
        item.state, item.reason = state, reason
        said.append(ask(fake, parse("o/r#9")).states["o/r#9"].summary)

    assert said == ["closed as completed", "open", "closed as duplicate"]
    assert "enableDuplicate: true" in fake.asked[0].body["query"]


def test_f41_every_kind_has_its_state(fake: FakeGitHub) -> None:
    """No peer detects any."""
    fake.world.add("o/r#7", Item(kind="Discussion", state="CLOSED", reason="RESOLVED"))
    refs = [*ALL, *parse("https://github.com/o/r/discussions/7")]

    states = ask(fake, refs).states

    assert states["o/r#6"].detail is Detail.MERGED
    assert states["o/r#7"].summary == "closed as resolved"
    assert states["o/archived#1"].availability is Availability.CLOSED


def test_f42_flapping_is_never_an_alarm(fake: FakeGitHub) -> None:
    refs = parse("o/r#9")
    states: States = {}
    for day in range(10):
        fake.world.add("o/r#9", Item(absent=404 if day % 2 else 0))
        states = ask(fake, refs, states, now=NOW + day * DAY).states
        assert states["o/r#9"].verdict is not Verdict.BROKEN


def test_f28_a_reason_of_next_year_is_kept_as_text(fake: FakeGitHub) -> None:
    """haskell-github failed on `duplicate`."""
    fake.world.add("o/r#9", Item(state="CLOSED", reason="NOT_PLANNED"))
    answer = github.answer(fake, Asked("POST", "/graphql", {}, _query("o/r#9")))
    answer["data"]["r0"]["n9"]["issueReason"] = "EATEN_BY_DOG"
    fake.script = [Reply(200, answer)]

    assert ask(fake, parse("o/r#9")).states["o/r#9"].summary == "closed as eaten by dog"


def _query(text: str) -> dict[str, Any]:
    return {"query": graphql.query(parse(text))}


def test_a_part_of_an_answer_that_is_forbidden_is_not_none(fake: FakeGitHub) -> None:
    answer = github.answer(fake, Asked("POST", "/graphql", {}, _query("o/r#1")))
    answer["data"]["r0"]["n1"]["closedByPullRequestsReferences"] = None
    path = ["r0", "n1", "closedByPullRequestsReferences"]
    answer["errors"] = [{"type": "FORBIDDEN", "path": path}]
    fake.script = [Reply(200, answer)]

    state = ask(fake, ONE).states["o/r#1"]

    assert state.pull_requests is None
    assert state.availability is Availability.UNKNOWN
