from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from mentorship.model.term import Phase, Term, current, moment_of


def _term(term_id: str = "2024-term-3", **timeline: str) -> Term:
    title = "2024 Term 3 (Sep-Nov)"
    fields: dict[str, Any] = {"id": term_id, "title": title, "programme": "LFX Mentorship"}
    return Term.model_validate({**fields, "timeline": timeline})


SEED = _term(
    proposals="2024-07-03 to 2024-07-30 17:00 PDT",
    applications="2024-07-31 to 2024-08-13 17:00 PDT",
    review="2024-08-14 to 2024-08-27 17:00 PDT",
    selection="2024-09-03 17:00 PDT",
    begins="2024-09-09",
    midterm="2024-10-15 17:00 PDT",
    final="2024-11-26 17:00 PDT",
    ends="2024-11-29",
)


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        ("2024-06-01", Phase.COMING),
        ("2024-07-10", Phase.PROPOSALS),
        ("2024-08-01", Phase.APPLICATIONS),
        ("2024-08-20", Phase.SELECTION),
        ("2024-09-05", Phase.SELECTION),
        ("2024-10-01", Phase.RUNNING),
        ("2024-11-29", Phase.RUNNING),
        ("2024-11-30", Phase.OVER),
    ],
)
def test_phase(day: str, phase: Phase) -> None:
    assert SEED.phase(moment_of(date.fromisoformat(day))) is phase


def test_a_moment_ends_in_its_zone() -> None:
    applications = SEED.timeline.applications
    assert applications is not None

    assert applications.ends == datetime(2024, 8, 14, 0, 0, tzinfo=UTC)
    assert applications.starts.utcoffset() == timedelta(hours=-7)
    assert applications.starts.tzname() == "PDT"
    assert SEED.phase(datetime(2024, 8, 14, 0, 0, 1, tzinfo=UTC)) is Phase.SELECTION


def test_a_phase_lasts_until_the_next_begins() -> None:
    term = _term(proposals="2024-07-03 to 2024-07-20", applications="2024-08-01 to 2024-08-09")

    assert term.phase(moment_of(date(2024, 7, 25))) is Phase.PROPOSALS


def test_a_term_whose_end_is_not_known_is_not_over() -> None:
    term = _term(proposals="2024-07-03 to 2024-07-20", applications="2024-08-01 to 2024-08-09")
    now = moment_of(date(2024, 9, 1))

    assert not term.is_over(now)
    assert term.phase(now) is Phase.SELECTION


def test_the_end_of_a_span_is_in_the_zone_of_its_start() -> None:
    applications = _term(applications="2024-07-05 17:00 PST to 2024-07-06").timeline.applications
    assert applications is not None

    assert applications.ends == datetime(2024, 7, 7, 7, 59, 59, tzinfo=UTC)


def test_a_term_without_dates() -> None:
    now = moment_of(date(2024, 7, 1))

    assert _term().phase(now) is Phase.UNDATED
    assert not _term().is_over(now)


@pytest.mark.parametrize(
    "written",
    [
        "3 July",
        "2024-02-30",
        "2024-07-03 25:00",
        "2024-07-03 17:00 XST",
        "2024-07-03 to 2024-07-01",
        "",
        "9999-12-31",
        "2024-07-03 17:00 +99:99",
        5,
    ],
)
def test_unreadable_dates(written: Any) -> None:
    with pytest.raises(ValidationError):
        _term(begins=written)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-01-01", "a"),
        ("2024-01-20", "a"),
        ("2024-03-01", "b"),
        ("2024-06-01", "c"),
        ("2030-01-01", "c"),
    ],
)
def test_the_current_term_runs_or_comes_or_was(day: str, expected: str) -> None:
    terms = [
        _term("a", proposals="2024-01-01 to 2024-01-10", ends="2024-04-01"),
        _term("b", proposals="2024-02-15 to 2024-03-10", ends="2024-05-01"),
        _term("c", proposals="2024-07-01", ends="2024-09-01"),
        _term("d"),
    ]

    found = current(terms, moment_of(date.fromisoformat(day)))

    assert found is not None
    assert found.id == expected


def test_no_term_at_all() -> None:
    assert current([], moment_of(date(2024, 1, 1))) is None
    undated = current([_term("d")], moment_of(date(2024, 1, 1)))
    assert undated is not None
    assert undated.id == "d"
