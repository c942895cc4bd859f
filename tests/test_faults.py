"""The fault matrix: what GitHub and the network do, each row by its number.

Behind each row stands the failure of a peer that was measured or reported; see docs/github.md.
Time is virtual: nobody waits.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from mentorship.issues import graphql, store, tracker
from mentorship.issues import transport as connection
from mentorship.issues.github import GitHub
from mentorship.issues.reference import parse
from mentorship.issues.state import Availability, Detail, Verdict
from mentorship.issues.store import States
from tests.asking import ALL, DAY, NOW, VirtualClock, ask, fake, many
from tests.fakes import github
from tests.fakes.github import Asked, FakeGitHub, Reply
from tests.fakes.world import Item

__all__ = ["fake"]  # a fixture

ONE = parse("o/r#1")


def _posts(fake: FakeGitHub) -> int:
    return fake.paths().count("POST /graphql")


def _aliases(asked: Asked) -> int:
    return str(asked.body["query"]).count("issueOrPullRequest(") if asked.body else 0


def _knows_the_same(known: States, run: tracker.Run) -> None:
    """Nothing lost, nobody called broken."""
    for key, state in known.items():
        kept = run.states[key]
        assert kept.model_dump(exclude={"checked_at", "failure"}) == state.model_dump(
            exclude={"checked_at", "failure"}
        )
    assert {state.verdict for state in run.states.values()} <= {Verdict.FINE, Verdict.UNKNOWN}


# ---- healthy ----


def test_f1_943_references_are_10_queries_one_at_a_time(fake: FakeGitHub) -> None:
    """Peers: 943 requests and more, one to four for each link."""
    run = ask(fake, many(fake, 943, 222))

    assert fake.paths() == ["POST /graphql"] * 10
    assert (run.verified, run.requests, run.notice) == (943, 10, "")
    assert fake.most_at_once == 1


def test_f2_one_target_in_six_spellings_is_asked_once(fake: FakeGitHub) -> None:
    """lychee asks four times for five spellings."""
    spellings = "O/R#1 https://github.com/o/r/issues/1/ http://www.github.com/o/r/issues/1#x"
    spellings += " https://www.github.com/o/r/issues/1#issuecomment-5"
    spellings += " <https://github.com/o/r/issues/1?a=b> [x](https://GitHub.com/o/R/issues/1)"

    ask(fake, parse(spellings))

    assert [_aliases(asked) for asked in fake.asked] == [1]


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


# ---- no answer ----


@pytest.mark.parametrize(
    ("number", "replies"),
    [
        ("F12 503 (lychee, htmlproofer, LinkChecker alarm)", [Reply(503, b"")]),
        ("F23 reset twice (linkinator, mlc, Sphinx alarm)", [Reply(fault="reset")] * 2),
        ("F26 truncated (htmlproofer alarms)", [Reply(200, {"data": {}}, fault="truncated")]),
        ("F26 bad gzip", [Reply(200, {"data": {}}, fault="gzip")] * 2),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_f12_f23_f26_tried_again(
    fake: FakeGitHub, number: str, replies: list[Reply], token: str
) -> None:
    fake.script = list(replies)
    clock = VirtualClock()

    run = ask(fake, ALL, token=token, clock=clock)

    assert (run.verified, run.notice) == (7, "")
    assert clock.waits == [1.0, 2.0][: len(replies)]


@pytest.mark.parametrize("status", [502, 504])
def test_f13_a_batch_that_is_too_much_is_halved(fake: FakeGitHub, status: int) -> None:
    """decision-hub: a single 502 wiped 225 trackers."""
    fake.rule = lambda asked: Reply(status, b"") if _aliases(asked) > 25 else None

    run = ask(fake, many(fake, 943, 222))

    assert run.verified == 943
    assert _posts(fake) <= 60


def test_f13_down_to_one_and_then_by_rest(fake: FakeGitHub) -> None:
    refs = many(fake, 10)
    fake.rule = lambda asked: Reply(502, b"") if "n7:" in str(asked.body) else None

    run = ask(fake, refs)

    assert run.verified == 10
    assert [path for path in fake.paths() if "GET" in path] == ["GET /repos/org/repo-0/issues/7"]


def test_f14_resource_limits_keep_what_came(fake: FakeGitHub) -> None:
    """clotributor unregisters what is missing."""
    refs = many(fake, 100)

    def half(asked: Asked) -> Reply | None:
        if _aliases(asked) <= 50:
            return None
        answer = github.answer(fake, asked)
        for number in range(51, 101):
            answer["data"]["r0"][f"n{number}"] = None
        answer["errors"] = [{"type": "RESOURCE_LIMITS_EXCEEDED", "message": "too much"}]
        return Reply(200, answer)

    fake.rule = half
    run = ask(fake, refs)

    assert run.verified == 100
    assert [_aliases(asked) for asked in fake.asked] == [100, 50]


def test_f15_something_went_wrong_is_split_then_given_up(fake: FakeGitHub) -> None:
    known = ask(fake, ALL).states
    fake.asked.clear()
    wrong = {"data": None, "errors": [{"message": "Something went wrong while executing"}]}
    fake.rule = lambda asked: Reply(200, wrong)

    run = ask(fake, ALL, known, now=NOW + DAY)

    _knows_the_same(known, run)
    assert len(fake.asked) <= 6


# ---- limits ----


def test_f16_the_hourly_limit_ends_the_run_at_once(fake: FakeGitHub) -> None:
    """up-for-grabs exits with 0 and loses the rest."""
    known = ask(fake, ALL).states
    fake.asked.clear()
    limit = {"data": None, "errors": [{"type": "RATE_LIMITED", "message": "limit"}]}
    fake.rule = lambda asked: Reply(200, limit)
    clock = VirtualClock()

    run = ask(fake, ALL, known, now=NOW + DAY, clock=clock)

    _knows_the_same(known, run)
    assert (len(fake.asked), clock.waits, run.notice) == (1, [], "GitHub's rate limit is reached")


@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_f17_nothing_left_of_the_quota(fake: FakeGitHub, token: str) -> None:
    """lychee, linkinator, mlc, Sphinx alarm."""
    known = ask(fake, ALL).states
    fake.asked.clear()
    fake.rule = lambda asked: Reply(403, {"message": "limit"}, {"x-ratelimit-remaining": "0"})
    clock = VirtualClock()

    run = ask(fake, ALL, known, token=token, now=NOW + DAY, clock=clock)

    _knows_the_same(known, run)
    assert (len(fake.asked), clock.waits) == (1, [])


def test_f17_a_quota_that_is_nearly_used_up_is_left_to_others(fake: FakeGitHub) -> None:
    refs = many(fake, 250)

    def low(asked: Asked) -> Reply:
        answer = github.answer(fake, asked)
        answer["data"]["rateLimit"]["remaining"] = 50
        return Reply(200, answer)

    fake.rule = low
    run = ask(fake, refs)

    assert (run.verified, len(fake.asked)) == (100, 1)
    assert "quota" in run.notice


def test_f18_a_secondary_limit_is_waited_for(fake: FakeGitHub) -> None:
    fake.script = [Reply(403, {"message": "secondary rate limit"}, {"Retry-After": "2"})]
    clock = VirtualClock()

    run = ask(fake, ALL, clock=clock)

    assert (run.verified, clock.waits) == (7, [2.0])


@pytest.mark.parametrize(
    ("header", "waits"),
    [
        ("3600", []),
        ("garbage", [60.0]),
        ("-5", [60.0]),
        ("99999999999999999999", [60.0]),
        (format_datetime(NOW + timedelta(seconds=30), usegmt=True), [30.0]),
        (format_datetime(NOW - DAY, usegmt=True), [60.0]),
    ],
)
def test_f19_retry_after_in_every_form(fake: FakeGitHub, header: str, waits: list[float]) -> None:
    """lychee caps at 60 s, mlc waits 181 s, Sphinx more than 240 s."""
    known = ask(fake, ALL).states
    fake.script = [Reply(429, b"", {"Retry-After": header})]
    clock = VirtualClock()

    run = ask(fake, ALL, known, now=NOW + DAY, clock=clock)

    assert clock.waits == waits
    assert run.verified == (7 if waits else 0)
    if not waits:
        _knows_the_same(known, run)


def test_f20_no_header_is_a_minute_and_then_the_next_run(fake: FakeGitHub) -> None:
    """linkinator: 40 false alarms."""
    known = ask(fake, ALL).states
    fake.rule = lambda asked: Reply(429, b"")
    clock = VirtualClock()

    run = ask(fake, ALL, known, now=NOW + DAY, clock=clock)

    _knows_the_same(known, run)
    assert clock.waits == [60.0]


def test_f21_without_a_token_all_are_covered_in_eighteen_runs(fake: FakeGitHub) -> None:
    refs = many(fake, 943, 222)
    states: States = {}
    runs = 0
    while runs < 40 and not all(r.key in states and states[r.key].verified_at for r in refs):
        fake.asked.clear()
        now = NOW + runs * timedelta(hours=1)
        due = tracker.due(refs, states, now, timedelta(days=7))
        states = ask(fake, due, states, token="", now=now).states
        runs += 1
        assert len(fake.asked) <= 55

    assert runs <= 20


def test_f22_a_token_that_is_not_accepted_is_told_once(fake: FakeGitHub) -> None:
    fake.script = [Reply(401, {"message": "Bad credentials"})]

    run = ask(fake, ALL)

    assert run.verified == 7
    assert run.notice == "GitHub does not accept the token; asking without one"
    assert all("Authorization" not in asked.headers for asked in fake.asked[1:])


# ---- the network ----


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9", "https://127.0.0.1:{port}", "http://[::1]:9"]
)
def test_f24_no_connection_at_all(fake: FakeGitHub, url: str) -> None:
    """htmlproofer turns the certificate's check off."""
    known = ask(fake, ALL).states
    port = fake.url.rpartition(":")[2]
    at = url.format(port=port)
    dead = GitHub("t", at, f"{at}/graphql", 120, VirtualClock())

    run = tracker.ask(ALL, known, dead, NOW + DAY)

    _knows_the_same(known, run)
    assert run.requests == 1


