"""What the build says of moments, and what the site's script says of them later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from mentorship.model.term import Term
from mentorship.model.timeline import Timeline
from mentorship.site import countdown, words
from tests.support import catalogue_site
from tests.support.browsing import call_script, needs_chromium
from tests.support.shared_sites import Recipe, SharedSites

NOW = datetime(2030, 2, 10, 12, 30, tzinfo=UTC)
HOURS = [-90 * 24, -59 * 24, -25, -13, -12, -1, 0, 0.5, 1, 2, 30, 47.9, 48, 59 * 24, 61 * 24, 9000]
MOMENTS = st.datetimes(datetime(2029, 12, 1), datetime(2030, 7, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)
TERM = Term.model_validate(
    {
        "id": "t",
        "title": "T",
        "programme": "LFX",
        "timeline": {
            "proposals": "2030-01-07 to 2030-02-05 17:00 PST",
            "applications": "2030-02-06 to 2030-02-20",
            "selection": "2030-02-25",
            "begins": "2030-03-01",
            "ends": "2030-05-31",
        },
    }
)


def _write(root: Path) -> None:
    catalogue_site.write(root)
    path = root / "ideas" / "jaeger" / "apply.md"
    link = "lfx_url: https://mentorship.example/project/1"
    catalogue_site.write_idea(path, "Apply here", "now", "Go", 50, link)


SITE = Recipe("moments", _write, today=catalogue_site.TODAY)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (-50, "2 days ago"),
        (-20, "yesterday"),
        (0.5, "within the hour"),
        (1, "in 1 hour"),
        (47, "in 47 hours"),
        (5 * 24 + 3, "in 5 days"),
        (70 * 24, "in 2 months"),
    ],
)
def test_how_soon(hours: float, said: str) -> None:
    assert words.until(NOW + timedelta(hours=hours), NOW) == said


@given(st.datetimes(datetime(2029, 12, 1), datetime(2030, 7, 1), timezones=st.just(UTC)))
@example(datetime(2030, 3, 1, tzinfo=UTC))
@example(datetime(2030, 5, 31, 23, 59, 59, tzinfo=UTC))
@example(datetime(2030, 5, 31, 23, 59, 59, 1, tzinfo=UTC))
def test_a_later_moment_is_foreseen(at: datetime) -> None:
    foreseen = [step for step in countdown.steps(TERM, NOW) if step.since <= at]
    if at >= NOW:
        there = countdown.steps(TERM, at)[0]
        assert (foreseen[-1].text, foreseen[-1].until) == (there.text, there.until)


def test_the_phase_in_words() -> None:
    said = [step.in_words(step.since) for step in countdown.steps(TERM, NOW)]
    assert said == [
        "Applications close in 10 days.",
        "Applications are closed; results come in 4 days.",
        "Applications are closed; mentees are selected.",
        "Mentees are at work; the term ends in 3 months.",
        "This term ended today.",
    ]


@pytest.mark.parametrize("name", Timeline.model_fields)
@pytest.mark.parametrize("written", ["2024-07-03", "2024-07-03 to 2024-08-03"])
def test_a_term_with_one_date_says_something_on_every_day(name: str, written: str) -> None:
    fields = {"id": "t", "title": "T", "programme": "LFX", "timeline": {name: written}}
    term = Term.model_validate(fields)

    for offset in range(-3, 40):
        now = datetime(2024, 7, 3, 12, tzinfo=UTC) + timedelta(days=offset)
        assert countdown.steps(term, now)[0].in_words(now).endswith(".")


@needs_chromium
def test_the_script_says_the_same(blank: Page) -> None:
    moments = [NOW + timedelta(hours=hours) for hours in HOURS]
    said = [call_script(blank, "moments.js", "until", *_clock(at, NOW)) for at in moments]
    assert said == [words.until(at, NOW) for at in moments]


@needs_chromium
@given(MOMENTS, MOMENTS)
@example(NOW, NOW)
@example(NOW, NOW + timedelta(hours=11, minutes=30))
@example(NOW + timedelta(days=60), NOW)
def test_the_script_says_the_same_of_any_moment(blank: Page, at: datetime, now: datetime) -> None:
    assert call_script(blank, "moments.js", "until", *_clock(at, now)) == words.until(at, now)
    if at <= now:
        assert call_script(blank, "moments.js", "age", *_clock(at, now)) == words.age(at, now)


def _clock(*moments: datetime) -> list[float]:
    """Moments as JavaScript has them."""
    return [moment.timestamp() * 1000 for moment in moments]


@needs_chromium
@pytest.mark.parametrize(
    ("day", "phase", "current", "can_apply"),
    [
        ("2030-02-19", "Applications close in 47 hours.", "Mentee applications", True),
        ("2030-02-22", "Applications are closed; mentees are selected.", None, False),
        ("2030-06-02", "This term ended yesterday.", None, False),
        ("2020-01-01", "Applications close in 10 days.", None, False),
    ],
)
def test_an_old_build_is_corrected(
    browser: Browser,
    shared_sites: SharedSites,
    site_server: Callable[[Path], str],
    day: str,
    phase: str,
    current: str | None,
    can_apply: bool,
) -> None:
    site = site_server(shared_sites.built(SITE).site)
    page = browser.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00Z")

    page.goto(site)
    assert page.get_by_label("The term").locator("b").inner_text() == phase
    marked = page.locator("tr[aria-current=date] th").all_inner_texts()
    assert marked == ([current] if current else [])
    page.goto(f"{site}projects/jaeger/apply/")
    assert page.get_by_role("link", name="Apply", exact=True).is_visible() == can_apply
    page.close()
