"""GitHub gives no usable answer: nothing raises, nothing known is lost."""

from __future__ import annotations

import pytest

from mentorship.issues import store
from tests.support.asking import ALL, DAY, NOW, ask, fake
from tests.support.fakes import github
from tests.support.fakes.github import FakeGitHub, Reply

__all__ = ["fake"]  # a fixture


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

    states = ask(fake, ALL, token=token).states

    assert store.dump(states, NOW).encode()


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
    known = ask(fake, ALL).states
    fake.script = [reply] * 40
    asked_before = len(fake.asked)

    run = ask(fake, ALL, known, token=token, now=NOW + DAY)

    for key, state in known.items():
        forgotten = {"checked_at", "failure"}
        assert run.states[key].model_dump(exclude=forgotten) == state.model_dump(exclude=forgotten)
        assert run.states[key].failure
    assert run.verified == 0
    assert len(fake.asked) - asked_before <= 7
