"""Real builds that ask a GitHub on loopback: what they show, publish and remember."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship.issues import store
from tests.support.building import Built
from tests.support.fakes.github import FakeGitHub
from tests.support.fakes.world import Item

Build = Callable[..., Built]
AddCase = Callable[[str], None]


def test_states_are_asked_shown_and_published(
    add_case: AddCase, build: Build, fake_github: FakeGitHub, checkout: Path
) -> None:
    add_case("every-field")
    fake_github.world.add(
        "thanos-io/thanos#6712",
        Item(
            title="Hedge <them>",
            assignees=("ada",),
            labels=("help wanted",),
            closed_by=("thanos-io/thanos#7000",),
        ),
    )
    fake_github.world.add("thanos-io/thanos#6713", Item(state="CLOSED", reason="NOT_PLANNED"))
    fake_github.world.archived.add("thanos-io/thanos")

    built = build(strict=True)

    assert fake_github.paths() == ["POST /graphql"]
    page = built.read("/projects/thanos/hedged-requests/")
    for part in (
        "Hedge &lt;them&gt;",
        "open, assigned, has a pull request, repository archived",
        "<dt>Assigned to</dt><dd>ada</dd>",
        '<a href="https://github.com/thanos-io/thanos/pull/7000" rel="noopener">',
        "<dt>Labels</dt><dd>help wanted</dd>",
        "<dt>Last activity</dt><dd><time",
        "1 November 2026</time>",
        "<dt>Repository</dt><dd>archived</dd>",
        "closed as not planned",
    ):
        assert part in page, part
    assert re.search(r'verified <time datetime="20[^>]* data-age>[\w ]+</time>', page)
    assert re.search(r'Verified <time datetime="20[^>]*>\d+ \w+ 20\d\d, \d\d:\d\d UTC</time>', page)
    badge = r'mi-badge--closed" title="Verified \d+ \w+ 20\d\d, \d\d:\d\d UTC">Repository archived<'
    assert re.search(badge, built.read("/ideas/"))
    assert "All linked issues verified since <time" in built.read("/ideas/")
    published = built.read("/issues.json")
    assert store.parse(published.encode()) == store.load(checkout / ".cache" / "issues.json")
    assert json.loads(published)["issues"]["thanos-io/thanos#6713"]["detail"] == "closed"


def test_a_second_build_asks_nobody_again_so_soon(
    add_case: AddCase, build: Build, fake_github: FakeGitHub
) -> None:
    add_case("every-field")
    for number in (6712, 6713):
        fake_github.world.add(f"thanos-io/thanos#{number}")

    build()
    build()

    assert len(fake_github.asked) == 1


def test_with_no_network_the_last_known_states_are_shown(
    add_case: AddCase,
    build: Build,
    fake_github: FakeGitHub,
    monkeypatch: pytest.MonkeyPatch,
    checkout: Path,
) -> None:
    add_case("crlf-and-byte-order-mark")
    fake_github.world.add("thanos-io/thanos#6712")
    build()
    states = checkout / ".cache" / "issues.json"
    long_ago = datetime(2024, 5, 1, tzinfo=UTC)
    known = {
        key: state.model_copy(update={"verified_at": long_ago})
        for key, state in store.load(states).items()
    }
    states.write_text(store.dump(known, long_ago), "utf-8")
    monkeypatch.setenv("GITHUB_GRAPHQL_URL", "http://127.0.0.1:9/graphql")

    built = build(strict=True)

    assert not built.failed
    page = built.read("/projects/thanos/hedged-requests/")
    assert ">Free</span>" in page
    assert "2024," in page
    assert "without an answer" in page
    assert any("GitHub cannot be reached" in line for line in built.lines)


def test_with_no_network_and_no_memory_nothing_is_claimed(add_case: AddCase, build: Build) -> None:
    add_case("crlf-and-byte-order-mark")

    built = build(strict=True)

    assert not built.failed
    assert 'mi-badge--unknown">Not yet verified</span>' in built.read("/ideas/")


def test_the_published_states_are_where_a_new_machine_begins(
    add_case: AddCase,
    build: Build,
    fake_github: FakeGitHub,
    monkeypatch: pytest.MonkeyPatch,
    checkout: Path,
    site_server: Callable[[Path], str],
) -> None:
    add_case("crlf-and-byte-order-mark")
    fake_github.world.add("thanos-io/thanos#6712", Item(assignees=("ada",)))
    first = build()
    monkeypatch.setenv("SITE_URL", site_server(shutil.copytree(first.site, checkout / "live")))
    shutil.rmtree(checkout / ".cache")
    monkeypatch.setenv("GITHUB_GRAPHQL_URL", "http://127.0.0.1:9/graphql")

    second = build()

    assert ">Assigned</span>" in second.read("/ideas/")


def test_asking_can_be_switched_off(
    add_case: AddCase, build: Build, fake_github: FakeGitHub, checkout: Path
) -> None:
    add_case("crlf-and-byte-order-mark")
    config = checkout / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("ask_github: true", "ask_github: false"))

    build()

    assert fake_github.asked == []
