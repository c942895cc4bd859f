from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mentorship.issues import store, tracker
from mentorship.issues.github import GitHub
from mentorship.issues.reference import Reference, parse
from mentorship.issues.state import Availability, Detail, IssueState, Verdict
from mentorship.issues.store import States
from tests.fakes import github
from tests.fakes.github import FakeGitHub, Reply
from tests.fakes.world import Item, World

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def _world() -> World:
    world = World(names={"o/renamed": "new/name"}, archived={"o/archived"})
    world.add("o/r#1", Item(title="Free <b>&</b> mail ada@example.org", labels=("help wanted",)))
    world.add("o/r#2", Item(assignees=("ada", "alan")))
    world.add("o/r#3", Item(closed_by=("o/r#30",)))
    world.add("o/r#4", Item(state="CLOSED", reason="NOT_PLANNED"))
    world.add("o/r#5", Item(state="CLOSED", reason="DUPLICATE"))
    world.add("o/r#6", Item(kind="PullRequest", state="MERGED"))
    world.add("o/archived#1", Item())
    return world


ALL = parse(" ".join(f"o/r#{n}" for n in range(1, 7)) + " o/archived#1")


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    with github.serve(_world()) as server:
        yield server


def _ask(
    fake: FakeGitHub,
    references: list[Reference],
    states: States | None = None,
    *,
    token: str = github.TOKEN,
    now: datetime = NOW,
) -> tracker.Run:
    connection = GitHub.from_environment(30, fake.environment(token=token))
    return tracker.ask(references, states or {}, connection, now)


def test_with_a_token_one_query_for_all(fake: FakeGitHub) -> None:
    run = _ask(fake, ALL)

    assert fake.paths() == ["POST /graphql"]
    assert (run.verified, run.requests, run.notice) == (7, 1, "")


@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_both_ways_tell_the_same(fake: FakeGitHub, token: str) -> None:
    states = _ask(fake, ALL, token=token).states

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
    _ask(fake, ALL, token="")

    assert all("Authorization" not in asked.headers for asked in fake.asked)
    assert fake.paths()[:2] == ["GET /repos/o/r/issues/1", "GET /repos/o/r/issues/2"]
    assert fake.paths().count("GET /repos/o/r") == 1


def test_without_a_token_never_more_than_fifty_calls(fake: FakeGitHub) -> None:
    many = []
    for number in range(100, 180):
        fake.world.add(f"o/r#{number}")
        many += parse(f"o/r#{number}")

    run = _ask(fake, many, token="")

    assert len(fake.asked) <= 50
    assert "without a token" in run.notice
    assert run.verified >= 45


def test_two_hundred_references_are_two_queries(fake: FakeGitHub) -> None:
    many = []
    for number in range(100, 300):
        fake.world.add(f"o/r#{number}")
        many += parse(f"o/r#{number}")

    run = _ask(fake, many)

    assert fake.paths() == ["POST /graphql"] * 2
    assert run.verified == 200


def test_a_discussion_and_a_renamed_repository(fake: FakeGitHub) -> None:
    fake.world.add("o/r#7", Item(kind="Discussion", state="CLOSED", reason="RESOLVED"))
    fake.world.add("o/renamed#1")

    states = _ask(fake, parse("https://github.com/o/r/discussions/7 o/renamed#1")).states

    assert states["o/r#7"].summary == "closed as resolved"
    assert states["o/renamed#1"].moved_to == "https://github.com/new/name/issues/1"
    assert states["o/renamed#1"].verdict is Verdict.FINE


