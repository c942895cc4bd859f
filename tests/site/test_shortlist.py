"""The shortlist, in headless Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browsing import needs_chromium, titles

pytestmark = needs_chromium


def test_a_shortlist_is_kept_and_shared(browser: Browser, page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/?show=past")
    for title in ("Scale to zero", "Hedge requests"):
        page.get_by_role("button", name=f"Shortlist: {title}").click()
    page.goto(f"{site}/projects/jaeger/tracing/")
    page.get_by_role("button", name="Shortlist: Trace the traces").click()
    page.get_by_role("link", name="My shortlist (3)").click()
    expect(page.locator("#count")).to_have_text("3 of 8 ideas")
    assert page.url.endswith("/ideas/?list=keda/scaling,thanos/hedging,jaeger/tracing")
    assert page.get_by_role("button", name="Shortlist (3)").get_attribute("aria-pressed") == "true"

    somebody = browser.new_context()
    other = somebody.new_page()
    other.goto(page.url)
    assert set(titles(other)) == {"Scale to zero", "Hedge requests", "Trace the traces"}
    other.get_by_role("button", name="Add all to my shortlist").click()
    other.goto(f"{site}/ideas/")
    expect(other.locator("#mine")).to_have_text("Shortlist (3)")
    somebody.close()

    page.get_by_role("button", name="Shortlist: Hedge requests").click()
    page.reload()
    expect(page.locator("#mine")).to_have_text("Shortlist (2)")


def _forbidden(context: BrowserContext) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{get() { throw new DOMException('no', 'SecurityError') }})"
    )


def _full(context: BrowserContext) -> None:
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )


def _spoilt(context: BrowserContext) -> None:
    context.add_init_script("localStorage.setItem('mentorship-shortlist', '{\"not\": ours')")


@pytest.mark.parametrize("storage", [_forbidden, _full, _spoilt])
def test_a_shortlist_where_nothing_can_be_kept(
    browser: Browser, site: str, storage: Callable[[BrowserContext], None]
) -> None:
    context = browser.new_context()
    storage(context)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}/projects/thanos/hedging/")
    page.get_by_role("button", name="Shortlist: Hedge requests").click()

    link = page.locator("a[data-shortlist]")
    expected = "My shortlist (1)" if storage is _spoilt else "this browser keeps nothing"
    assert expected in link.inner_text()
    link.click()

    expect(page.locator("#count")).to_have_text("1 of 8 ideas")
    # The theme keeps the palette there and says so itself where it may not.
    assert [error for error in errors if "SecurityError" not in error and error != "no"] == []
    context.close()
