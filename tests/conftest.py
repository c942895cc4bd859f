"""Fixtures: a guarded network, a checkout to write into, a fake GitHub, a browser, a site in it."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import Phase, settings
from playwright.sync_api import Browser, Page

from mentorship.commands import main
from mentorship.github.clock import SystemClock
from tests.support import building, catalogue_site, checkouts
from tests.support.browsing import Watched, launched
from tests.support.building import Built
from tests.support.fakes import github
from tests.support.fakes.github import FakeGitHub
from tests.support.places import ROOT, TODAY
from tests.support.serving import serve_folder
from tests.support.shared_sites import SharedSites

# How long an example takes says more of the machine than of us. A failing one is shown as it was
# found: to make it smaller takes minutes, where whole files are written and read.
settings.register_profile(
    "ours", deadline=None, phases=[phase for phase in Phase if phase is not Phase.shrink]
)
settings.load_profile("ours")


FOLDER = pytest.StashKey[Path]()
ADDRESS = pytest.StashKey[str]()
"""Where the sites of the session are, and where the catalogue's is served."""

MARKERS = {"browser": {"browser"}, "build": {"build", "shared_sites", "preview"}}
"""A marker → the fixtures whose use gives it to a test."""


def pytest_configure(config: pytest.Config) -> None:
    """Lend a folder and an address to the session's processes, for as long as the first lasts."""
    for marker, fixtures in MARKERS.items():
        config.addinivalue_line("markers", f"{marker}: uses {' or '.join(sorted(fixtures))}")
    config.addinivalue_line("markers", "slow: takes more than about a second; given by hand")
    lent: dict[str, str] | None = getattr(config, "workerinput", None)
    if lent is None:
        stack = ExitStack()
        config.add_cleanup(stack.close)
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="sites-")))
        place = SharedSites(folder).place(catalogue_site.NAME)
        lent = {"folder": str(folder), "address": stack.enter_context(serve_folder(place))}
    config.stash[FOLDER] = Path(lent["folder"])
    config.stash[ADDRESS] = lent["address"]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process of pytest-xdist what the first one lends to it."""
    stash = node.config.stash
    node.workerinput |= {"folder": str(stash[FOLDER]), "address": stash[ADDRESS]}


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and what builds a site."""
    for item in items:
        for marker, fixtures in MARKERS.items():
            if fixtures & set(getattr(item, "fixturenames", ())):
                item.add_marker(marker)


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever connects, or looks a name up, beyond this machine."""
    connect = socket.socket.connect
    look_up = socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None) and address[0] not in {
            "127.0.0.1",
            "::1",
        }:
            raise AssertionError(f"a test connects to {address}")
        connect(self, address)

    def guarded_look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if host not in {"127.0.0.1", "::1", "localhost", None}:
            raise AssertionError(f"a test looks up {host}")
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the tracker waited for; nobody really waits in a test."""
    seconds: list[float] = []
    monkeypatch.setattr(SystemClock, "sleep", lambda self, wait: seconds.append(wait))
    return seconds


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own setting reaches a test, and no build asks the real GitHub."""
    for name in (
        "GH_TOKEN",
        "GITHUB_TOKEN",
        "GITHUB_REPOSITORY",
        "GITHUB_SERVER_URL",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_ACTOR_LOGIN",
        "REPO_URL",
        "SOURCE_DATE_EPOCH",
    ):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("SITE_URL", "")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("GITHUB_GRAPHQL_URL", "http://127.0.0.1:9/graphql")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one project and no idea; it is the working directory."""
    root = tmp_path / "checkout"
    checkouts.write(root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def add_case(checkout: Path) -> Callable[[str], None]:
    """Lay a golden case over the checkout."""
    return partial(checkouts.add_case, checkout)


@pytest.fixture
def ideas() -> Callable[..., Result]:
    """Run the command `ideas` in this process."""

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(main, list(arguments), prog_name="ideas")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def build(checkout: Path) -> Callable[..., Built]:
    """Build the checkout's site, as `mkdocs build` does, on the day `TODAY`."""

    def run(*, strict: bool = False, today: str = TODAY) -> Built:
        return building.build(checkout, strict=strict, today=today)

    return run


@pytest.fixture(scope="session")
def shared_sites(request: pytest.FixtureRequest) -> SharedSites:
    """The sites that are built once a session."""
    return SharedSites(request.config.stash[FOLDER])


@pytest.fixture
def fake_github(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGitHub]:
    """A fake GitHub that the environment points to, with a token."""
    with github.serve() as fake:
        for name, value in fake.environment().items():
            monkeypatch.setenv(name, value)
        yield fake


@pytest.fixture
def site_server() -> Iterator[Callable[[Path], str]]:
    """Serve folders on loopback; each call gives the address of one, ending in a slash."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serve_folder(folder))


@pytest.fixture
def unused_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: one for a process, as its start takes longer than most tests."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A page beside the site's scripts, with nothing of the theme but what they call on loading."""
    with serve_folder(ROOT / "docs" / "assets") as address:
        page = browser.new_page()
        page.add_init_script("window.document$ = { subscribe() {} }")
        page.goto(f"{address}mark.svg")
        yield page
        page.close()


@pytest.fixture
def site(shared_sites: SharedSites, request: pytest.FixtureRequest) -> str:
    """The address of the catalogue's site, without the last slash."""
    address = request.config.stash[ADDRESS]  # instant navigation asks the sitemap
    built = shared_sites.built(catalogue_site.recipe(address))
    assert not built.failed, built.lines
    return address.rstrip("/")


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page that complains of nothing until the test's end."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    watched = Watched(page, site)
    yield page
    assert watched.complaints == []
    page.close()


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Commit everything in `tmp_path` on a day."""

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init")

    def run(day: str) -> None:
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            monkeypatch.setenv(name, f"{day}T12:00:00Z")
        git("add", "--all")
        git("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-m", "x")

    return run
