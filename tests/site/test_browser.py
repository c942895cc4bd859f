"""A walk through the built site in headless Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import checkouts, hostile
from tests.support.browsing import Watched, needs_chromium, overflow
from tests.support.fakes.world import Item, World
from tests.support.places import SEED
from tests.support.shared_sites import Recipe, SharedSites

pytestmark = needs_chromium


def _write(root: Path) -> None:
    checkouts.replace_ideas(root, SEED / "ideas")
    for path in (root / "ideas").glob("*/*.md"):
        # In their own term four of the titles would be too long by today's rule.
        text = re.sub(r"(?m)^(title: ('?).{55}).*", r"\1\2", path.read_text("utf-8"))
        path.write_text(text, "utf-8")


def _world() -> World:
    """One of the issues is taken, and one closed."""
    world = World()
    world.add("thanos-io/thanos#6712", Item(title="Hedge", assignees=("ada",)))
    world.add("kubeedge/kubeedge#5753", Item(state="CLOSED", reason="COMPLETED"))
    world.add("kubeedge/ianvs#123", Item(labels=("kind/feature",)))
    return world


SITE = Recipe("six ideas", _write, _world, "2024-07-20")


@pytest.fixture
def our_site(shared_sites: SharedSites, site_server: Callable[[Path], str]) -> str:
    """The address of the site of the six ideas, without the last slash."""
    return site_server(shared_sites.built(SITE).site).rstrip("/")


def _search(page: Page, words: str) -> None:
    page.wait_for_function("window.document$ !== undefined")  # the theme's script has begun
    page.get_by_role("textbox", name="Search").press_sequentially(words)  # it listens to keys


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_home_to_catalogue_to_idea_and_back(
    browser: Browser, our_site: str, width: int, scheme: str
) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    watched = Watched(page, our_site)

    page.goto(our_site + "/")
    assert page.locator("h1").inner_text().startswith("Find a mentorship project")
    assert overflow(page) == 0
    page.get_by_role("link", name="Browse the ideas").click()
    page.wait_for_url("**/ideas/")
    assert page.locator(".mi-entry:visible").count() == 5
    assert overflow(page) == 0
    card = page.locator(".mi-entry", has_text="Add support for hedged requests")
    assert card.locator(".mi-badge").inner_text() == "Assigned"
    card.get_by_role("link", name="Add support for hedged requests").click()
    page.wait_for_url("**/projects/thanos/hedged-requests/")
    facts = page.get_by_role("complementary", name="Facts")
    assert "Giedrius Statkevičius" in facts.inner_text()
    assert "open, assigned" in facts.inner_text()
    assert overflow(page) == 0
    page.go_back()
    page.wait_for_url("**/ideas/")
    assert page.locator(".mi-entry:visible").count() == 5

    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    dark = sum(int(part) for part in background[4:-1].split(",")) < 300
    assert dark == (scheme == "dark")
    assert watched.complaints == []
    page.close()


def test_every_page_fits_a_phone(browser: Browser, our_site: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    watched = Watched(page, our_site)
    for address in (
        "/",
        "/ideas/",
        "/projects/",
        "/projects/kubeedge/",
        "/projects/kubeedge/elastic-inference/",
        "/terms/",
        "/terms/2024-term-3/",
        "/propose/",
        "/how/",
    ):
        page.goto(our_site + address)
        assert overflow(page) == 0, address
    assert watched.complaints == []
    page.close()


def test_the_whole_row_leads_to_the_idea(browser: Browser, our_site: str) -> None:
    page = browser.new_page()
    page.goto(our_site + "/ideas/")
    box = page.locator(".mi-entry").first.bounding_box()
    assert box is not None

    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 4)

    page.wait_for_url("**/projects/kubeedge/**")
    page.close()


def test_search_finds_an_idea_by_a_word_of_its_text(browser: Browser, our_site: str) -> None:
    page = browser.new_page()
    watched = Watched(page, our_site)
    page.goto(our_site + "/")

    _search(page, "closed-loop")

    page.locator(".md-search-result__item", has_text="Decouple the node").first.wait_for()
    assert watched.complaints == []
    page.close()


def test_without_scripts_everything_is_there(browser: Browser, our_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(our_site + "/ideas/")
    page.get_by_role("link", name="Add support for hedged requests").click()

    assert "long-tail requests" in page.locator("main").inner_text()
    context.close()


def test_nothing_that_strangers_write_runs(
    browser: Browser, shared_sites: SharedSites, site_server: Callable[[Path], str]
) -> None:
    built = shared_sites.built(hostile.SITE)
    address = site_server(built.site)
    page = browser.new_page()
    watched = Watched(page, address)

    for path in sorted(built.site.rglob("index.html")):
        page.goto(address + path.relative_to(built.site).parent.as_posix().removeprefix("."))
        page.wait_for_function("window.document$ !== undefined")  # the theme's script has begun
        assert page.evaluate("window.hit") is None, path
    _search(page, "hostile")  # it finds the same on every page
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate("window.hit") is None

    assert watched.complaints == []
    page.close()


def test_on_paper_there_are_addresses_and_nothing_to_press(page: Page, site: str) -> None:
    page.goto(f"{site}/projects/thanos/hedging/")
    page.emulate_media(media="print")

    for name in (".md-header", ".mi-star", ".mi-siblings", ".mi-edit"):
        assert not page.locator(name).first.is_visible(), name
    after = "link => getComputedStyle(link, '::after').content"
    link = page.locator(".mi-issue__name a")
    assert link.evaluate(after) == '" (https://github.com/o/r/issues/4)"'
