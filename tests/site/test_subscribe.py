"""What the site offers to machines, read by libraries that did not write it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as Xml

import feedparser
import jsonschema
import pytest
from ical.calendar_stream import IcsCalendarStream
from markdown_it import MarkdownIt

from mentorship.site.files import feeds
from tests.support import catalogue_site, golden_sites, hostile
from tests.support.building import Built
from tests.support.shared_sites import SharedSites

SITE = "http://127.0.0.1:9/site/"
"""Nobody answers there, so nothing published is known of."""


@pytest.fixture
def built(shared_sites: SharedSites) -> Built:
    return shared_sites.built(catalogue_site.recipe(SITE, "subscribe"))


def _atom(text: str) -> feedparser.FeedParserDict:
    """The feed, held against what RFC 4287 asks for."""
    feed = feedparser.parse(text.encode())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    root = Xml.fromstring(text)
    for element in (root, *root.iter(f"{{{feeds.NAMESPACE}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{{{feeds.NAMESPACE}}}{name}")) == 1, name
        moment = element.findtext(f"{{{feeds.NAMESPACE}}}updated") or ""
        assert datetime.fromisoformat(moment).tzinfo, moment
        assert (element.findtext(f"{{{feeds.NAMESPACE}}}id") or "").startswith("http")
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids))
    assert all(entry.author for entry in feed.entries)
    return feed


@pytest.mark.parametrize(
    ("page", "count"),
    [("/", 8), ("/projects/jaeger/", 3), ("/skills/go/", 6), ("/projects/keda/", 1)],
)
def test_feeds(built: Built, page: str, count: int) -> None:
    feed = _atom(built.read(f"{page}feed.xml"))

    assert len(feed.entries) == count
    assert feed.entries[0].link.startswith(f"{SITE}projects/")
    assert {link.rel: link.href for link in feed.feed.links}["self"] == SITE.rstrip("/") + (
        f"{page}feed.xml"
    )
    dates = [entry.published for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)
    assert "Expected outcome" in feed.entries[0].content[0].value


def test_nothing_is_new_because_of_a_build(built: Built, shared_sites: SharedSites) -> None:
    recipe = replace(catalogue_site.recipe(SITE, "subscribe later"), today="2030-02-19")

    assert shared_sites.built(recipe).read("/feed.xml") == built.read("/feed.xml")


def test_every_page_says_where_its_feed_is(built: Built) -> None:
    for address, feed in {
        "/": "feed.xml",
        "/ideas/": "../feed.xml",
        "/projects/jaeger/": "feed.xml",
        "/projects/jaeger/tracing/": "../feed.xml",
        "/skills/go/": "feed.xml",
        "/how/": "../feed.xml",
    }.items():
        # Not `alternate` alone, which the theme takes for another language of the site.
        pattern = r'<link rel="alternate feed" type="application/atom\+xml"[^>]*href="([^"]*)"'
        assert re.findall(pattern, built.read(address)) == [feed], address


def test_the_calendar(built: Built) -> None:
    calendar = IcsCalendarStream.calendar_from_ics(built.read("/calendar.ics"))

    events = {event.uid: event for event in calendar.events}
    assert len(events) == 5
    applications = events["now-applications@127.0.0.1:9"]
    assert applications.summary == "LFX, 2030 Term 1: Mentee applications"
    assert (applications.dtstart, applications.dtend) == (date(2030, 2, 1), date(2030, 2, 21))
    assert all(len(line.encode()) <= 75 for line in built.read("/calendar.ics").splitlines())


def test_a_moment_in_the_calendar_is_in_utc(
    shared_sites: SharedSites,
) -> None:
    built = shared_sites.built(golden_sites.EVERY_FIELD)

    calendar = IcsCalendarStream.calendar_from_ics(built.read("/calendar.ics"))

    ends = {event.uid: event.dtend for event in calendar.events}
    assert ends["2030-term-1-applications@localhost"] == datetime(2030, 2, 21, 1, tzinfo=UTC)


def test_ideas_json_keeps_its_schema(built: Built) -> None:
    found = json.loads(built.read("/ideas.json"))
    schema = json.loads(built.read("/ideas.schema.json"))

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
        found
    )
    tracing = next(idea for idea in found["ideas"] if idea["url"].endswith("/jaeger/tracing/"))
    assert tracing["skills"] == ["Golang", "Observability"]
    assert tracing["canonical_skills"] == ["Go", "Observability"]
    assert tracing["availability"] == "free"
    assert [term["phase"] for term in found["terms"]] == ["over", "applications", "undated"]


def test_llms_txt(built: Built) -> None:
    """A title, a summary, and second-level headings with lists of links: https://llmstxt.org/"""
    tokens = MarkdownIt().parse(built.read("/llms.txt"))
    top = [token for token in tokens if token.level == 0]
    assert [token.tag for token in top[:3]] == ["h1", "h1", "blockquote"]
    assert {token.tag for token in top[4:]} == {"h2", "ul"}
    headings = [
        t.content for t, before in zip(tokens[1:], tokens, strict=False) if before.tag == "h2"
    ]
    assert [heading for heading in headings if heading] == ["Ideas", "Data", "Optional"]
    links = [
        child.attrs["href"]
        for token in tokens
        for child in token.children or []
        if child.type == "link_open"
    ]
    assert len(links) == 8 + 4
    assert all(str(link).startswith(SITE) for link in links)


def test_text_of_strangers_stays_text(shared_sites: SharedSites) -> None:
    built = shared_sites.built(hostile.SITE)

    for path in built.site.rglob("feed.xml"):
        for entry in _atom(path.read_text("utf-8")).entries:
            assert "<script" not in entry.content[0].value
    assert IcsCalendarStream.calendar_from_ics(built.read("/calendar.ics")).events
    for token in MarkdownIt().parse(built.read("/llms.txt")):
        assert token.type != "html_block"
        for child in token.children or []:
            assert child.type not in {"html_inline", "image", "code_inline"}


def test_a_control_character_breaks_no_feed(checkout: Path, build: Callable[..., Built]) -> None:
    catalogue_site.write(checkout)
    path = checkout / "ideas" / "jaeger" / "control.md"
    catalogue_site.write_idea(
        path, "Control", "now", "Go", 9, text="A \x01 and \ufffe and ]]> here."
    )

    assert _atom(build(today=catalogue_site.TODAY).read("/feed.xml")).entries


def test_a_page_describes_itself(built: Built) -> None:
    page = built.read("/projects/jaeger/tracing/")

    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert data is not None
    about = json.loads(data[1])
    assert about["@type"] == "EducationalOccupationalProgram"
    assert about["name"] == "Trace the traces"
    assert about["applicationDeadline"] == "2030-02-20T23:59:59-12:00"
    canonical = f"{SITE}projects/jaeger/tracing/"
    assert f'<link rel="canonical" href="{canonical}">' in page
    assert f'<meta property="og:url" content="{canonical}">' in page
    assert '<meta property="og:title" content="Trace the traces – Jaeger">' in page
