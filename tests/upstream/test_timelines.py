"""A timeline is read wherever it stands, and however its dates are written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.model.collection import Catalogue
from mentorship.model.term import Term
from mentorship.model.timeline import Timeline
from mentorship.upstream.exporting.formats import FORMATS
from mentorship.upstream.grammar import written_dates
from mentorship.upstream.importing import document, term_entry
from mentorship.upstream.importing.source import SkipKind, Source

NOW = datetime(2031, 1, 1, tzinfo=UTC)
TERM = Term(id="2031-term-1", title="2031 Term 1", programme="LFX Mentorship")
IDEA = "### Falco\n\n#### Rules\n\n- Description: Slow.\n- Mentor: Ada Lovelace (@ada)\n"


def _source(page: str) -> Source:
    return document.read(f"{page}\n\n{IDEA}", TERM, "CNCF", lambda name: False)


def _milestones(page: str, term: Term = TERM) -> dict[str, str]:
    source = _source(page)
    found = term_entry.timetable(source, term)
    assert found.unread == []
    assert not any(skip.kind is SkipKind.PAGE_TEXT for skip in source.skipped)
    return found.milestones


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tue, Jan 14, 5:00 PM PST", "2031-01-14 17:00 PST"),
        ("Tues Jan 14th, 5PM PST", "2031-01-14 17:00 PST"),
        ("Thur. Feb 27 *(may take a few days)*", "2031-02-27"),
        ("Weds 14 January 2032", "2032-01-14"),
        ("the 14th of January", None),
        ("14th of January", "2031-01-14"),
        ("Jan 14, Times TBD (in several zones)", "2031-01-14"),
        ("Mon, Jan 27, 00:00 UTC – Tue, Feb 11, 23:59 UTC",
         "2031-01-27 00:00 UTC to 2031-02-11 23:59 UTC"),
        ("Wed Feb 12 - Tues 25, 18:00 UTC", "2031-02-12 to 2031-02-25 18:00 UTC"),
        ("Monday, Jan 19, to Tuesday, Feb 3, 2032", "2032-01-19 to 2032-02-03"),
        ("between May 5 and May 9", "2031-05-05 to 2031-05-09"),
        ("May 5 through May 9", "2031-05-05 to 2031-05-09"),
        ("until Jan 14", "2031-01-14"),
        ("by Fri, Jan 14", "2031-01-14"),
        ("due Jan 14", "2031-01-14"),
        ("2031-01-14 17:00 Europe/Berlin", "2031-01-14 17:00 Europe/Berlin"),
        ("Jan 14, UTC 17:00", "2031-01-14 17:00 UTC"),
        ("Jan 14, 17:00 +05:30", "2031-01-14 17:00 +05:30"),
        ("Jan 14, 17:00 UTC+2", "2031-01-14 17:00 UTC+2"),
        ("Jan 14, 23:59 AoE", "2031-01-14 23:59 AoE"),
        ("Jan 14, 5 p.m. UTC", "2031-01-14 17:00 UTC"),
        ("Jan 14, noon UTC", "2031-01-14 12:00 UTC"),
        ("February 30", None),
        ("soon", None),
        ("Week 12", None),
    ],
)  # fmt: skip
def test_a_date_as_people_write_it(written: str, read: str | None) -> None:
    source = _source(f"| Activity | Date |\n|---|---|\n| Proposals | {written} |")
    found = written_dates.read([(1, "Proposals", source.timeline[0][2])], 2031) \
        if source.timeline else written_dates.Timetable()  # fmt: skip

    assert found.milestones.get("proposals") == read


@pytest.mark.parametrize(
    "head",
    [
        *("| Activity | Date |", "| **Activity** | **Dates (2031)** |", "| What | When? |"),
        *("| Milestone | Deadline |", "| | |", "| Step | Days in 2031 |"),
    ],
)
def test_a_table_under_any_heading_row(head: str) -> None:
    table = f"{head}\n|---|---|\n| Proposals due | Jan 14 |\n| Last day of term | Fri May 30 |"

    assert _milestones(table) == {"proposals": "2031-01-14", "ends": "2031-05-30"}


def test_a_table_with_its_dates_first() -> None:
    table = "| Date | What |\n|---|---|\n| Jan 14 | Proposals due |\n| May 30 | Last day |"

    assert _milestones(table) == {"proposals": "2031-01-14", "ends": "2031-05-30"}


@pytest.mark.parametrize(
    "row",
    [
        *("Proposals due: Jan 14", "Jan 14: proposals due", "Proposals due - Jan 14"),
        *("**Jan 14** – proposals due", "Proposals are due Jan 14.", "Jan 14 proposals due"),
        *("Proposals due Tue, Jan 14", "2031-01-14: Proposals"),
    ],
)
@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", ""])
def test_a_row_of_a_list_or_a_line(row: str, mark: str) -> None:
    assert _milestones(f"Key dates:\n\n{mark}{row}") == {"proposals": "2031-01-14"}


def test_the_year_is_the_rows_the_heads_or_the_terms() -> None:
    head = "| Activity | Dates (2033) |\n|---|---|\n"

    assert _milestones(f"{head}| Proposals | Jan 14 |") == {"proposals": "2033-01-14"}
    assert _milestones(f"{head}| Proposals | Jan 14, 2034 |") == {"proposals": "2034-01-14"}
    assert _milestones("# Ideas 2035\n\n- Proposals: Jan 14") == {"proposals": "2035-01-14"}
    assert _milestones("- Proposals: Jan 14") == {"proposals": "2031-01-14"}


def test_after_december_comes_january() -> None:
    rows = "- Applications: Nov 3 - Nov 20\n- Program begins: Dec 1\n- Last day: Feb 27"

    assert _milestones(rows) == {
        "applications": "2031-11-03 to 2031-11-20",
        "begins": "2031-12-01",
        "ends": "2032-02-27",
    }


def test_a_row_with_the_beginning_and_a_row_with_the_end_are_one_span() -> None:
    rows = "- Applications open: Jan 27\n- Applications close: Feb 11, 17:00 UTC"

    assert _milestones(rows) == {"applications": "2031-01-27 to 2031-02-11 17:00 UTC"}


def test_rows_that_upstream_has() -> None:
    rows = {
        "Organizations application period": "organisations",
        "Project Proposals Open": "proposals",
        "Mentee Candidate Info Sessions": "info_sessions",
        "Mentee Applications Open": "applications",
        "Application Review Period (2 weeks)": "review",
        "Selection Notifications": "selection",
        "Mentorship program begins with the initial work assignments": "begins",
        "Mentorship Kick Off Call": "kick_off",
        "Midterm mentee evaluations and first stipend payments": "midterm",
        "First Stipend Payments": "first_stipend",
        "Final mentee evaluations, second and final stipend payment approvals": "final",
        "Second Stipend Payments": "second_stipend",
        "Last Day of Term": "ends",
    }
    table = "".join(f"| {name} | May {day} |\n" for day, name in enumerate(rows, 1))

    found = _milestones(f"| Activity | Dates |\n|---|---|\n{table}")

    assert list(found) == list(rows.values())
    assert set(found) == set(Timeline.model_fields)


def test_the_span_of_the_term() -> None:
    assert _milestones("**Spring Term: March 1st - May 31st**") == {
        "begins": "2031-03-01",
        "ends": "2031-05-31",
    }


def test_a_row_that_is_not_understood_is_reported() -> None:
    source = _source("| Activity | Date |\n|---|---|\n| Lunch | May 5 |\n| Proposals | soon |")

    found = term_entry.timetable(source, TERM)

    assert found.unread == [(3, "Lunch", "May 5"), (4, "Proposals", "soon")]


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(Timeline.model_fields, st.dates(
            min_value=datetime(2031, 1, 1).date(), max_value=datetime(2031, 12, 31).date()
        ).map(str))
    )
)  # fmt: skip
def test_every_milestone_that_we_write_is_read_back(dates: dict[str, str]) -> None:
    dated = TERM.dated(dates)

    text = FORMATS["readme"].write(Catalogue("CNCF", [dated]), dated, NOW, emails=True)
    source = document.read(text, TERM, "CNCF", lambda name: False)
    found = written_dates.read(source.timeline, None)

    assert (found.milestones, found.unread) == (dates, [])


@pytest.mark.parametrize(
    ("term_id", "page", "archived", "told"),
    [
        ("2029-term-1", "", True, "its year is over"),
        ("2029-term-1", "- Last day: May 30", False, None),
        ("2029-term-1", "- Proposals: Jan 30", True, "its last day is not known"),
        ("2031-term-1", "- Proposals: Jan 30", False, None),
        ("next-term", "", False, "it has no dates: its ideas are checked as those of a term to"),
    ],
)
def test_what_a_new_term_without_dates_is(
    term_id: str, page: str, archived: bool, told: str | None
) -> None:
    term = Term(id=term_id, title=term_id, programme="LFX Mentorship")
    found = term_entry.timetable(_source(page), term)

    settled, notes = term_entry.settled(term, found, NOW)

    assert settled.archived is archived
    assert bool(notes) is (told is not None)
    assert all(told in note for note in notes if told)
