"""Chromium, and pages in it that are watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

# The shell has no window, and opens a page in half the time.
_NAMES = ("chromium-headless-shell", "chromium", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)

needs_chromium = pytest.mark.skipif(
    not CHROMIUM, reason="Chromium is not installed (or set CHROMIUM to its path)"
)


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            # Without a sandbox, as containers give root no user namespaces; only our own pages run.
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


class Watched:
    """A page, and all that it complained of or asked another server for."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("request", lambda request: self._ask(request.url, origin))

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{kind}: {text}")

    def _ask(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "data:", "blob:")):
            self.complaints.append(f"request: {url}")


def call_script(page: Page, script: str, name: str, *given: Any) -> Any:
    """What the function `name` of the module `script`, beside `page`, makes of what is given."""
    call = f"async given => (await import('./{script}')).{name}(...given)"
    return page.evaluate(call, given)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe-core has to say of the page as it is shown, one for each part of it.

    Args:
        rules: those asked; all that are usual where none is given.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # Its other results are long, and nobody reads them.
    options = {"resultTypes": ["violations"], "selectors": False, "preload": False}
    asked = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate(
        "options => axe.run(options).then(results => results.violations)", options | asked
    )
    return [
        f"{one['id']}: {node['html'][:120]} ({node['failureSummary']})"
        for one in found
        for node in one["nodes"]
    ]


def titles(page: Page) -> list[str]:
    return page.locator(".mi-entry:visible .mi-entry__title").all_inner_texts()


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name={name}][value={value}]").click()


def count(page: Page, name: str, value: str) -> str:
    label = page.locator("label", has=page.locator(f"input[name={name}][value={value}]"))
    return label.locator("output").inner_text()
