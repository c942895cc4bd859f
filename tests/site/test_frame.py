"""What stands around the text of every page: the navigation, the foot, the way to its source."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import golden_sites
from tests.support.building import Built
from tests.support.places import REPOSITORY
from tests.support.shared_sites import SharedSites

Build = Callable[..., Built]
AddCase = Callable[[str], None]


@pytest.fixture
def built(shared_sites: SharedSites) -> Built:
    return shared_sites.built(golden_sites.EVERY_FIELD)


def test_each_page_leads_to_the_file_that_made_it(built: Built) -> None:

    def edited(address: str) -> str | None:
        match = re.search(r'<a href="([^"]*)"[^>]*rel="edit"', built.read(address))
        return match and match[1]

    base = f"{REPOSITORY}/edit/main/"
    assert edited("/projects/thanos/hedged-requests/") == f"{base}ideas/thanos/hedged-requests.md"
    assert edited("/projects/thanos/") == f"{base}ideas/thanos/index.md"
    assert edited("/terms/2030-term-1/") == f"{base}ideas/terms.yml"
    assert edited("/terms/") == f"{base}ideas/terms.yml"
    assert edited("/") == f"{base}docs/index.md"
    assert edited("/ideas/") is None


def test_the_foot_of_every_page_leads_to_what_can_be_followed(built: Built) -> None:
    for address, base in (("/", ""), ("/projects/thanos/hedged-requests/", "../../../")):
        foot = built.read(address).split("<footer")[1]
        followed = re.findall(r'href="([^"]*)"', foot)
        assert followed == [
            f"{base}{name}" for name in ("feed.xml", "calendar.ics", "ideas.json", "llms.txt")
        ]
        assert all(built.has(f"/{link.removeprefix(base)}") for link in followed)


def test_navigation_stays_small(
    built: Built, add_case: AddCase, build: Build, checkout: Path
) -> None:
    add_case("every-field")
    source = (checkout / "ideas" / "thanos" / "hedged-requests.md").read_text("utf-8")
    small = len(built.read("/projects/thanos/hedged-requests/"))
    for number in range(60):
        text = source.replace("title: Hedged", f"title: {number} hedged").replace(
            "term-1", "term-0"
        )
        (checkout / "ideas" / "thanos" / f"idea-{number}.md").write_text(text, "utf-8")
    terms = checkout / "ideas" / "terms.yml"
    terms.write_text(
        terms.read_text("utf-8") + "  - {id: 2030-term-0, title: Zero, programme: LFX}\n", "utf-8"
    )

    large = build()

    assert large.has("/projects/thanos/idea-59/")
    assert len(large.read("/projects/thanos/hedged-requests/")) < small * 1.05
