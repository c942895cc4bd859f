"""Time zones as people write them: one truth for a mentee in Los Angeles and one in Kolkata."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mentorship.model.term import Term
from mentorship.model.timeline import Milestone
from mentorship.model.zone import KNOWN, place


def _milestone(written: str, zone: str | None = None) -> Milestone:
    fields = {"id": "t", "title": "T", "programme": "P", "zone": zone}
    row = Term.model_validate(fields).dated({"begins": written}).timeline.begins
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("2030-05-31 17:00 UTC", "2030-05-31T17:00Z"),
        ("2030-05-31 17:00Z", "2030-05-31T17:00Z"),
        ("2030-05-31T17:00:00Z", "2030-05-31T17:00Z"),
        ("2030-05-31 17:00", "2030-05-31T17:00Z"),
        ("2030-05-31 17:00 +05:30", "2030-05-31T11:30Z"),
        ("2030-05-31 17:00 +0530", "2030-05-31T11:30Z"),
        ("2030-05-31 17:00+05:30", "2030-05-31T11:30Z"),
        ("2030-05-31 17:00 UTC-7", "2030-06-01T00:00Z"),
        ("2030-05-31 17:00 PDT", "2030-06-01T00:00Z"),
        ("2030-05-31 17:00 AoE", "2030-06-01T05:00Z"),
        ("2030-05-31 17:00 aoe", "2030-06-01T05:00Z"),
        ("2030-05-31 17:00 Europe/Berlin", "2030-05-31T15:00Z"),
        ("2030-01-31 17:00 Europe/Berlin", "2030-01-31T16:00Z"),
        ("2030-01-31 17:00 America/Argentina/Buenos_Aires", "2030-01-31T20:00Z"),
        ("2030-05-31", "2030-06-01T11:59:59Z"),
        ("2030-05-01 to 2030-05-31", "2030-06-01T11:59:59Z"),
    ],
)
def test_when_it_ends(written: str, ends: str) -> None:
    assert _milestone(written).ends == datetime.fromisoformat(ends)


@pytest.mark.parametrize(
    ("zone", "written", "ends"),
    [
        ("Europe/Berlin", "2030-05-31", "2030-05-31T21:59:59Z"),
        ("Asia/Kolkata", "2030-05-31 17:00 IST", "2030-05-31T11:30Z"),
        ("Asia/Jerusalem", "2030-01-31 17:00 IST", "2030-01-31T15:00Z"),
        ("Europe/Dublin", "2030-05-31 17:00 IST", "2030-05-31T16:00Z"),
        ("America/Chicago", "2030-01-31 17:00 CST", "2030-01-31T23:00Z"),
        ("Asia/Shanghai", "2030-01-31 17:00 CST", "2030-01-31T09:00Z"),
        ("Europe/Berlin", "2030-05-31 17:00", "2030-05-31T15:00Z"),
        ("Europe/Berlin", "2030-05-31 17:00 UTC", "2030-05-31T17:00Z"),
    ],
)
def test_a_term_that_says_its_zone(zone: str, written: str, ends: str) -> None:
    assert _milestone(written, zone).ends == datetime.fromisoformat(ends)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2030-05-31 17:00 IST", "+05:30 (India), +02:00 (Israel) or +01:00 (Ireland)"),
        ("2030-05-31 17:00 CST", "-06:00 (America) or +08:00 (China)"),
        ("2030-05-31 17:00 XST", "is not known"),
        ("2030-05-31 17:00 Nowhere/Land", "is not known"),
        ("2030-05-31 17:00 +25:00", "is not known"),
    ],
)
def test_what_is_not_clear_is_asked(written: str, said: str) -> None:
    with pytest.raises(ValidationError) as raised:
        _milestone(written)
    assert said in str(raised.value)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2039, 12, 31)), st.sampled_from(list(KNOWN)))
def test_every_known_abbreviation_reads_back(at: datetime, name: str) -> None:
    moment = at.replace(second=0, microsecond=0)
    found = _milestone(f"{moment:%Y-%m-%d %H:%M} {name}")

    assert found.ends == moment.replace(tzinfo=UTC) - timedelta(hours=KNOWN[name])
    assert found.zone == name


@given(st.dates(datetime(2020, 1, 1).date(), datetime(2039, 12, 31).date()))
def test_a_day_ends_after_it_has_ended_in_every_zone(day: object) -> None:
    found = _milestone(f"{day}")

    assert found.ends == datetime.fromisoformat(f"{day}T23:59:59-12:00")
    assert found.starts == datetime.fromisoformat(f"{day}T00:00:00Z")
    assert not found.is_span


@pytest.mark.parametrize(
    "name",
    [
        *("/etc/hosts", "../../../etc/hosts", "Europe/../../../../etc/hosts", "./Europe/Berlin"),
        *("/usr/share/zoneinfo/Europe/Berlin", "Europe\\Berlin", "C:/Windows/win.ini", "A/\0", "/"),
        *("UTC3/x", "EST5EDT/x", "A/5", "Europe/", "Europe//Berlin", "Europe/Nowhere"),
    ],
)
def test_a_place_is_a_name_and_not_a_path_or_a_rule(name: str) -> None:
    assert place(name) is None


@pytest.mark.parametrize("name", ["/etc/hosts", "../../../etc/hosts"])
def test_a_path_for_a_zone_is_a_mistake_like_any_other(name: str) -> None:
    with pytest.raises(ValidationError, match="not a place of the time zone database"):
        Term.model_validate({"id": "t", "title": "T", "programme": "P", "zone": name})
