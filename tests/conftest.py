"""Fixtures: a guarded network, a checkout to write into, a fake GitHub, a browser, a site in it."""

from __future__ import annotations

import logging
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from playwright.sync_api import Browser, Page

from mentorship.commands import main
from mentorship.github.clock import SystemClock
from tests.support import catalogue_site
from tests.support.browsing import Watched, launched
from tests.support.building import Built
from tests.support.fakes import github
from tests.support.fakes.github import FakeGitHub
from tests.support.places import GOLDEN, REPOSITORY, ROOT, TODAY
from tests.support.serving import serve_folder

# How long an example takes says more of the machine than of us.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")


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
    shutil.copytree(GOLDEN / "base", root)
    (root / "hooks").mkdir()
    for name in ("mkdocs.yml", "hooks/catalogue.py"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "docs", root / "docs")
    # A fork's own settings are not what is tested.
    config = (root / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"(?m)^repo_url: .*", f"repo_url: {REPOSITORY}", config)
    config = re.sub(r"(?m)^(\s+(?:mentor_emails|ask_github)): \w+", r"\1: true", config)
    (root / "mkdocs.yml").write_text(config, "utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def add_case(checkout: Path) -> Callable[[str], None]:
    """Lay a golden case over the checkout."""

    def add(name: str) -> None:
        shutil.copytree(GOLDEN / name / "ideas", checkout / "ideas", dirs_exist_ok=True)

    return add


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
def build(
    checkout: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Built]:
    """Build the checkout's site, as `mkdocs build` does, on the day `TODAY`."""

    def run(*, strict: bool = False, today: str = TODAY) -> Built:
        moment = datetime.fromisoformat(f"{today}T12:00:00+00:00")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        caplog.clear()
        with caplog.at_level(logging.INFO, "mkdocs"):
            config = load_config(str(checkout / "mkdocs.yml"), strict=strict)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build.build(config)
                failed = False
            except Abort:
                failed = True
        ours = [record for record in caplog.records if record.name.startswith("mkdocs")]
        lines = [f"{record.levelname} {record.getMessage()}" for record in ours]
        return Built(checkout / "site", failed, lines)

    return run


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium: one for a module, as its loop would be in the way of others."""
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
def site(
    checkout: Path,
    build: Callable[..., Built],
    fake_github: FakeGitHub,
    site_server: Callable[[Path], str],
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """The address of the site, without the last slash."""
    catalogue_site.write(checkout)
    catalogue_site.tell(fake_github.world)
    address = site_server(checkout / "site")
    monkeypatch.setenv("SITE_URL", address)  # instant navigation asks the sitemap
    built = build(strict=True, today=catalogue_site.TODAY)
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
