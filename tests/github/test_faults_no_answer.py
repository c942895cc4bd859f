"""The fault matrix, what gives no answer: each row by its number, with the peers that fail it.

Time is virtual: nobody waits. The figures of whole runs stand in `make bench`.
"""

from __future__ import annotations

import pytest

from mentorship.github import transport as connection
from mentorship.github.client import GitHub
from mentorship.issues import tracker
from mentorship.model.reference import parse
from tests.support.asking import (
    ALL,
    DAY,
    NOW,
    VirtualClock,
    aliases,
    ask,
    fake,
    knows_the_same,
    many,
)
from tests.support.fakes import github
from tests.support.fakes.github import Asked, FakeGitHub, Reply

__all__ = ["fake"]  # a fixture

ONE = parse("o/r#1")


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


@pytest.mark.slow  # the fake GitHub executes long queries
@pytest.mark.parametrize("status", [502, 504])
def test_f13_a_batch_that_is_too_much_is_halved(fake: FakeGitHub, status: int) -> None:
    """decision-hub: a single 502 wiped 225 trackers."""
    fake.rule = lambda asked: Reply(status, b"") if aliases(asked) > 25 else None

    run = ask(fake, many(fake, 943, 222))

    assert run.verified == 943
    assert fake.paths().count("POST /graphql") <= 60


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
        if aliases(asked) <= 50:
            return None
        answer = github.answer(fake, asked)
        for number in range(51, 101):
            answer["data"]["r0"][f"n{number}"] = None
        answer["errors"] = [{"type": "RESOURCE_LIMITS_EXCEEDED", "message": "too much"}]
        return Reply(200, answer)

    fake.rule = half
    run = ask(fake, refs)

    assert run.verified == 100
    assert [aliases(asked) for asked in fake.asked] == [100, 50]


def test_f15_something_went_wrong_is_split_then_given_up(fake: FakeGitHub) -> None:
    known = ask(fake, ALL).states
    fake.asked.clear()
    wrong = {"data": None, "errors": [{"message": "Something went wrong while executing"}]}
    fake.rule = lambda asked: Reply(200, wrong)

    run = ask(fake, ALL, known, now=NOW + DAY)

    knows_the_same(known, run)
    assert len(fake.asked) <= 6


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

    knows_the_same(known, run)
    assert (run.requests, run.notice) == (1, "GitHub cannot be reached")


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

    knows_the_same(known, run)
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

    knows_the_same(known, run)
    assert run.verified == 0


@pytest.mark.parametrize(
    "target", ["/repos/o/r/issues/1", "http://169.254.169.254/", "https://evil.example/", "ftp://x"]
)
def test_f30_a_redirect_elsewhere_or_in_a_circle(fake: FakeGitHub, target: str) -> None:
    known = ask(fake, ONE).states
    fake.rule = lambda asked: Reply(301, b"", {"Location": target})

    run = ask(fake, ONE, known, token="", now=NOW + DAY)

    knows_the_same(known, run)
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

    knows_the_same(known, run)
    assert len(run.states) == 943
    assert len(fake.asked) <= 6
    assert all(state.failure for state in run.states.values())
