"""The figures about the site: what a reader loads and waits for, where there are many ideas."""

from __future__ import annotations

import gzip
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.support import catalogue_site, large_sites
from tests.support.browsing import launched, violations
from tests.support.places import CORPUS
from tests.support.serving import serve_folder

CLICKS = 12
LOADS = 9
SLOWER = 4
"""How many times slower than it is the processor is made while a facet is clicked."""

KILOBYTE = 1024
# What Lighthouse loads with: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * KILOBYTE * KILOBYTE / 8,
    "uploadThroughput": 0.75 * KILOBYTE * KILOBYTE / 8,
}
WATCH = """
window.moved = 0; window.largest = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value })
  .observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => { for (const one of list.getEntries()) largest = one.startTime })
  .observe({type: 'largest-contentful-paint', buffered: true});
"""
# From the change to the end of the frame that shows its result.
CLICK = """name => new Promise(done => {
  const box = document.querySelector(name);
  box.addEventListener('change', () => {
    const begin = performance.now();
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => done(performance.now() - begin);
      port2.postMessage(0);
    });
  }, {once: true, capture: true});
  box.click();
})"""


def _build(root: Path, today: str) -> float:
    epoch = str(int(time.mktime(time.strptime(today, "%Y-%m-%d"))))
    environment = os.environ | {"SOURCE_DATE_EPOCH": epoch, "SITE_URL": ""}
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=root,
        check=True,
        capture_output=True,
        env=environment,
    )
    return time.perf_counter() - begin


def _bare(root: Path, page: Path) -> Path:
    """A site of the bare theme with one page, which has the text of the built page `page`."""
    html = page.read_text("utf-8")
    article = html[html.index("<h1") : html.index("</article>")]
    text = re.sub(r"<(?:script|svg).*?</(?:script|svg)>", "", article, flags=re.DOTALL)
    lines = re.sub(r"<[^>]+>", "\n", text).splitlines()
    plain = "\n\n".join(line for line in lines if line.strip())
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "index.md").write_text(f"# {plain}", "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Bare\ntheme: {name: material, font: false}\n", "utf-8"
    )
    _build(root, catalogue_site.TODAY)
    return root / "site"


def _loads(browser: Browser, address: str) -> tuple[float, float]:
    """The largest contentful paint of a fresh visit in milliseconds, and how much moved."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    page.goto(address, wait_until="load")
    found = page.evaluate("[window.largest, window.moved]")
    context.close()
    return found[0], found[1]


def _clicks(page: Page, address: str) -> list[float]:
    """Milliseconds from each click of a facet to its painted result."""
    page.goto(address, wait_until="networkidle")
    ready = "document.querySelector('.md-search-result__meta').textContent.includes('Type to')"
    page.wait_for_function(ready)  # the search has read its index
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    names = ["[name=show][value=past]", *(f"[name=skill][value={s}]" for s in ("go", "rust"))]
    names += ["[name=skill][value=kubernetes]", "[name=availability]", "[name=project]"]
    return [page.evaluate(CLICK, f"input{name}") for name in (names * CLICKS)[:CLICKS]]


@contextmanager
def _packed(folder: Path) -> Iterator[str]:
    """Serve `folder` as GitHub Pages does: packed."""
    with tempfile.TemporaryDirectory() as packed:
        for path in folder.rglob("*"):
            if path.is_file():
                target = Path(packed) / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(gzip.compress(path.read_bytes(), 6))
        with serve_folder(Path(packed), {"Content-Encoding": "gzip"}) as address:
            yield address


def _print(name: str, bound: str, measured: str) -> None:
    print(f"{name:63} {bound:>12} {measured:>24}")


def _sizes(site: Path) -> None:
    names = ("counting.js", "filter.js", "shortlist.js", "moments.js")
    assets = [site / "assets" / name for name in names]
    sent = [site / "ideas" / "index.html", site / "assets" / "site.css", *assets]
    packed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in sent)
    _print("catalogue, its scripts and styles, gzip", "<= 200 KB", f"{packed / KILOBYTE:.0f} KB")
    inline = re.findall(
        r"<script>(document\.body.*?)</script>", sent[0].read_text("utf-8")
    ) + re.findall(r"<script>\s*(lost.*?)</script>", (site / "404.html").read_text("utf-8"), re.S)
    ours = sum(path.stat().st_size for path in assets) + sum(len(part) for part in inline)
    _print("script of our own, with what is in pages", "<= 12 KB", f"{ours / KILOBYTE:.2f} KB")


def _kinds(site: Path) -> list[str]:
    """The address of a page of every kind, without the first slash."""
    kinds = ["projects/*/", "projects/*/*/", "skills/*/", "terms/*/"]
    found = [min(site.glob(f"{kind}index.html")).parent.relative_to(site) for kind in kinds]
    lists = ["", "ideas/", "ideas/?skill=go", "projects/", "skills/", "terms/", "statistics/"]
    return [*lists, *(f"{path.as_posix()}/" for path in found), "propose/", "404.html"]


def _violations(browser: Browser, address: str, pages: list[str]) -> tuple[int, int]:
    """What axe-core finds in `pages`, and in how many visits: phone and desktop, light and dark."""
    found = visits = 0
    for width in (375, 1280):
        for dark in (False, True):
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            for one in pages:
                page.goto(address + one)
                page.wait_for_function("window.document$ !== undefined")
                found += len(violations(page))
                visits += 1
            context.close()
    return found, visits


def _measure(name: str, write: Callable[[Path], None]) -> None:
    """Print what, the bound, and what was measured, of the site that `write` makes."""
    print(f"\nThe site with {name}")
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        root = Path(folder) / "checkout"
        write(root)
        _print("build", "", f"{_build(root, catalogue_site.TODAY):.1f} s")
        site = root / "site"
        _sizes(site)
        idea = next(site.glob("projects/*/*/index.html"))
        bare = _bare(Path(folder) / "bare", idea)
        with _packed(site) as ours, _packed(bare) as theirs:
            runs = sorted(_clicks(browser.new_page(), f"{ours}ideas/"))
            _print(
                f"facet click to painted result, {SLOWER}x slower: median, most of {CLICKS}",
                "<= 100 ms",
                f"{statistics.median(runs):.0f} ms, {runs[-1]:.0f} ms",
            )
            address = ours + idea.parent.relative_to(site).as_posix() + "/"
            pairs = [(_loads(browser, address), _loads(browser, theirs)) for _ in range(LOADS)]
            own, other = (statistics.median(one[at][0] for one in pairs) for at in (0, 1))
            _print(
                f"largest contentful paint, idea / bare page, slow 4G, {LOADS} pairs",
                "<= 1.1",
                f"{own / other:.2f} ({own:.0f} / {other:.0f} ms)",
            )
            kinds = _kinds(site)
            moved = [_loads(browser, ours + page)[1] for page in kinds]
            moved += [own for (_, own), _ in pairs]
            _print(f"layout shift, most of {len(moved)} visits", "0", f"{max(moved):g}")
            found, visits = _violations(browser, ours, kinds)
            _print(f"axe-core violations, {visits} visits, light and dark", "0", f"{found}")


def main() -> None:
    """Measure both sites."""
    _measure(f"{large_sites.IDEAS:,} generated ideas", large_sites.generated)
    if CORPUS.exists():
        _measure("the ideas of the corpus", large_sites.imported)
    else:
        print("the corpus is not at hand: its site is not measured")


if __name__ == "__main__":
    main()
