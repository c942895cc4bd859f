"""When each idea was added, and when it was last changed, from git."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mentorship.checkout import git

_COMMIT = "commit "


@dataclass(frozen=True)
class Dates:
    """The commits that a file came with, and that last changed it; both in UTC."""

    added: datetime
    changed: datetime


def of(root: Path) -> Mapping[str, Dates]:
    """The dates of the files below `ideas/`, by path from the checkout; renames are followed.

    A shallow clone knows its last commit only, and would give
    every file a new date with each push: it has no dates, as a folder without git has none.
    """
    try:
        if git.run(root, "rev-parse", "--is-shallow-repository").strip() != "false":
            return {}
        log = git.run(
            root,
            "-c",
            "core.quotePath=false",
            "log",
            f"--format={_COMMIT}%ct",
            "--name-status",
            "--find-renames",
            "--relative",
            "--",
            "ideas",
        )
    except git.NoHistoryError:
        return {}
    return _dates(log)


def _dates(log: str) -> dict[str, Dates]:
    """Read `log`, newest commit first."""
    found: dict[str, Dates] = {}
    later_name: dict[str, str] = {}
    at = datetime.fromtimestamp(0, UTC)
    for line in log.splitlines():
        if line.startswith(_COMMIT):
            at = datetime.fromtimestamp(int(line.removeprefix(_COMMIT)), UTC)
        elif line:
            status, *paths = line.split("\t")
            name = later_name.get(paths[-1], paths[-1])
            if status[0] == "R":
                later_name[paths[0]] = name
            known = found.get(name)
            found[name] = Dates(at, known.changed if known else at)
    return found
