"""Sites that several tests look at: each is built once a session, by whoever needs it first.

The processes of pytest-xdist share one folder of sites, so this holds with them too.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import building, checkouts
from tests.support.building import Built
from tests.support.fakes import github
from tests.support.fakes.world import World
from tests.support.places import TODAY


@dataclass(frozen=True)
class Recipe:
    """What a site is built from.

    Attributes:
        name: no other recipe has it.
        write: writes ideas into a checkout.
        world: what GitHub knows; without it, GitHub cannot be reached.
        address: where the site's pages say that they are.
    """

    name: str
    write: Callable[[Path], None]
    world: Callable[[], World] | None = None
    today: str = TODAY
    strict: bool = False
    address: str = ""


@dataclass(frozen=True)
class SharedSites:
    """The sites of a session, in a folder that its processes share."""

    folder: Path

    def place(self, name: str) -> Path:
        """The folder of the site that is built by the recipe of this name."""
        return self.folder / name / "checkout" / "site"

    def built(self, recipe: Recipe) -> Built:
        """The site of `recipe`: look at it, and change nothing in it."""
        root = self.folder / recipe.name
        root.mkdir(exist_ok=True)
        said = root / "said.json"
        # The standard library's one lock that every system has, and that ends with its process.
        with closing(sqlite3.connect(root / "lock", timeout=600)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            if not said.exists():
                built = _build(root / "checkout", recipe)
                said.write_text(json.dumps([built.failed, built.lines]), "utf-8")
            failed, lines = json.loads(said.read_text("utf-8"))
        return Built(self.place(recipe.name), failed, lines)


def _build(root: Path, recipe: Recipe) -> Built:
    checkouts.write(root)
    recipe.write(root)
    with ExitStack() as stack:
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        if recipe.world is not None:
            fake = stack.enter_context(github.serve(recipe.world()))
            for name, value in fake.environment().items():
                environment.setenv(name, value)
        environment.setenv("SITE_URL", recipe.address)
        environment.chdir(root)
        built = building.build(root, strict=recipe.strict, today=recipe.today)
    for path in built.site.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    return built
