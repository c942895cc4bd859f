"""The checkout we work in, and the GitHub server that it belongs to."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from mentorship.model.reference import GITHUB


def find(start: Path) -> Path | None:
    """The checkout that contains `start`: the nearest folder with `mkdocs.yml` and `ideas/`."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "ideas").is_dir():
            return folder
    return None


def github_host() -> str:
    """The host of the GitHub server that we can ask: what Actions says, else github.com.

    Source: https://docs.github.com/actions/reference/variables-reference (`GITHUB_SERVER_URL`)
    """
    return urlsplit(os.environ.get("GITHUB_SERVER_URL") or "").hostname or GITHUB


def states_file(root: Path) -> Path:
    """Where the answers about linked issues are kept."""
    return root / ".cache" / "issues.json"
