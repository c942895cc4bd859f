"""Real builds of small sites."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.support import checkouts, golden_sites, hostile
from tests.support.building import Built
from tests.support.places import GOLDEN, ROOT, SEED
from tests.support.shared_sites import SharedSites

Build = Callable[..., Built]
AddCase = Callable[[str], None]


class _Page(HTMLParser):
    """The elements of a page, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        # Data is no script; that it cannot end its element is what the elements are counted for.
        self._in_script = tag == "script" and dict(attrs).get("type") != "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)

    def links(self) -> list[str]:
        return [a[name] for _, a in self.elements for name in ("href", "src") if name in a]


def test_every_address_of_the_contract(shared_sites: SharedSites) -> None:
    built = shared_sites.built(golden_sites.EVERY_FIELD)

    assert not built.failed, built.lines
    for address in (
        "/",
        "/ideas/",
        "/projects/",
        "/projects/thanos/",
        "/projects/thanos/hedged-requests/",
        "/terms/",
        "/terms/2030-term-1/",
        "/terms/2030-term-1/project_ideas.md",
        "/issues.json",
    ):
        assert built.has(address), address


def test_no_link_leads_nowhere_and_nothing_is_loaded_from_elsewhere(
    shared_sites: SharedSites,
) -> None:
    built = shared_sites.built(golden_sites.EVERY_FIELD)
    broken = []
    for path, text in built.texts().items():
        if not path.endswith(".html") or path == "404.html":
            continue
        page = _Page(text)
        ids = {a["id"] for _, a in page.elements if "id" in a}
        base = "http://site/" + path.removesuffix("index.html")
        for link in page.links():
            target = urlsplit(urljoin(base, link))
            if target.netloc != "site":
                continue
            there = target.path.endswith("/") or Path(target.path).suffix
            missing = link.startswith("#") and link[1:] not in {"", "__skip", *ids}
            if missing or not (there and built.has(target.path)):
                broken.append((path, link))
        for tag, attributes in page.elements:
            loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            if loaded and attributes.get("rel") != "canonical":
                assert not urlsplit(loaded).netloc, (path, loaded)

    assert broken == []


def test_a_wrong_file_stops_nothing_but_itself(
    add_case: AddCase, build: Build, checkout: Path
) -> None:
    add_case("every-field")
    wrong = checkout / "ideas" / "thanos" / "wrong.md"
    shutil.copy(GOLDEN / "five-mentors" / "ideas" / "thanos" / "hedged-requests.md", wrong)
    message = (
        "ideas/thanos/wrong.md:4: error: 5 mentors are too many: keep at most 4 [too-many-mentors]"
    )

    plain, strict = build(), build(strict=True)

    assert not plain.failed
    assert f"WARNING {message}" in plain.lines
    assert plain.has("/projects/thanos/hedged-requests/")
    assert not plain.has("/projects/thanos/wrong/")
    assert strict.failed


@pytest.mark.parametrize("case", ["project-page-with-mistakes", "latin-1"])
def test_any_wrong_file_leaves_a_site(shared_sites: SharedSites, case: str) -> None:
    built = shared_sites.built(golden_sites.of(case))

    assert built.has("/")
    assert built.has("/ideas/")
    assert any(line.startswith("WARNING ideas/") for line in built.lines)


def test_a_lost_term_is_reported_and_no_site_is_built(shared_sites: SharedSites) -> None:
    built = shared_sites.built(golden_sites.of("terms-with-mistakes"))

    assert built.failed
    assert not built.has("/")
    assert any(line.startswith("WARNING ideas/terms.yml:") for line in built.lines)
    assert any("fix ideas/terms.yml" in line for line in built.lines)


@pytest.mark.parametrize("case", ["project-page-with-mistakes", "no-project-page"])
def test_a_wrong_project_page_takes_no_idea_with_it(shared_sites: SharedSites, case: str) -> None:
    slug = "jaeger" if case == "no-project-page" else "thanos"

    built = shared_sites.built(golden_sites.of(case))

    assert built.has(f"/projects/{slug}/hedged-requests/")
    assert built.has(f"/projects/{slug}/")
    assert any(f"WARNING ideas/{slug}/index.md:" in line for line in built.lines)


def test_an_empty_programme_is_a_site(checkout: Path, build: Build) -> None:
    shutil.rmtree(checkout / "ideas" / "thanos")
    (checkout / "ideas" / "terms.yml").write_text("foundation: CNCF\nterms: []\n", "utf-8")

    built = build(strict=True)

    assert not built.failed
    assert "There is no term yet." in built.read("/ideas/")
    assert "There is no term yet." in built.read("/")


