"""Ideas, projects and terms of unusual size, and titles of every kind."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support import catalogue_site
from tests.support.browsing import Watched, needs_chromium, overflow
from tests.support.building import Built
from tests.support.shared_sites import Recipe, SharedSites

TITLES = {
    "quotes": "Say \"yes\" or 'no' & <b>both</b>",
    "emoji": "Ship it 🚀🎉",
    "right-to-left": "تحسين أداء المُجدول",
    "long": "x" * 55 + "yz" * 4,
}


def _write(root: Path) -> None:
    catalogue_site.write(root)
    jaeger = root / "ideas" / "jaeger"
    for slug, title in TITLES.items():
        catalogue_site.write_idea(
            jaeger / f"{slug}.md", json.dumps(title, ensure_ascii=False), "now", "Go", 60
        )
    skills = ", ".join(f"Skill number {number}" for number in range(40))
    catalogue_site.write_idea(jaeger / "forty.md", "Forty skills", "now", skills, 61)
    catalogue_site.write_idea(jaeger / "none.md", "No skill", "old", "", 62)
    sections = "\n\n".join(f"## {name}\n\nText." for name in ("Filter", "More", "Siblings"))
    text = f"It has our names.\n\n{sections}"
    catalogue_site.write_idea(jaeger / "filter.md", "Our names", "now", "Go", 64, text=text)
    endless = json.dumps("y" * 100)
    catalogue_site.write_idea(jaeger / "endless.md", endless, "old", "Go", 63)
    for number in range(60):
        path = root / "ideas" / "thanos" / f"many-{number}.md"
        catalogue_site.write_idea(path, f"One of many {number}", "now", "Go", 100 + number)


SITE = Recipe("sizes", _write, today=catalogue_site.TODAY)


@pytest.fixture
def built(shared_sites: SharedSites) -> Built:
    return shared_sites.built(SITE)


def _text(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.split("<article")[1])).split())


@pytest.mark.parametrize("slug", TITLES)
def test_titles(built: Built, slug: str) -> None:
    assert TITLES[slug] in html.unescape(built.read(f"/projects/jaeger/{slug}/"))
    for address in ("/ideas/", "/projects/jaeger/", "/terms/now/", "/skills/go/"):
        assert html.escape(TITLES[slug], quote=False).replace('"', "&#34;").replace(
            "'", "&#39;"
        ) in built.read(address).replace("&quot;", "&#34;"), address


def test_an_idea_with_forty_skills(built: Built) -> None:
    row = built.read("/ideas/").split("Forty skills</a>")[1].split("</li>")[0]
    assert row.count("Skill number") == 7
    assert "+33" in row
    assert _text(built.read("/projects/jaeger/forty/")).count("Skill number") == 40


def test_an_idea_without_skills(built: Built) -> None:
    assert "No skill" in built.read("/ideas/")
    assert "Skills" not in _text(built.read("/projects/jaeger/none/")).split("Upstream issue")[0]


def test_a_project_with_sixty_ideas(built: Built) -> None:
    text = _text(built.read("/projects/thanos/"))
    assert text.count("What many-") == 60
    assert 'href="#many-59"' in built.read("/projects/thanos/"), "it has contents"
    assert built.read("/projects/thanos/many-1/").count('class="mi-entry"') <= 10


def test_a_term_with_no_idea_and_no_dates(built: Built) -> None:
    text = _text(built.read("/terms/undated/"))
    assert "The dates are not known yet." in text
    assert "No idea has been proposed yet." in text
    assert "mi-plot" not in built.read("/terms/undated/")


def test_every_plot_has_its_words_and_its_numbers(built: Built) -> None:
    page = built.read("/statistics/").split("<article")[1]
    plots = re.findall(r'<svg class="mi-plot"[^>]*role="img"[^>]*aria-label="([^"]+)"', page)
    assert len(plots) == page.count("<svg class=") == page.count('<table class="mi-table"') == 5
    assert plots[0] == "Ideas per term: 2029 Term 3 4, 2030 Term 1 72, 2031 Term 1 0"
    rows = re.findall(r'<th scope="row">2030 Term 1</th><td>(\d+)</td>', page)
    assert rows == ["72", "0"]


def test_headings_with_the_names_of_our_parts(built: Built) -> None:
    ids = re.findall(r'<h2 id="([^"]+)">', built.read("/projects/jaeger/filter/"))
    assert ids == ["filter", "more", "siblings-1", "expected-outcome", "siblings", "alike"]


@needs_chromium
@pytest.mark.parametrize("width", [320, 375])
def test_nothing_is_wider_than_a_phone(
    browser: Browser, built: Built, site_server: Callable[[Path], str], width: int
) -> None:
    site = site_server(built.site)
    page = browser.new_page(viewport={"width": width, "height": 800})
    watched = Watched(page, site)
    for address in (
        "",
        "ideas/?show=past",
        "projects/jaeger/",
        "projects/jaeger/long/",
        "projects/jaeger/endless/",
        "projects/jaeger/right-to-left/",
        "projects/jaeger/forty/",
        "projects/jaeger/filter/",
        "terms/now/",
        "statistics/",
        "skills/",
        "404.html",
    ):
        page.goto(site + address)
        assert overflow(page) == 0, address
    assert watched.complaints == []
    page.close()
