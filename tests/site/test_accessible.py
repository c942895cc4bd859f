"""axe-core on every kind of page, at two widths, light and dark: the theme's own parts included."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.support import catalogue_site
from tests.support.browsing import needs_chromium, violations
from tests.support.shared_sites import Recipe, SharedSites

pytestmark = needs_chromium

PAGES = (
    "/",
    "/ideas/",
    "/ideas/?skill=go&words=nothing",
    "/projects/",
    "/projects/jaeger/",
    "/projects/jaeger/tracing/",
    "/projects/thanos/every-field/",
    "/projects/keda/",
    "/skills/",
    "/skills/go/",
    "/terms/",
    "/terms/now/",
    "/terms/undated/",
    "/statistics/",
    "/propose/",
    "/how/",
    "/run/",
    "/github/",
    "/404.html",
)


def _write(root: Path) -> None:
    catalogue_site.write(root)
    catalogue_site.write_every_field(root / "ideas" / "thanos" / "every-field.md")


SITE = Recipe("accessible", _write, catalogue_site.world, catalogue_site.TODAY, strict=True)


SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
"""What the reader's system asks for → the scheme that the theme has for it."""

RULES: dict[Literal["light", "dark"], tuple[str, ...]] = {
    "light": (),
    "dark": ("color-contrast", "link-in-text-block", "button-name", "label"),
}
"""The rules asked: in the dark, those of colours, and of the button that is another there."""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("pages", [PAGES[0::2], PAGES[1::2]], ids=["even", "odd"])
def test_no_page_violates_a_rule(
    browser: Browser,
    shared_sites: SharedSites,
    site_server: Callable[[Path], str],
    pages: tuple[str, ...],
    width: int,
) -> None:
    site = site_server(shared_sites.built(SITE).site).rstrip("/")
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",  # a colour half way to another is not what is read
    )
    found: dict[str, list[str]] = {}
    for address in pages:
        page.goto(site + address)
        page.wait_for_function("window.document$ !== undefined")
        for wanted, scheme in SCHEMES.items():
            page.emulate_media(color_scheme=wanted)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
            if said := violations(page, RULES[wanted]):
                found[f"{address} ({wanted})"] = said
    page.close()
    assert found == {}