def test_warnings_do_not_fail_a_strict_build(add_case: AddCase, build: Build) -> None:
    add_case("one-mentor")

    built = build(strict=True)

    assert not built.failed
    assert any(": warning: one mentor alone" in line for line in built.lines)


def test_a_body_looks_as_on_github(add_case: AddCase, build: Build) -> None:
    add_case("body-as-on-github")

    page = build().read("/projects/thanos/hedged-requests/")

    expected = (GOLDEN / "body-as-on-github" / "page.html").read_text("utf-8")
    text = expected.split('<div class="mi-text">')[1].split("</div>\n</div>\n")[0]
    assert text in page
    assert '<td align="center"><code>{{ .Values.image }}</code></td>' in text
    assert re.search(r"<li>first\s*<ul>\s*<li>second\s*<ul>\s*<li>third", page)


def test_home_shows_the_figures(shared_sites: SharedSites) -> None:
    home = shared_sites.built(golden_sites.EVERY_FIELD).read("/")
    text = " ".join(re.sub(r"<[^>]*>", " ", html.unescape(home)).split())

    assert "1 idea by 2 mentors in 1 open source project." in text
    assert "2030 Term 1 (Mar-May)" in text
    assert "LFX Mentorship. Mentors propose ideas; proposals close in 26 days." in text
    assert "Mentee applications 6 February – 20 February 2030, 17:00 PST" in text


def test_nothing_that_strangers_write_runs_or_is_rendered(shared_sites: SharedSites) -> None:
    built = shared_sites.built(hostile.SITE)

    assert built.has("/projects/evil/idea/"), built.lines
    texts = built.texts()
    clean = {
        path
        for path, text in texts.items()
        if hostile.ADDRESS not in text and hostile.ADDRESS not in re.sub(r"<[^>]*>", "", text)
    }
    upstream = {"project_ideas.md", "README.md", "gsoc.md", "lfx-export.json"}
    assert set(texts) - clean == {f"terms/t/{name}" for name in upstream}
    assert "eve at hostile.example" in texts["projects/evil/idea/index.html"]
    for path, text in texts.items():
        if not path.startswith("assets/"):
            assert hostile.RENDERED not in text, path
        if not path.endswith(".html"):
            continue
        page = _Page(text)
        assert not [script for script in page.scripts if "window.hit" in script], path
        assert not [a for _, a in page.elements if any(name.startswith("on") for name in a)], path
        assert not [
            a for tag, a in page.elements if tag == "img" and "logo" not in a.get("alt", "")
        ]
        assert not [
            link for link in page.links() if link.startswith(("javascript:", "data:", "//"))
        ]


def test_a_link_into_the_machine_is_refused(checkout: Path, build: Build) -> None:
    (checkout / "ideas" / "thanos" / "environ.md").symlink_to("/proc/self/environ")
    (checkout / "ideas" / "etc").symlink_to("/etc")

    built = build()

    assert not built.has("/projects/thanos/environ/")
    assert [line for line in built.lines if line.startswith("WARNING ideas/")] == [
        "WARNING ideas/etc:1: error: this is a symbolic link or a special file: replace it with a "
        "regular file [not-a-file]",
        "WARNING ideas/thanos/environ.md:1: error: this is a symbolic link or a special file: "
        "replace it with a regular file [not-a-file]",
    ]


@pytest.mark.parametrize("source", [SEED, ROOT], ids=["seed", "ours"])
def test_ideas_build_strictly(checkout: Path, build: Build, source: Path) -> None:
    checkouts.replace_ideas(checkout, source / "ideas")

    built = build(strict=True, today="2024-12-01")

    assert not built.failed, built.lines
    files = {path for path in (source / "ideas").glob("*/*.md") if path.stem != "index"}
    assert len(list(built.site.glob("projects/*/*/index.html"))) == len(files)
    assert [line for line in built.lines if line.startswith("WARNING")] == []


def test_one_idea_more_is_one_page_more(checkout: Path, build: Build) -> None:
    checkouts.replace_ideas(checkout, SEED / "ideas")
    thanos = checkout / "ideas" / "thanos"
    text = (thanos / "hedged-requests.md").read_text("utf-8")
    (thanos / "more.md").write_text(text.replace("title: Add", "title: Do not add"), "utf-8")

    built = build(strict=True, today="2024-12-01")

    assert not built.failed, built.lines
    assert built.has("/projects/thanos/more/")
