"""The theme's search over our pages, in headless Chromium."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support import catalogue_site
from tests.support.browsing import needs_chromium
from tests.support.shared_sites import Recipe, SharedSites

pytestmark = needs_chromium


def _write(root: Path) -> None:
    catalogue_site.write(root)
    ideas = root / "ideas" / "thanos"
    for number in range(12):
        path = ideas / f"old-{number}.md"
        text = "Quorum reads and quorum writes, a quorum of quorums."
        catalogue_site.write_idea(path, f"Quorum {number}", "old", "Rust", 20 + number, text=text)
    text = "It would want a quorum here, and an unusualword there."
    catalogue_site.write_idea(ideas / "new.md", "Read what is there", "now", "Go", 40, text=text)
    catalogue_site.write_idea(ideas / "titled.md", "Quorum for all", "now", "Go", 41)


SITE = Recipe("search", _write, today=catalogue_site.TODAY)


@pytest.fixture
def site(shared_sites: SharedSites, site_server: Callable[[Path], str]) -> str:
    return site_server(shared_sites.built(SITE).site)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("quorum", ["Quorum for all"]),
        ("hedge", ["Hedge requests"]),
        ("jaeger sample", ["Sample less"]),
        ("unusualword", ["Read what is there"]),
    ],
)
def test_titles_first_and_the_running_term_before_others(
    browser: Browser, site: str, words: str, first: list[str]
) -> None:
    assert _search(browser, site, words)[: len(first)] == first


@pytest.mark.parametrize("words", ["ada", "@ada", "observability", "jaeger"])
def test_an_idea_is_found_by_mentor_skill_and_project(
    browser: Browser, site: str, words: str
) -> None:
    assert "Trace the traces" in _search(browser, site, words)


def _search(browser: Browser, site: str, words: str) -> list[str]:
    """The titles that are found, the best first."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site)
    page.wait_for_function("window.document$ !== undefined")
    page.get_by_role("textbox", name="Search").press_sequentially(words)
    page.locator(".md-search-result__item").first.wait_for()
    # The theme shows ten and more as the reader goes on.
    page.locator(".md-search__scrollwrap").evaluate("wrap => wrap.scrollTop = wrap.scrollHeight")
    titles = page.locator(".md-search-result__item > a h1").all_inner_texts()
    page.close()
    return titles
