"""Upstream's own files, imported once for all that look at them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship.model.collection import Catalogue
from mentorship.model.problem import errors
from mentorship.reading import reader
from mentorship.upstream.importing import importer
from mentorship.upstream.importing.account import Account
from tests.support.corpus import SOURCES
from tests.support.places import CORPUS, ROOT

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder."""
    root = tmp_path_factory.mktemp("archive")
    (root / "ideas").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="session")
def accounts(archive: Path) -> dict[str, Account]:
    """Everything imported into it, and what was reported."""
    known = CORPUS / "projects.yml"
    return {
        name: importer.run(
            archive, importer.Wish(CORPUS / name, term, known, archived=True), NOW, dry_run=False
        )
        for name, term in SOURCES.items()
    }


@pytest.fixture(scope="session")
def catalogue(archive: Path, accounts: dict[str, Account]) -> Catalogue:
    """What was written, as it is read."""
    found = reader.read(archive, NOW)
    assert errors(found.problems) == []
    return found.catalogue
