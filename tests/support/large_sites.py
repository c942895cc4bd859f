"""Checkouts of sites with hundreds of ideas: generated ones, and those of the corpus."""

from __future__ import annotations

import random
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from mentorship.upstream.importing import importer
from tests.support import catalogue_site
from tests.support.corpus import SOURCES
from tests.support.places import CORPUS, ROOT

IDEAS = 1_000
PROJECTS = 90


def generated(root: Path) -> None:
    """A checkout with as many ideas, each of its own words, in two terms."""
    random.seed(7)
    words = sorted(set(re.findall(r"[a-z]{3,}", (ROOT / "LICENSE").read_text("utf-8").lower())))
    _frame(root)
    (root / "ideas" / "terms.yml").write_text(catalogue_site.TERMS, "utf-8")
    skills = re.findall(r"(?m)^([\w.+ /-]+):", (ROOT / "ideas" / "skills.yml").read_text("utf-8"))

    def some(count: int) -> str:
        return " ".join(random.choices(words, k=count))

    for number in range(PROJECTS):
        folder = root / "ideas" / f"project-{number}"
        folder.mkdir()
        (folder / "index.md").write_text(f"---\nname: {some(1)} {number}\n---\nIt is.\n", "utf-8")
    for number in range(IDEAS):
        path = root / "ideas" / f"project-{number % PROJECTS}" / f"{some(3).replace(' ', '-')}.md"
        catalogue_site.write_idea(
            path.with_stem(f"{path.stem}-{number}"),
            f"{some(7)} {number}".capitalize()[:72],
            "now" if number % 2 else "old",
            ", ".join(random.sample(skills, 4)),
            number + 1,
            text="\n\n".join(f"{some(40).capitalize()}." for _ in range(4)),
        )


def imported(root: Path) -> None:
    """A checkout with the ideas of all files of the corpus, each term an archive."""
    _frame(root)
    for name, term in SOURCES.items():
        known = CORPUS / "projects.yml"
        wish = importer.Wish(CORPUS / name, term, known, archived=True)
        importer.run(root, wish, datetime.now(UTC), dry_run=False)


def _frame(root: Path) -> None:
    """Everything of a checkout but ideas and terms; its build asks nobody."""
    (root / "hooks").mkdir(parents=True)
    shutil.copy(ROOT / "hooks" / "catalogue.py", root / "hooks")
    shutil.copytree(ROOT / "docs", root / "docs")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("ask_github: true", "ask_github: false")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    (root / "ideas").mkdir()
    shutil.copy(ROOT / "ideas" / "skills.yml", root / "ideas")
