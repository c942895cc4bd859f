"""The fault matrix, what limits us: each row by its number, with the peers that fail it.

Time is virtual: nobody waits. The figures of whole runs stand in `make bench`.
"""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import pytest

from mentorship.model.reference import parse
from tests.support.asking import ALL, DAY, NOW, VirtualClock, ask, fake, knows_the_same, many
from tests.support.fakes import github
from tests.support.fakes.github import Asked, FakeGitHub, Reply

__all__ = ["fake"]  # a fixture

ONE = parse("o/r#1")


# ---- limits ----


def test_f16_the_hourly_limit_ends_the_run_at_once(fake: FakeGitHub) -> None:
    """up-for-grabs exits with 0 and loses the rest."""
    known = ask(fake, ALL).states
    fake.asked.clear()
    limit = {"data": None, "errors": [{"type": "RATE_LIMITED", "message": "limit"}]}
    fake.rule = lambda asked: Reply(200, limit)
    clock = VirtualClock()

    run = ask(fake, ALL, known, now=NOW + DAY, clock=clock)

    knows_the_same(known, run)
    assert (len(fake.asked), clock.waits, run.notice) == (1, [], "GitHub's rate limit is reached")


@pytest.mark.parametrize("token", [github.TOKEN, ""], ids=["graphql", "rest"])
def test_f17_nothing_left_of_the_quota(fake: FakeGitHub, token: str) -> None:
    """lychee, linkinator, mlc, Sphinx alarm."""
    known = ask(fake, ALL).states
    fake.asked.clear()
    fake.rule = lambda asked: Reply(403, {"message": "limit"}, {"x-ratelimit-remaining": "0"})
    clock = VirtualClock()

    run = ask(fake, ALL, known, token=token, now=NOW + DAY, clock=clock)

    knows_the_same(known, run)
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
        knows_the_same(known, run)


def test_f20_no_header_is_a_minute_and_then_the_next_run(fake: FakeGitHub) -> None:
    """linkinator: 40 false alarms."""
    known = ask(fake, ALL).states
    fake.rule = lambda asked: Reply(429, b"")
    clock = VirtualClock()

    run = ask(fake, ALL, known, now=NOW + DAY, clock=clock)

    knows_the_same(known, run)
    assert clock.waits == [60.0]


def test_f22_a_token_that_is_not_accepted_is_told_once(fake: FakeGitHub) -> None:
    fake.script = [Reply(401, {"message": "Bad credentials"})]

    run = ask(fake, ALL)

    assert run.verified == 7
    assert run.notice == "GitHub does not accept the token; asking without a token"
    assert all("Authorization" not in asked.headers for asked in fake.asked[1:])
