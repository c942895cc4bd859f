"""The catalogue's filter and the shortlist, in headless Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import catalogue_site
from tests.browsing import Watched, launched, needs_chromium, overflow
from tests.conftest import Built
from tests.fakes.github import FakeGitHub

pytestmark = needs_chromium

GO_AND_OBSERVABILITY = ["Sample less", "Trace the traces"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def site(
    checkout: Path,
    build: Callable[..., Built],
    fake_github: FakeGitHub,
    site_server: Callable[[Path], str],
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """The address of the site, without the last slash."""
    catalogue_site.write(checkout)
    catalogue_site.tell(fake_github.world)
    address = site_server(checkout / "site")
    monkeypatch.setenv("SITE_URL", address)  # instant navigation asks the sitemap
    built = build(strict=True, today=catalogue_site.TODAY)
    assert not built.failed, built.lines
    return address.rstrip("/")


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page that complains of nothing until the test's end."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    watched = Watched(page, site)
    yield page
    assert watched.complaints == []
    page.close()


def _titles(page: Page) -> list[str]:
    return page.locator(".mi-entry:visible .mi-entry__title").all_inner_texts()


def _tick(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name={name}][value={value}]").click()


def _count(page: Page, name: str, value: str) -> str:
    label = page.locator("label", has=page.locator(f"input[name={name}][value={value}]"))
    return label.locator("output").inner_text()


def test_what_cannot_be_chosen_is_hidden_until_asked_for(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/")
    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    assert not {"Closed meanwhile", "Done before", "Scale to zero"} & set(_titles(page))
    assert _titles(page)[-1] == "Store spans", "what is free comes first"

    page.get_by_label("earlier terms").click()
    expect(page.locator("#count")).to_have_text("7 of 8 ideas")
    page.get_by_label("closed issues").click()
    expect(page.locator("#count")).to_have_text("8 of 8 ideas")
    assert page.url == f"{site}/ideas/?show=past&show=closed"


def test_or_within_a_facet_and_across(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/")
    assert _count(page, "skill", "go") == "4"
    assert _count(page, "skill", "rust") == "0"

    _tick(page, "skill", "go")
    expect(page.locator("#count")).to_have_text("4 of 8 ideas")
    assert _count(page, "skill", "observability") == "3", (
        "what its box would give, not what is left"
    )
    assert _count(page, "availability", "free") == "3"
    assert _count(page, "availability", "closed") == "1", "asking for closed ones shows them"
    _tick(page, "skill", "observability")
    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    assert sorted(_titles(page)[:2]) == GO_AND_OBSERVABILITY, "those with both come first"

    _tick(page, "availability", "free")
    expect(page.locator("#count")).to_have_text("4 of 8 ideas")
    page.locator("summary", has_text="Project").first.click()
    _tick(page, "project", "jaeger")
    assert sorted(_titles(page)) == GO_AND_OBSERVABILITY


def test_from_home_to_three_free_ideas_in_two_clicks(page: Page, site: str) -> None:
    page.goto(f"{site}/")

    page.locator(".mi-chips--large").get_by_role("link", name="Go", exact=False).first.click()
    _tick(page, "skill", "observability")

    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    badges = page.locator(".mi-entry:visible .mi-badge").all_inner_texts()
    assert badges[:3] == ["Free"] * 3


@pytest.mark.parametrize("facet", ["availability=closed", "phase=over", "term=old"])
def test_a_value_asks_for_what_is_hidden(page: Page, site: str, facet: str) -> None:
    page.goto(f"{site}/ideas/?{facet}")

    expected = {
        "availability=closed": ["Closed meanwhile"],
        "phase=over": ["Done before", "Scale to zero"],
        "term=old": ["Done before", "Scale to zero"],
    }
    assert sorted(_titles(page)) == expected[facet]


def test_the_address_is_the_filter(browser: Browser, page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/")
    _tick(page, "skill", "go")
    _tick(page, "availability", "taken")
    address = page.url
    assert address == f"{site}/ideas/?availability=taken&skill=go"

    page.reload()
    assert _titles(page) == ["Store spans"]
    other = browser.new_page()
    other.goto(address)
    assert _titles(other) == ["Store spans"]
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
        ("store spans golang", []),
    ],
)
def test_words(page: Page, site: str, words: str, found: list[str]) -> None:
    page.goto(f"{site}/ideas/")
    page.get_by_label("Words").fill(words)
    expect(page.locator("#count")).to_have_text(f"{len(found)} of 8 ideas")
    assert _titles(page) == found
    assert page.evaluate("history.length") == 2, "typing is no step to go back to"


def test_nothing_found_says_what_to_remove(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/?words=hedge&skill=observability&difficulty=easy")
    expect(page.locator("#none")).to_be_visible()
    buttons = page.locator("#chosen button")
    assert buttons.all_inner_texts() == ["“hedge” (then 1)", "Observability", "Easy"]

    buttons.first.click()

    assert _titles(page) == ["Trace the traces"]
    expect(page.locator("#none")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Observability"


@pytest.mark.parametrize(
    ("sort", "first"), [("project", "Sample less"), ("new", None), ("active", None), ("x", None)]
)
def test_sorting(page: Page, site: str, sort: str, first: str | None) -> None:
    page.goto(f"{site}/ideas/?sort={sort}")
    titles = _titles(page)
    assert len(titles) == 5
    if first:
        assert (
            titles[:3] == ["Sample less", "Store spans", "Trace the traces"] or titles[0] == first
        )
    assert page.get_by_label("Sort by").input_value() == ("" if sort == "x" else sort)


def test_unknown_parameters_and_values_change_nothing(page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/?skill=cobol&colour=red&skill=%3Cscript%3E&show=all&list=&sort=%22")
    expect(page.locator("#count")).to_have_text("5 of 8 ideas")
    _tick(page, "skill", "go")
    assert page.url == f"{site}/ideas/?skill=go"


def test_a_shortlist_is_kept_and_shared(browser: Browser, page: Page, site: str) -> None:
    page.goto(f"{site}/ideas/?show=past")
    for title in ("Scale to zero", "Hedge requests"):
        page.get_by_role("button", name=f"Shortlist: {title}").click()
    page.goto(f"{site}/projects/jaeger/tracing/")
    page.get_by_role("button", name="Shortlist: Trace the traces").click()
    page.get_by_role("link", name="Shortlist (3)").click()
    expect(page.locator("#count")).to_have_text("3 of 8 ideas")
    assert page.url.endswith("/ideas/?list=keda/scaling,thanos/hedging,jaeger/tracing")
    assert page.get_by_role("button", name="Shortlist (3)").get_attribute("aria-pressed") == "true"

    somebody = browser.new_context()
    other = somebody.new_page()
    other.goto(page.url)
    assert set(_titles(other)) == {"Scale to zero", "Hedge requests", "Trace the traces"}
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
    expected = "Shortlist (1)" if storage is _spoilt else "this browser keeps nothing"
    assert expected in link.inner_text()
    link.click()

    expect(page.locator("#count")).to_have_text("1 of 8 ideas")
    # The theme keeps the palette there and says so itself where it may not.
    assert [error for error in errors if "SecurityError" not in error and error != "no"] == []
    context.close()


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
    assert len(_titles(page)) == 8
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

    page.get_by_role("button", name="Show all").click()

    assert page.locator(".mi-entry").count() == 66
    page.close()
