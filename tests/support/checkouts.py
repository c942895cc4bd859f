"""A checkout with the pages and the settings of this repository, and none of its ideas."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.places import GOLDEN, REPOSITORY, ROOT


def write(root: Path) -> None:
    """Write a checkout with one project and no idea into `root`, which does not exist yet.

    The pages are left to `add_pages`: most tests build no site.
    """
    shutil.copytree(GOLDEN / "base", root)
    (root / "hooks").mkdir()
    for name in ("mkdocs.yml", "hooks/catalogue.py"):
        shutil.copy(ROOT / name, root / name)
    # A fork's own settings are not what is tested.
    config = (root / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"(?m)^repo_url: .*", f"repo_url: {REPOSITORY}", config)
    config = re.sub(r"(?m)^(\s+(?:mentor_emails|ask_github)): \w+", r"\1: true", config)
    (root / "mkdocs.yml").write_text(config, "utf-8")


def add_pages(root: Path) -> None:
    """Copy the pages into the checkout `root`, if they are not there yet."""
    if not (root / "docs").exists():
        shutil.copytree(ROOT / "docs", root / "docs")


def add_case(root: Path, name: str) -> None:
    """Lay a golden case over the checkout `root`."""
    shutil.copytree(GOLDEN / name / "ideas", root / "ideas", dirs_exist_ok=True)


def replace_ideas(root: Path, ideas: Path) -> None:
    """Put the folder `ideas` in the place of the ideas of the checkout `root`."""
    shutil.rmtree(root / "ideas")
    shutil.copytree(ideas, root / "ideas")
