"""The fault matrix, how much is asked: each row by its number, with the peers that fail it.

Time is virtual: nobody waits. The figures of whole runs stand in `make bench`.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentorship.issues import tracker
from mentorship.issues.store import States
from mentorship.model.reference import parse
from tests.support.asking import NOW, aliases, ask, fake, many
from tests.support.fakes.github import FakeGitHub

__all__ = ["fake"]  # a fixture


@pytest.mark.slow  # the fake GitHub executes long queries
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

    assert [aliases(asked) for asked in fake.asked] == [1]


@pytest.mark.slow  # a thousand requests
def test_f21_without_a_token_all_are_covered_in_twenty_runs(fake: FakeGitHub) -> None:
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


def test_f46_a_pull_request_without_secrets_asks_little(fake: FakeGitHub) -> None:
    run = ask(fake, parse("o/r#1"), token="")

    assert run.verified == 1
    assert len(fake.asked) <= 5


@pytest.mark.slow  # the fake GitHub executes long queries
def test_f47_5000_references(fake: FakeGitHub) -> None:
    """LinkChecker would take half an hour. The time and memory stand in `make bench`."""
    run = ask(fake, many(fake, 5_000, 500))

    assert (run.verified, len(fake.asked)) == (5_000, 50)


def test_no_reference_makes_a_query_of_its_own() -> None:
    """GraphQL's metacharacters never reach a query: such a reference is none."""
    for text in ('o"x/r#1', "o/r}#1", 'https://github.com/o/r"){x}/issues/1', "o/r\n#1"):
        assert all('"' not in r.owner + r.repository for r in parse(text))
        assert all("}" not in r.owner + r.repository for r in parse(text))
