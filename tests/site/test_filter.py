"""The catalogue's filter and the shortlist, in headless Chromium."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import catalogue_site
from tests.support.browsing import count, needs_chromium, tick, titles
from tests.support.building import Built

pytestmark = needs_chromium

GO_AND_OBSERVABILITY = ["Sample less", "Trace the traces"]
OF_THANOS = ["Hedge requests", "Metrics for Café"]


def test_what_cannot_be_chosen_is_hidden_until_asked_for(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/")
    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    assert not {"Closed meanwhile", "Done before", "Scale to zero"} & set(titles(page))
    assert titles(page)[-1] == "Store spans", "what is free comes first"

    page.get_by_label("earlier terms").click()
    expect(page.locator("#count")).to_have_text("7 of 8 ideas")
    page.get_by_label("closed issues").click()
    expect(page.locator("#count")).to_have_text("8 of 8 ideas")
    assert page.url == f"{site}/ideas/?show=past&show=closed"


def test_or_within_a_facet_and_across(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/")
    assert count(page, "skill", "go") == "4"
    assert count(page, "skill", "rust") == "0"

    tick(page, "skill", "go")
    expect(page.locator("#count")).to_have_text("4 of 8 ideas")
    assert count(page, "skill", "observability") == "3", "what its box would give, not what is left"
    assert count(page, "availability", "free") == "3"
    assert count(page, "availability", "closed") == "1", "asking for closed ones shows them"
    tick(page, "skill", "observability")
    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    assert sorted(titles(page)[:2]) == GO_AND_OBSERVABILITY, "those with both come first"

    tick(page, "availability", "free")
    expect(page.locator("#count")).to_have_text("4 of 8 ideas")
    page.locator("summary", has_text="Project").first.click()
    tick(page, "project", "jaeger")
    assert sorted(titles(page)) == GO_AND_OBSERVABILITY


def test_from_home_to_three_free_ideas_in_two_clicks(page: Page, site: str) -> None:
    page.goto(f"{site}/")

    page.locator(".mi-chips--large").get_by_role("link", name="Go", exact=False).first.click()
    tick(page, "skill", "observability")

    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    badges = page.locator(".mi-entry:visible .mi-badge").all_inner_texts()
    assert badges[:3] == ["Free"] * 3


def test_home_finds_by_words(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    page.get_by_label("Skill, project or word").fill("observability free")
    page.get_by_role("button", name="Find ideas").click()

    page.wait_for_url("**/ideas/?words=observability+free")
    assert sorted(titles(page)) == [OF_THANOS[1], *GO_AND_OBSERVABILITY]


def test_the_skills_most_asked_for_come_first(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/")
    values = page.locator("input[name=skill]").evaluate_all("boxes => boxes.map(b => b.value)")
    assert values == ["go", "observability", "python", "rust"]


@pytest.mark.parametrize("facet", ["availability=closed", "phase=over", "term=old"])
def test_a_value_asks_for_what_is_hidden(page: Page, site: str, facet: str) -> None:
    page.goto(f"{site}/ideas/?{facet}")

    expected = {
        "availability=closed": ["Closed meanwhile"],
        "phase=over": ["Done before", "Scale to zero"],
        "term=old": ["Done before", "Scale to zero"],
    }
    assert sorted(titles(page)) == expected[facet]


def test_the_address_is_the_filter(browser: Browser, page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/")
    tick(page, "skill", "go")
    tick(page, "availability", "taken")
    address = page.url
    assert address == f"{site}/ideas/?availability=taken&skill=go"

    page.reload()
    assert titles(page) == ["Store spans"]
    other = browser.new_page()
    other.goto(address)
    assert titles(other) == ["Store spans"]
    other.close()

    page.go_back()
    expect(page.locator("#count")).to_have_text("4 of 8 ideas")
    assert page.locator("input[value=taken]").is_checked() is False
    page.go_back()
    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    page.go_forward()
    expect(page.locator("#count")).to_have_text("4 of 8 ideas")


def test_a_filter_survives_instant_navigation(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/?skill=python&show=past")
    page.evaluate("window.isSame = true")
    page.get_by_role("link", name="Hedge requests").click()
    page.wait_for_url("**/projects/thanos/hedging/")
    page.get_by_role("heading", name="Hedge requests", level=1).wait_for()
    page.go_back()

    expect(page.locator("#count")).to_have_text("2 of 8 ideas")
    assert page.locator("input[name=skill][value=python]").is_checked()
    page.get_by_role("link", name="Ideas", exact=True).first.click()
    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    assert page.url == f"{site}/ideas/"
    assert page.evaluate("window.isSame"), "no page was loaded anew"


def test_a_skill_of_an_idea_leads_to_the_filter(page: Page, site: str) -> None:
    page.goto(f"{site}/projects/jaeger/tracing/")
    page.get_by_role("link", name="Golang").click()
    expect(page.locator("#count")).to_have_text("4 of 8 ideas")
    assert page.url == f"{site}/ideas/?skill=go"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("CAFE", ["Metrics for Café"]),
        ("trace jaeger", ["Trace the traces"]),
        ("@ada sample", ["Sample less"]),
        ("golang spans", ["Store spans"]),
        ("race", []),
    ],
)
def test_words(page: Page, site: str, words: str, found: list[str]) -> None:
    page.goto(f"{site}/ideas/")
    page.get_by_label("Words").fill(words)
    expect(page.locator("#count")).to_have_text(f"{len(found)} of 8 ideas")
    assert titles(page) == found
    assert page.evaluate("history.length") == 2, "typing is no step to go back to"


def test_nothing_found_says_what_to_remove(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/?words=hedge&skill=observability&difficulty=easy")
    expect(page.locator("#none")).to_be_visible()
    buttons = page.locator("#chosen button")
    assert buttons.all_inner_texts() == ["“hedge” (then 1)", "Observability", "Easy"]

    buttons.first.click()

    assert titles(page) == ["Trace the traces"]
    expect(page.locator("#none")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Observability"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("project", [*GO_AND_OBSERVABILITY, "Store spans", *OF_THANOS]),
        ("active", [*reversed(OF_THANOS), "Store spans", *GO_AND_OBSERVABILITY]),
    ],
)
def test_sorting(page: Page, site: str, sort: str, expected: list[str]) -> None:
    page.goto(f"{site}/ideas/?sort={sort}")
    assert titles(page) == expected
    assert page.get_by_label("Sort by").input_value() == sort


def test_the_newest_first(
    browser: Browser,
    checkout: Path,
    commit: Callable[[str], None],
    build: Callable[..., Built],
    site_server: Callable[[Path], str],
) -> None:
    catalogue_site.write(checkout)
    commit("2030-01-01")
    for day, name in (("2030-01-02", "Second"), ("2030-01-03", "Third")):
        catalogue_site.write_idea(checkout / f"ideas/keda/{name}.md".lower(), name, "now", "Go", 9)
        commit(day)
    page = browser.new_page()
    page.goto(site_server(build(today=catalogue_site.TODAY).site) + "ideas/")

    page.get_by_label("Sort by").select_option("Newest")

    page.wait_for_url("**/ideas/?sort=new")
    assert titles(page)[:2] == ["Third", "Second"]
    page.close()


def test_unknown_parameters_and_values_change_nothing(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/?skill=cobol&colour=red&skill=%3Cscript%3E&show=all&list=&sort=%22")
    assert page.get_by_label("Sort by").input_value() == ""
    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    tick(page, "skill", "go")
    assert page.url == f"{site}/ideas/?skill=go"