@pytest.mark.parametrize("fault", ["stall", "trickle", "headers"])
def test_f25_an_answer_that_takes_for_ever(
    fake: FakeGitHub, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A time-out of requests is for one read."""
    known = ask(fake, ALL).states
    monkeypatch.setattr(connection, "READ_SECONDS", 0.1)
    monkeypatch.setattr(connection, "REQUEST_SECONDS", 0.15)
    fake.rule = lambda asked: Reply(200, {"data": "x" * 500}, fault=fault)

    run = ask(fake, ALL, known, now=NOW + DAY)

    _knows_the_same(known, run)
    assert run.requests <= 7


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, b"<html>sign in to the hotel</html>"),  # F27
        Reply(200, []),
        Reply(200, {"data": {"r0": {"nameWithOwner": "o/r", "n1": {"number": "1"}}}}),
        Reply(200, {"data": {"r0": {"nameWithOwner": 5, "n1": None}}}),
        Reply(200, {"number": "1", "state": "ajar", "html_url": None}),
        Reply(200, {"data": {"r0": {"nameWithOwner": "o/r", "n1": {  # F29, another number
            "__typename": "Issue", "number": 2, "url": "https://github.com/o/r/issues/2",
            "issueState": "OPEN", "assignees": {"nodes": []}}}}}),
        Reply(200, {"data": {"r0": {"nameWithOwner": "o/r", "n1": {  # F29, another repository
            "__typename": "Issue", "number": 1, "url": "https://github.com/x/y/issues/1",
            "issueState": "OPEN", "assignees": {"nodes": []}}}}}),
        Reply(200, {"number": 1, "state": "closed",
                    "html_url": "https://github.com/x/y/issues/1"}),
        Reply(200, b'{"a": "' + b"x" * 6_000_000 + b'"}'),  # F31
    ],
)  # fmt: skip
@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_f27_f28_f29_f31_an_answer_that_is_none(fake: FakeGitHub, reply: Reply, token: str) -> None:
    known = ask(fake, ONE).states
    fake.rule = lambda asked: reply

    run = ask(fake, ONE, known, token=token, now=NOW + DAY)

    _knows_the_same(known, run)
    assert run.verified == 0


def test_f28_a_reason_of_next_year_is_kept_as_text(fake: FakeGitHub) -> None:
    """haskell-github failed on `duplicate`."""
    fake.world.add("o/r#9", Item(state="CLOSED", reason="NOT_PLANNED"))
    answer = github.answer(fake, Asked("POST", "/graphql", {}, _query("o/r#9")))
    answer["data"]["r0"]["n9"]["issueReason"] = "EATEN_BY_DOG"
    fake.script = [Reply(200, answer)]

    assert ask(fake, parse("o/r#9")).states["o/r#9"].summary == "closed as eaten by dog"


def _query(text: str) -> dict[str, Any]:
    return {"query": graphql.query(parse(text))}


@pytest.mark.parametrize(
    "target", ["/repos/o/r/issues/1", "http://169.254.169.254/", "https://evil.example/", "ftp://x"]
)
def test_f30_a_redirect_elsewhere_or_in_a_circle(fake: FakeGitHub, target: str) -> None:
    known = ask(fake, ONE).states
    fake.rule = lambda asked: Reply(301, b"", {"Location": target})

    run = ask(fake, ONE, known, token="", now=NOW + DAY)

    _knows_the_same(known, run)
    assert "GitHub redirected us" in (run.states["o/r#1"].failure or "")


# ---- all of it ----


@pytest.mark.parametrize("status", [503, 502])
@pytest.mark.parametrize("warm", [True, False], ids=["warm", "cold"])
def test_f32_f33_a_total_outage(fake: FakeGitHub, status: int, warm: bool) -> None:
    """lychee and others flag all, Sphinx is silently green."""
    refs = many(fake, 943, 222)
    known = ask(fake, refs).states if warm else {}
    fake.asked.clear()
    fake.rule = lambda asked: Reply(status, b"")

    run = ask(fake, refs, known, now=NOW + DAY)

    _knows_the_same(known, run)
    assert len(run.states) == 943
    assert len(fake.asked) <= 6
    assert all(state.failure for state in run.states.values())


def test_f34_too_much_vanishes_at_once_to_be_true(fake: FakeGitHub) -> None:
    """All peers flag; up-for-grabs would delete."""
    refs = many(fake, 100, 10)
    known = ask(fake, refs).states
    fake.world.items.clear()

    states = known
    for day in range(1, 4):
        run = ask(fake, refs, states, now=NOW + day * DAY)
        _knows_the_same(known, run)
        assert run.notice.startswith("100 of 100 issues vanished at once")
        states = run.states


@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"\0" * 500, b"<<<<<<< HEAD\n", b'{"version": 99, "issues": {}}', b"[]"]
)
def test_f35_a_spoilt_file_falls_back_to_the_one_before(
    fake: FakeGitHub, tmp_path: Path, spoilt: bytes
) -> None:
    """lychee drops its whole cache."""
    path = tmp_path / "issues.json"
    states = ask(fake, ALL).states
    store.save(path, states, NOW)
    store.save(path, states, NOW + DAY)
    path.write_bytes(spoilt)

    assert store.load(path) == states
    store.save(path, {}, NOW + 2 * DAY)
    assert store.load(path) == states
    assert store.parse(store.previous(path).read_text("utf-8")) == states


def test_f35_a_record_that_was_tampered_with_is_not_believed(
    fake: FakeGitHub, tmp_path: Path
) -> None:
    path = tmp_path / "issues.json"
    store.save(path, ask(fake, ALL).states, NOW)
    path.write_text(path.read_text("utf-8").replace('"open"', '"gone"'), "utf-8")

    assert store.load(path) == {}


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mentorship.issues import store
path = Path(sys.argv[1])
states = store.load(path)
print("ready", flush=True)
while True:
    store.save(path, states, datetime.now(UTC))
"""


def test_f36_killed_while_writing_a_hundred_times(fake: FakeGitHub, tmp_path: Path) -> None:
    """lychee and good-first-issue write in place."""
    path = tmp_path / "issues.json"
    states = ask(fake, many(fake, 200, 5)).states
    store.save(path, states, NOW)
    for delay in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            try:
                writer.wait(timeout=0.003 * delay + 0.001)
            except subprocess.TimeoutExpired:
                os.kill(writer.pid, signal.SIGKILL)
        assert store.load(path) == states


@pytest.mark.parametrize("point", range(100))
def test_f36_every_point_of_writing(
    fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: int
) -> None:
    """The process is gone at a point of the write: old or new, never half."""
    path = tmp_path / "issues.json"
    old = ask(fake, ALL).states
    store.save(path, old, NOW)
    new = ask(fake, ALL, old, now=NOW + DAY).states
    cut = len(store.dump(new, NOW + DAY)) * point // 97
    real = os.fsync

    def dies(descriptor: int) -> None:
        os.ftruncate(descriptor, cut)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", dies if point < 97 else real)
    if point >= 97:
        step = point - 97
        replace = Path.replace
        calls: list[Path] = []

        def counted(self: Path, target: Path) -> Path:
            if len(calls) == step:
                raise KeyboardInterrupt
            calls.append(self)
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", counted)
    try:
        store.save(path, new, NOW + DAY)
    except KeyboardInterrupt:
        assert store.load(path) == old
    else:
        assert store.load(path) == new


def test_f37_a_disk_that_takes_nothing(
    fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "issues.json"
    states = ask(fake, ALL).states
    store.save(path, states, NOW)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.save(path, {}, NOW + DAY)
    assert store.load(path) == states
    assert sorted(p.name for p in tmp_path.iterdir()) == ["issues.json", "issues.json.lock"]


def test_f38_two_runs_at_once_lose_nothing(fake: FakeGitHub, tmp_path: Path) -> None:
    path = tmp_path / "issues.json"
    refs = many(fake, 80, 4)
    states = ask(fake, refs).states
    threads = [
        threading.Thread(target=store.save, args=(path, {key: state}, NOW))
        for key, state in states.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert store.load(path) == states


def test_f38_what_was_asked_later_stays(fake: FakeGitHub, tmp_path: Path) -> None:
    path = tmp_path / "issues.json"
    early = ask(fake, ALL).states
    late = ask(fake, ALL, early, now=NOW + DAY).states
    store.save(path, late, NOW)
    store.save(path, early, NOW)

    assert store.load(path) == late


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


def test_f46_a_pull_request_without_secrets_asks_little(fake: FakeGitHub) -> None:
    run = ask(fake, ONE, token="")

    assert run.verified == 1
    assert len(fake.asked) <= 5


def test_f47_5000_references(fake: FakeGitHub) -> None:
    """LinkChecker would take half an hour. The time and memory stand in `make bench`."""
    run = ask(fake, many(fake, 5_000, 500))

    assert (run.verified, len(fake.asked)) == (5_000, 50)


def test_a_part_of_an_answer_that_is_forbidden_is_not_none(fake: FakeGitHub) -> None:
    answer = github.answer(fake, Asked("POST", "/graphql", {}, _query("o/r#1")))
    answer["data"]["r0"]["n1"]["closedByPullRequestsReferences"] = None
    path = ["r0", "n1", "closedByPullRequestsReferences"]
    answer["errors"] = [{"type": "FORBIDDEN", "path": path}]
    fake.script = [Reply(200, answer)]

    state = ask(fake, ONE).states["o/r#1"]

    assert state.pull_requests is None
    assert state.availability is Availability.UNKNOWN


def test_no_reference_makes_a_query_of_its_own() -> None:
    """GraphQL's metacharacters never reach a query: such a reference is none."""
    for text in ('o"x/r#1', "o/r}#1", 'https://github.com/o/r"){x}/issues/1', "o/r\n#1"):
        assert all('"' not in r.owner + r.repository for r in parse(text))
        assert all("}" not in r.owner + r.repository for r in parse(text))
