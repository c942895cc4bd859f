"""The figures about the site: what a reader loads and waits for, with 1,000 ideas."""

from __future__ import annotations

import gzip
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests import catalogue_site
from tests.browsing import launched
from tests.conftest import GOLDEN, ROOT
from tests.serving import serve_folder

IDEAS = 1_000
PROJECTS = 90
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


def _write(root: Path) -> None:
    """A checkout with as many ideas, each of its own words, in two terms."""
    random.seed(7)
    words = sorted(set(re.findall(r"[a-z]{3,}", (ROOT / "LICENSE").read_text("utf-8").lower())))
    shutil.copytree(GOLDEN / "base", root)
    (root / "hooks").mkdir()
    shutil.copy(ROOT / "hooks" / "catalogue.py", root / "hooks")
    shutil.copytree(ROOT / "docs", root / "docs")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("ask_github: true", "ask_github: false")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    (root / "ideas" / "terms.yml").write_text(catalogue_site.TERMS, "utf-8")
    shutil.copy(ROOT / "ideas" / "skills.yml", root / "ideas")
    skills = re.findall(r"(?m)^([\w.+ /-]+):", (ROOT / "ideas" / "skills.yml").read_text("utf-8"))

    def some(count: int) -> str:
        return " ".join(random.choices(words, k=count))

    for number in range(PROJECTS):
        folder = root / "ideas" / f"project-{number}"
        folder.mkdir()
        (folder / "index.md").write_text(f"---\nname: {some(1)} {number}\n---\nIt is.\n", "utf-8")
    for number in range(IDEAS):
        path = root / "ideas" / f"project-{number % PROJECTS}" / f"{some(3).replace(' ', '-')}.md"
        catalogue_site.write_idea(
            path.with_stem(f"{path.stem}-{number}"),
            f"{some(7)} {number}".capitalize()[:72],
            "now" if number % 2 else "old",
            ", ".join(random.sample(skills, 4)),
            number + 1,
            text="\n\n".join(f"{some(40).capitalize()}." for _ in range(4)),
        )


def _build(root: Path, today: str) -> float:
    epoch = str(int(time.mktime(time.strptime(today, "%Y-%m-%d"))))
    environment = os.environ | {"SOURCE_DATE_EPOCH": epoch, "SITE_URL": ""}
    begin = time.perf_counter()
    subprocess.run(
        [f"{sys.prefix}/bin/mkdocs", "build", "--quiet"],
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
    assets = [site / "assets" / name for name in ("filter.js", "shortlist.js", "moments.js")]
    sent = [site / "ideas" / "index.html", site / "assets" / "site.css", *assets]
    packed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in sent)
    _print("catalogue, its scripts and styles, gzip", "<= 200 KB", f"{packed / KILOBYTE:.0f} KB")
    inline = re.findall(
        r"<script>(document\.body.*?)</script>", sent[0].read_text("utf-8")
    ) + re.findall(r"<script>\s*(lost.*?)</script>", (site / "404.html").read_text("utf-8"), re.S)
    ours = sum(path.stat().st_size for path in assets) + sum(len(part) for part in inline)
    _print("script of our own, with what stands in pages", "<= 12 KB", f"{ours / KILOBYTE:.2f} KB")


def main() -> None:
    """Print what, the bound, and what was measured."""
    print(f"\nThe site with {IDEAS:,} generated ideas")
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        root = Path(folder) / "checkout"
        _write(root)
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
            pages = ["", "ideas/", "ideas/?skill=go", "statistics/", "terms/now/", "skills/go/"]
            moved = [_loads(browser, ours + page)[1] for page in pages]
            moved += [ours_[1] for ours_, _ in pairs]
            _print(f"layout shift, most of {len(moved)} visits", "0", f"{max(moved):g}")


if __name__ == "__main__":
    main()
