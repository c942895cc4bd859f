"""The catalogue by keyboard, on a phone, without scripts, and while it comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.support import catalogue_site
from tests.support.browsing import needs_chromium, overflow, titles
from tests.support.building import Built

pytestmark = needs_chromium


def test_with_the_keyboard_alone(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/")
    page.get_by_label("Words").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "sort"
    page.keyboard.press("Tab")  # a facet's title
    page.keyboard.press("Tab")  # its first value
    page.keyboard.press("Space")
    page.wait_for_url("**/ideas/?availability=free")
    assert page.evaluate("document.activeElement.value") == "free", "focus stays where it was"
    page.locator(".mi-entry:visible .mi-star").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mine")).to_have_text("Shortlist (1)")
    assert page.evaluate("document.activeElement.ariaPressed") == "true"
    page.locator(".mi-entry:visible a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/projects/**")


def test_the_skip_link_of_a_filtered_page_goes_to_its_content(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/?skill=go")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")

    page.wait_for_url("**/ideas/?skill=go#top")
    expect(page.locator("h1:target")).to_have_count(1)
    expect(page.locator("#count")).to_have_text("4 of 8 ideas")


def test_on_a_phone_the_facets_are_behind_a_button(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(f"{site}/ideas/?skill=go")
    assert overflow(page) == 0
    assert not page.locator("input[value=free]").is_visible()
    button = page.get_by_role("button", name="Filters")
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert overflow(page) == 0
    page.locator("label", has_text="Free").first.click()
    expect(page.locator("#count")).to_have_text("3 of 8 ideas")
    page.close()


def test_without_scripts_every_idea_is_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/ideas/?skill=python")
    assert len(titles(page)) == 8
    assert not page.locator("#filter").is_visible()
    assert not page.locator(".mi-star").first.is_visible()
    page.get_by_role("link", name="skill", exact=True).click()
    page.get_by_role("link", name="Rust").click()
    assert "Done before" in page.locator("main").inner_text()
    context.close()


def test_no_row_moves_while_the_page_comes(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(
        "window.moved = []; new PerformanceObserver(list => { for (const one of list.getEntries())"
        " window.moved.push(...one.sources.map(source => `${source.node?.outerHTML}`)) })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for address in (
        "/",
        "/ideas/",
        "/ideas/?skill=go",
        "/projects/thanos/hedging/",
        "/statistics/",
    ):
        page.goto(site + address)
        page.wait_for_function("document.readyState === 'complete'")
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert page.evaluate("JSON.stringify(window.moved)") == "[]", address
    page.close()


def test_more_rows_come_as_the_reader_gets_there(
    browser: Browser,
    checkout: Path,
    build: Callable[..., Built],
    site_server: Callable[[Path], str],
) -> None:
    catalogue_site.write(checkout)
    for number in range(60):
        path = checkout / "ideas" / "thanos" / f"more-{number:02}.md"
        catalogue_site.write_idea(path, f"More {number:02}", "now", "Go", number + 20)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site_server(build(today=catalogue_site.TODAY).site) + "ideas/")
    assert page.locator(".mi-entry").count() < 66
    page.locator(".mi-entry a").nth(10).focus()

    # By keyboard: more rows move the button away from a pointer that goes to it.
    page.get_by_role("button", name="Show all").press("Enter")

    assert page.locator(".mi-entry").count() == 66
    page.close()
