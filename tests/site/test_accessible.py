"""axe-core on every kind of page, at two widths, light and dark: the theme's own parts included."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from tests.support import catalogue_site
from tests.support.browsing import needs_chromium, violations
from tests.support.building import Built
from tests.support.fakes.github import FakeGitHub

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


def test_no_page_violates_a_rule(
    browser: Browser,
    checkout: Path,
    build: Callable[..., Built],
    fake_github: FakeGitHub,
    site_server: Callable[[Path], str],
) -> None:
    catalogue_site.write(checkout)
    catalogue_site.write_every_field(checkout / "ideas" / "thanos" / "every-field.md")
    catalogue_site.tell(fake_github.world)
    site = site_server(build(strict=True, today=catalogue_site.TODAY).site).rstrip("/")
    found: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        for width in (375, 1280):
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",  # a colour half way to another is not what is read
            )
            for address in PAGES:
                page.goto(site + address)
                page.wait_for_function("window.document$ !== undefined")
                if said := violations(page):
                    found[f"{scheme} {width} {address}"] = said
            page.close()
    assert found == {}
