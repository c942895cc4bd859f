"""What is written upstream reads back as what it was written from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship.model.body import read as read_body
from mentorship.model.collection import Catalogue
from mentorship.model.idea import LenientFields
from mentorship.reading import front_matter
from mentorship.upstream.exporting.formats import FORMATS, WITHDRAWN
from mentorship.upstream.grammar import inline, written_dates
from mentorship.upstream.importing import document
from mentorship.upstream.importing.proposal import Proposal
from mentorship.writing import markdown_files
from tests.support import generated
from tests.support.generated import TERM

NOW = datetime(2030, 1, 10, tzinfo=UTC)
MARKDOWN = ("project-ideas", "readme", "gsoc")


def _write(form: str, whole: Catalogue) -> str:
    return FORMATS[form].write(whole, TERM, NOW, emails=True)


def _read(text: str, whole: Catalogue) -> list[Proposal]:
    names = {project.name for project in whole.projects}
    source = document.read(text, TERM, whole.foundation, names.__contains__)
    assert source.unplaced == []
    return source.proposals


@pytest.mark.slow  # whole files are written and read for each example
@pytest.mark.parametrize("form", MARKDOWN)
@given(proposals=generated.PROPOSALS)
@settings(max_examples=40)
def test_a_markdown_file_reads_back(form: str, proposals: list[Proposal]) -> None:
    whole = generated.catalogue(proposals)
    offered = generated.catalogue([p for p in proposals if p.fields.status != WITHDRAWN])

    text = _write(form, whole)
    found = _read(text, whole)

    assert found == generated.in_order(offered)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    again = generated.catalogue(found)
    assert _write(form, again) == text


@pytest.mark.slow  # whole files are written and read for each example
@given(fields=generated.FIELDS, text=generated.BODY.map(lambda body: body.plain_markdown))
@settings(max_examples=40)
def test_an_idea_file_reads_back(fields: LenientFields, text: str) -> None:
    written = front_matter.split(markdown_files.write_idea(fields, text))

    assert LenientFields.model_validate(written.fields) == fields
    assert read_body(written.body) == read_body(text)
    assert written.swallowed == {}


@given(text=generated.BODY)
@settings(max_examples=100)
def test_a_body_taken_apart_is_the_body_put_together(text: Any) -> None:
    assert read_body(text.plain_markdown) == text


@given(line=generated.LINE)
@settings(max_examples=200)
def test_a_line_of_markdown_says_what_it_was_made_from(line: str) -> None:
    assert inline.plain(inline.escaped(line)) == line


_DAY = st.dates(min_value=datetime(2021, 1, 1).date(), max_value=datetime(2035, 1, 1).date())
_CLOCK = st.sampled_from(["", " 17:00", " 9:30 PDT", " 23:59 -07:00"])


@given(days=st.tuples(_DAY, _DAY).map(sorted), clock=_CLOCK, is_span=st.booleans())
def test_a_timeline_reads_back(days: list[Any], clock: str, is_span: bool) -> None:
    moment = f"{days[1]}{clock}"
    written = f"{days[0]} to {moment}" if is_span and days[0] < days[1] else moment
    dated = TERM.model_validate({**TERM.model_dump(), "timeline": {"applications": written}})

    text = FORMATS["readme"].write(Catalogue("CNCF", [dated]), dated, NOW, emails=True)
    source = document.read(text, dated, "CNCF", lambda name: False)
    found = written_dates.read(source.timeline, None)

    read = TERM.model_validate({**TERM.model_dump(), "timeline": found.milestones})
    assert found.unread == []
    ours, theirs = dated.timeline.applications, read.timeline.applications
    assert ours
    assert theirs
    assert (theirs.starts, theirs.ends, theirs.zone) == (ours.starts, ours.ends, ours.zone)
