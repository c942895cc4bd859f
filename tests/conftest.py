"""Fixtures: a guarded network, a checkout to write into, a fake GitHub."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.fakes import github
from tests.fakes.github import FakeGitHub

from mentorship.commands import main

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
TODAY = "2030-01-10"


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever connects, or looks a name up, beyond this machine."""
    connect = socket.socket.connect
    look_up = socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1"}:
            raise AssertionError(f"a test connects to {address}")
        connect(self, address)

    def guarded_look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if host not in {"127.0.0.1", "::1", "localhost", None}:
            raise AssertionError(f"a test looks up {host}")
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own setting reaches a test, and no build asks the real GitHub."""
    for name in (
        "GH_TOKEN",
        "GITHUB_TOKEN",
        "GITHUB_REPOSITORY",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_ACTOR_LOGIN",
        "REPO_URL",
        "SOURCE_DATE_EPOCH",
    ):
        monkeypatch.delenv(name, raising=False)
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
def fake_github(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGitHub]:
    """A fake GitHub that the environment points to, with a token."""
    with github.serve() as fake:
        for name, value in fake.environment().items():
            monkeypatch.setenv(name, value)
        yield fake
