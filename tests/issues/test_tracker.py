"""Asking GitHub about many references, and what is known then."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from mentorship.issues import tracker
from mentorship.issues.state import Availability, Detail, IssueState, Verdict
from mentorship.model.reference import Reference, parse
from tests.support.asking import ALL, DAY, NOW, ask, fake
from tests.support.fakes import github
from tests.support.fakes.github import FakeGitHub, Reply
from tests.support.fakes.world import Item, World

__all__ = ["fake"]  # a fixture


def test_with_a_token_one_query_for_all(fake: FakeGitHub) -> None:
    run = ask(fake, ALL)

    assert fake.paths() == ["POST /graphql"]
    assert (run.verified, run.requests, run.notice) == (7, 1, "")


@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_both_ways_tell_the_same(fake: FakeGitHub, token: str) -> None:
    states = ask(fake, ALL, token=token).states

    assert {
        key: (state.detail, state.reason, state.availability) for key, state in states.items()
    } == {
        "o/r#1": (Detail.OPEN, None, Availability.FREE),
        "o/r#2": (Detail.OPEN, None, Availability.TAKEN),
        "o/r#3": (Detail.OPEN, None, Availability.TAKEN),
        "o/r#4": (Detail.CLOSED, "not_planned", Availability.CLOSED),
        "o/r#5": (Detail.CLOSED, "duplicate", Availability.CLOSED),
        "o/r#6": (Detail.MERGED, None, Availability.CLOSED),
        "o/archived#1": (Detail.OPEN, None, Availability.CLOSED),
    }
    assert all(state.verdict is Verdict.FINE for state in states.values())
    assert all(state.verified_at == NOW for state in states.values())
    first = states["o/r#1"]
    assert first.title == "Free <b>&</b> mail ada at example.org"
    assert first.labels == ("help wanted",)
    assert first.updated_at == datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert first.pull_requests == ()
    assert states["o/r#2"].assignees == ("ada", "alan")
    assert states["o/r#2"].summary == "open, assigned"
    assert [pull.name for pull in states["o/r#3"].pull_requests or ()] == ["o/r#30"]
    assert states["o/archived#1"].archived


def test_without_a_token_nobody_is_asked_in_its_name(fake: FakeGitHub) -> None:
    ask(fake, ALL, token="")

    assert all("Authorization" not in asked.headers for asked in fake.asked)
    assert fake.paths()[:2] == ["GET /repos/o/r/issues/1", "GET /repos/o/r/issues/2"]
    assert fake.paths().count("GET /repos/o/r") == 1


def test_without_a_token_never_more_than_fifty_calls(fake: FakeGitHub) -> None:
    many = []
    for number in range(100, 180):
        fake.world.add(f"o/r#{number}")
        many += parse(f"o/r#{number}")

    run = ask(fake, many, token="")

    assert len(fake.asked) <= 50
    assert "without a token" in run.notice
    assert run.verified >= 45


def test_what_a_run_could_not_ask_keeps_what_was_known(fake: FakeGitHub) -> None:
    many = []
    for number in range(100, 160):
        fake.world.add(f"o/r#{number}", Item(closed_by=("o/r#1",)))
        many += parse(f"o/r#{number}")
    known = ask(fake, many).states

    states = ask(fake, many, known, token="", now=NOW + DAY).states

    assert {state.availability for state in states.values()} == {Availability.TAKEN}
    cold = ask(fake, many, token="").states
    assert Availability.FREE not in {state.availability for state in cold.values()}


@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_a_moved_issue_is_judged_where_it_is(fake: FakeGitHub, token: str) -> None:
    fake.world.add("o/r#8", Item(moved_to=("new/home", 80)))
    fake.world.add("new/home#80", Item(closed_by=("new/home#81",)))
    fake.world.archived.add("new/home")

    state = ask(fake, parse("o/r#8"), token=token).states["o/r#8"]

    assert state.summary == "open, has a pull request, moved, repository archived"
    assert state.availability is Availability.CLOSED


@pytest.mark.parametrize(("absent", "detail"), [(404, Detail.MISSING), (410, Detail.GONE)])
def test_only_twice_a_day_apart_is_an_alarm(fake: FakeGitHub, absent: int, detail: Detail) -> None:
    item = fake.world.add("o/r#10", Item(title="Here"))
    known = ask(fake, parse("o/r#10")).states
    item.absent = absent

    first = ask(fake, parse("o/r#10"), known, now=NOW + DAY)
    soon = ask(fake, parse("o/r#10"), first.states, now=NOW + DAY + timedelta(hours=19))
    later = ask(fake, parse("o/r#10"), soon.states, now=NOW + 2 * DAY)
    item.absent = 0
    back = ask(fake, parse("o/r#10"), later.states, now=NOW + 3 * DAY)

    assert [run.states["o/r#10"].verdict for run in (first, soon, later, back)] == [
        Verdict.UNKNOWN,
        Verdict.UNKNOWN,
        Verdict.BROKEN,
        Verdict.FINE,
    ]
    assert later.states["o/r#10"].detail is detail
    assert later.states["o/r#10"].title == "Here"
    assert later.states["o/r#10"].first_failed_at == NOW + DAY
    assert back.states["o/r#10"].first_failed_at is None


def test_without_a_token_nothing_is_proven_missing(fake: FakeGitHub) -> None:
    item = fake.world.add("o/r#11")
    states = ask(fake, parse("o/r#11"), token="").states
    item.absent = 404

    for day in range(1, 5):
        states = ask(fake, parse("o/r#11"), states, token="", now=NOW + day * DAY).states

    assert states["o/r#11"].detail is Detail.OPEN
    assert states["o/r#11"].verified_at == NOW
    assert states["o/r#11"].failure == "GitHub says missing, which we could not confirm"


def test_one_missing_alias_costs_nobody_else(fake: FakeGitHub) -> None:
    run = ask(fake, [*ALL, *parse("o/r#404 nobody/nothing#1")])

    assert run.verified == 7
    assert run.states["o/r#404"].detail is Detail.MISSING
    assert run.states["nobody/nothing#1"].verdict is Verdict.UNKNOWN
    assert fake.paths()[0] == "POST /graphql"
    assert len(fake.asked) == 1 + 2 * 2


def test_the_token_goes_to_the_api_alone(fake: FakeGitHub) -> None:
    fake.world.add("o/r#12", Item(moved_to=("new/home", 1)))
    with github.serve(World()) as other:
        missing = Reply(
            200, {"data": {"r0": None}, "errors": [{"type": "NOT_FOUND", "path": ["r0"]}]}
        )
        elsewhere = Reply(301, b"", {"Location": f"{other.url}/repos/o/r/issues/12"})
        fake.script = [missing, elsewhere]
        run = ask(fake, parse("o/r#12"))
        assert other.asked == []

    assert fake.asked[0].headers["Authorization"] == f"Bearer {github.TOKEN}"
    assert run.states["o/r#12"].failure == "GitHub redirected us to another server"


def test_nothing_of_a_reference_leaves_its_string_in_the_query(fake: FakeGitHub) -> None:
    odd = Reference(parse("o/r#1")[0].kind, "https://github.com/x", 'o"){evil}', "r\n}", 1)

    run = ask(fake, [odd])

    assert run.states[odd.key].verdict is Verdict.UNKNOWN
    assert json.dumps('o"){evil}') in fake.asked[0].body["query"]


def test_due_are_those_not_lately_verified_the_oldest_first() -> None:
    def state(key: str, hours: float | None) -> IssueState:
        verified = None if hours is None else NOW - timedelta(hours=hours)
        return IssueState(key=key, url="https://x.example", verified_at=verified)

    known = {ref.key: state(ref.key, h) for ref, h in zip(ALL, [1, 5, None, 9], strict=False)}

    due = tracker.due([*ALL[:5], *parse("https://x.example/")], known, NOW, timedelta(hours=4))

    assert [ref.key for ref in due] == ["o/r#3", "o/r#5", "o/r#4", "o/r#2"]
