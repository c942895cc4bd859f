"""Builds of a checkout's site, and a site that was built, as tests look at it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.theme import Theme

from tests.support import checkouts


@dataclass(frozen=True)
class Built:
    """A site that was built, and what the build said.

    Attributes:
        failed: whether a strict build refused it.
        lines: the hook's messages as `LEVEL text`.
    """

    site: Path
    failed: bool
    lines: list[str]

    def read(self, address: str) -> str:
        """The text of the page or file at `address`."""
        path = self.site / address.lstrip("/")
        return (path / "index.html" if address.endswith("/") else path).read_text("utf-8")

    def has(self, address: str) -> bool:
        """Whether there is a page or file at `address`."""
        path = self.site / address.lstrip("/")
        return (path / "index.html" if address.endswith("/") else path).is_file()

    def texts(self) -> dict[str, str]:
        """The text of every file that can be read as text, by its path in the site."""
        return {
            path.relative_to(self.site).as_posix(): path.read_text("utf-8")
            for path in self.site.rglob("*")
            if path.suffix in {".html", ".json", ".md", ".xml", ".txt"}
        }


def build(root: Path, *, strict: bool, today: str) -> Built:
    """Build the site of the checkout `root`, as `mkdocs build` does, on the day `today`."""
    checkouts.add_pages(root)
    moment = datetime.fromisoformat(f"{today}T12:00:00+00:00")
    with pytest.MonkeyPatch.context() as patch, _heard() as lines:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        patch.setattr(Theme, "get_env", _get_env)
        config = load_config(str(root / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
            failed = False
        except Abort:
            failed = True
    return Built(root / "site", failed, lines)


class _Compiled(BytecodeCache):
    """The theme's templates, compiled once a process: that is half of what a small build takes."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()
_made_env = Theme.get_env


def _get_env(theme: Theme) -> Environment:
    env = _made_env(theme)
    env.bytecode_cache = _compiled
    return env


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What MkDocs and its hooks log, as `LEVEL text`."""
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.levelname} {record.getMessage()}")

    log, listener = logging.getLogger("mkdocs"), Listener()
    level = log.level
    log.addHandler(listener)
    log.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        log.setLevel(level)
        log.removeHandler(listener)
