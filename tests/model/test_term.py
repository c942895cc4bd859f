from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import ValidationError

from mentorship.model.term import Phase, Term, current, moment_of
from mentorship.site import words


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
    ("day", "phase", "sentence"),
    [
        ("2024-06-01", Phase.COMING, "Begins on 3 July 2024: project proposals."),
        ("2024-07-10", Phase.PROPOSALS, "Mentors propose ideas until 30 July 2024, 17:00 PDT."),
        (
            "2024-08-01",
            Phase.APPLICATIONS,
            "Applications are open until 13 August 2024, 17:00 PDT.",
        ),
        (
            "2024-08-20",
            Phase.SELECTION,
            "Applications are closed; results come on 3 September 2024.",
        ),
        ("2024-09-05", Phase.SELECTION, "Applications are closed; mentees are selected."),
        ("2024-10-01", Phase.RUNNING, "Mentees are at work until 29 November 2024."),
        ("2024-11-29", Phase.RUNNING, "Mentees are at work until 29 November 2024."),
        ("2024-11-30", Phase.OVER, "This term ended on 29 November 2024."),
    ],
)
def test_phase(day: str, phase: Phase, sentence: str) -> None:
    now = moment_of(date.fromisoformat(day))

    assert SEED.phase(now) is phase
    assert words.phase(SEED, now) == sentence


def test_a_moment_ends_in_its_zone() -> None:
    applications = SEED.timeline.applications
    assert applications is not None

    assert applications.ends == datetime(2024, 8, 14, 0, 0, tzinfo=UTC)
    assert applications.starts.tzinfo == timezone(timedelta(hours=-7), "PDT")
    assert SEED.phase(datetime(2024, 8, 14, 0, 0, 1, tzinfo=UTC)) is Phase.SELECTION


def test_between_two_phases_the_next_is_told() -> None:
    term = _term(proposals="2024-07-03 to 2024-07-20", applications="2024-08-01 to 2024-08-09")

    assert words.phase(term, moment_of(date(2024, 7, 25))) == "Applications open on 1 August 2024."


def test_a_term_whose_end_is_not_known_is_not_over() -> None:
    term = _term(proposals="2024-07-03 to 2024-07-20", applications="2024-08-01 to 2024-08-09")
    now = moment_of(date(2024, 9, 1))

    assert not term.is_over(now)
    assert words.phase(term, now) == "Applications are closed; mentees are selected."


def test_the_end_of_a_span_is_in_the_zone_of_its_start() -> None:
    applications = _term(applications="2024-07-05 17:00 PST to 2024-07-06").timeline.applications
    assert applications is not None

    assert applications.ends == datetime(2024, 7, 7, 7, 59, 59, tzinfo=UTC)


def test_a_term_without_dates() -> None:
    now = moment_of(date(2024, 7, 1))

    assert _term().phase(now) is Phase.UNDATED
    assert not _term().is_over(now)
    assert words.phase(_term(), now) == "Its dates are not known yet."


@pytest.mark.parametrize("name", list(type(SEED.timeline).model_fields))
@pytest.mark.parametrize("written", ["2024-07-03", "2024-07-03 to 2024-08-03"])
def test_a_term_with_one_date_says_something_on_every_day(name: str, written: str) -> None:
    term = _term(**{name: written})

    for offset in range(-3, 40):
        sentence = words.phase(term, moment_of(date(2024, 7, 3) + timedelta(days=offset)))
        assert sentence.endswith(".")


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