def test_a_transferred_issue_has_moved_and_is_not_missing(fake: FakeGitHub) -> None:
    fake.world.add("o/r#8", Item(moved_to=("new/home", 80)))
    fake.world.add("new/home#80", Item(assignees=("ada",)))

    state = _ask(fake, parse("o/r#8")).states["o/r#8"]

    assert state.verdict is Verdict.FINE
    assert state.moved_to == "https://github.com/new/home/issues/80"
    assert state.summary == "open, assigned, moved"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, b"[" * 200_000),
        Reply(301, b"", {"Location": "http://[::1"}),
        Reply(200, {"number": 1, "state": "open", "html_url": "https://github.com/a/\ud800"}),
    ],
    ids=["deep", "odd redirect", "odd address"],
)
@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_no_answer_raises(fake: FakeGitHub, reply: Reply, token: str) -> None:
    fake.script = [reply] * 20

    states = _ask(fake, ALL, token=token).states

    assert store.dump(states, NOW).encode()


def test_a_state_of_another_age_is_dropped() -> None:
    for year in ("0001", "9999"):
        record = {"url": "https://x.example", "verified_at": f"{year}-12-31T00:00:00Z"}
        assert store.parse(json.dumps({"version": 1, "issues": {"o/r#1": record}})) == {}


def test_what_a_run_could_not_ask_keeps_what_was_known(fake: FakeGitHub) -> None:
    many = []
    for number in range(100, 160):
        fake.world.add(f"o/r#{number}", Item(closed_by=("o/r#1",)))
        many += parse(f"o/r#{number}")
    known = _ask(fake, many).states

    states = _ask(fake, many, known, token="", now=NOW + DAY).states

    assert {state.availability for state in states.values()} == {Availability.TAKEN}
    cold = _ask(fake, many, token="").states
    assert Availability.FREE not in {state.availability for state in cold.values()}


@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_a_moved_issue_is_judged_where_it_is(fake: FakeGitHub, token: str) -> None:
    fake.world.add("o/r#8", Item(moved_to=("new/home", 80)))
    fake.world.add("new/home#80", Item(closed_by=("new/home#81",)))
    fake.world.archived.add("new/home")

    state = _ask(fake, parse("o/r#8"), token=token).states["o/r#8"]

    assert state.summary == "open, has a pull request, moved, repository archived"
    assert state.availability is Availability.CLOSED


def test_what_only_an_anonymous_reader_sees_is_there(fake: FakeGitHub) -> None:
    fake.world.add("o/r#9", Item(hidden_from_token=True))

    state = _ask(fake, parse("o/r#9")).states["o/r#9"]

    assert (state.verdict, state.detail) == (Verdict.FINE, Detail.OPEN)


@pytest.mark.parametrize(("absent", "detail"), [(404, Detail.MISSING), (410, Detail.GONE)])
def test_only_twice_a_day_apart_is_an_alarm(fake: FakeGitHub, absent: int, detail: Detail) -> None:
    item = fake.world.add("o/r#10", Item(title="Here"))
    known = _ask(fake, parse("o/r#10")).states
    item.absent = absent

    first = _ask(fake, parse("o/r#10"), known, now=NOW + DAY)
    soon = _ask(fake, parse("o/r#10"), first.states, now=NOW + DAY + timedelta(hours=19))
    later = _ask(fake, parse("o/r#10"), soon.states, now=NOW + 2 * DAY)
    item.absent = 0
    back = _ask(fake, parse("o/r#10"), later.states, now=NOW + 3 * DAY)

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
    states = _ask(fake, parse("o/r#11"), token="").states
    item.absent = 404

    for day in range(1, 5):
        states = _ask(fake, parse("o/r#11"), states, token="", now=NOW + day * DAY).states

    assert states["o/r#11"].detail is Detail.OPEN
    assert states["o/r#11"].verified_at == NOW
    assert states["o/r#11"].failure == "GitHub says missing, which we could not confirm"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(503, b"down"),
        Reply(200, b"<html>a captive portal</html>"),
        Reply(200, {"data": None, "errors": [{"message": "Something went wrong"}]}),
        Reply(200, {"data": None, "errors": [{"type": "RATE_LIMITED", "message": "limit"}]}),
        Reply(200, {"data": {"r0": "text", "r1": [1]}}),
        Reply(200, {"data": {"r0": {"n1": {"number": 999, "__typename": "Issue"}}}}),
        Reply(200, {"data": {"r0": {"n1": {"number": 1, "__typename": "Issue"}}}}),
        Reply(200, {"number": 1, "state": None}),
        Reply(200, []),
        Reply(401, {"message": "Bad credentials"}),
        Reply(403, {"message": "API rate limit exceeded"}, {"x-ratelimit-remaining": "0"}),
        Reply(429, {"message": "slow down"}, {"Retry-After": "3600"}),
        Reply(302, b"", {"Location": "http://169.254.169.254/"}),
    ],
    ids=lambda reply: f"{reply.status} {str(reply.body)[:30]}",
)
@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_no_answer_never_replaces_knowledge(fake: FakeGitHub, reply: Reply, token: str) -> None:
    known = _ask(fake, ALL).states
    fake.script = [reply] * 40
    asked_before = len(fake.asked)

    run = _ask(fake, ALL, known, token=token, now=NOW + DAY)

    for key, state in known.items():
        forgotten = {"checked_at", "failure"}
        assert run.states[key].model_dump(exclude=forgotten) == state.model_dump(exclude=forgotten)
        assert run.states[key].failure
    assert run.verified == 0
    assert len(fake.asked) - asked_before <= 7


