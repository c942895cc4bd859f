"""A small world of issues, and a way to ask the tracker about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mentorship.github.client import GitHub
from mentorship.issues import tracker
from mentorship.issues.state import Verdict
from mentorship.issues.store import States
from mentorship.model.reference import Reference, parse
from tests.support.fakes import github
from tests.support.fakes.github import Asked, FakeGitHub
from tests.support.fakes.world import Item, World

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


class VirtualClock:
    """A clock that only its own waiting moves."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        return self.seconds

    def wall(self) -> float:
        return NOW.timestamp() + self.seconds

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.waits.append(seconds)
        self.seconds += seconds


def world() -> World:
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
    with github.serve(world()) as server:
        yield server


def ask(
    fake: FakeGitHub,
    references: list[Reference],
    states: States | None = None,
    *,
    token: str = github.TOKEN,
    now: datetime = NOW,
    seconds: float = 120,
    clock: VirtualClock | None = None,
) -> tracker.Run:
    environment = fake.environment(token=token)
    connection = GitHub.from_environment(seconds, environment, clock or VirtualClock())
    return tracker.ask(references, states or {}, connection, now)


def many(fake: FakeGitHub, count: int, repositories: int = 1) -> list[Reference]:
    """`count` references in so many repositories, each there and open."""
    found: list[Reference] = []
    for number in range(count):
        name = f"org/repo-{number % repositories}#{number + 1}"
        fake.world.add(name)
        found += parse(name)
    return found


def aliases(asked: Asked) -> int:
    """How many issues a query asks about."""
    return str(asked.body["query"]).count("issueOrPullRequest(") if asked.body else 0


def knows_the_same(known: States, run: tracker.Run) -> None:
    """Nothing lost, nobody called broken."""
    forgotten = {"checked_at", "failure"}
    for key, state in known.items():
        kept = run.states[key].model_dump(exclude=forgotten)
        assert kept == state.model_dump(exclude=forgotten)
    assert {state.verdict for state in run.states.values()} <= {Verdict.FINE, Verdict.UNKNOWN}