def test_an_unreachable_github_is_asked_once(fake: FakeGitHub) -> None:
    known = _ask(fake, ALL).states
    connection = GitHub("t", "http://127.0.0.1:9", "http://127.0.0.1:9/graphql", 30)

    run = tracker.ask(ALL, known, connection, NOW + DAY)

    assert (run.requests, run.notice) == (1, "GitHub cannot be reached")
    assert all(state.detail is known[key].detail for key, state in run.states.items())


def test_one_missing_alias_costs_nobody_else(fake: FakeGitHub) -> None:
    run = _ask(fake, [*ALL, *parse("o/r#404 nobody/nothing#1")])

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
        run = _ask(fake, parse("o/r#12"))
        assert other.asked == []

    assert fake.asked[0].headers["Authorization"] == f"Bearer {github.TOKEN}"
    assert run.states["o/r#12"].failure == "GitHub redirected us to another server"


def test_nothing_of_a_reference_leaves_its_string_in_the_query(fake: FakeGitHub) -> None:
    odd = Reference(parse("o/r#1")[0].kind, "https://github.com/x", 'o"){evil}', "r\n}", 1)

    run = _ask(fake, [odd])

    assert run.states[odd.key].verdict is Verdict.UNKNOWN
    assert json.dumps('o"){evil}') in fake.asked[0].body["query"]


def test_due_are_those_not_lately_verified_the_oldest_first() -> None:
    def state(key: str, hours: float | None) -> IssueState:
        verified = None if hours is None else NOW - timedelta(hours=hours)
        return IssueState(key=key, url="https://x.example", verified_at=verified)

    known = {ref.key: state(ref.key, h) for ref, h in zip(ALL, [1, 5, None, 9], strict=False)}

    due = tracker.due([*ALL[:5], *parse("https://x.example/")], known, NOW, timedelta(hours=4))

    assert [ref.key for ref in due] == ["o/r#3", "o/r#5", "o/r#4", "o/r#2"]


def test_states_survive_their_file(fake: FakeGitHub) -> None:
    states = _ask(fake, ALL).states

    assert store.parse(store.dump(states, NOW)) == states


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"version": 99, "issues": {}}', '{"version": 1, "issues": []}',
     '{"version": 1, "issues": {"o/r#1": 5, "o/r#2": {"url": 5}}}', "<<<<<<< HEAD", "\x00" * 50,
     "[" * 100_000],
)  # fmt: skip
def test_a_spoilt_file_is_no_knowledge(text: str) -> None:
    assert store.parse(text) == {}
