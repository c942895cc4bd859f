"""When each idea was added, and when it was last changed, from git."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mentorship.checkout import git

_COMMIT = "commit "
_RENAMED = re.compile(r"[RC]\d*")
_STATUS = re.compile(r"[A-Z]\d*")

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
"""The person who commits chooses the date; outside these years it is not when it happened."""


@dataclass(frozen=True)
class Dates:
    """The commits that a file came with, and that last changed it; both in UTC."""

    added: datetime
    changed: datetime


def of(root: Path) -> Mapping[str, Dates]:
    """The dates of the files below `ideas/`, by path from the checkout; renames are followed.

    A date that cannot be true is not known; a file without any has no dates. A shallow clone
    knows its last commit only, and would give every file a new date with each push: it has no
    dates, as a folder without git has none.
    """
    try:
        if git.run(root, "rev-parse", "--is-shallow-repository").strip() != "false":
            return {}
        log = git.run(
            root,
            "log",
            "-z",
            f"--format={_COMMIT}%ct",
            "--no-show-signature",
            "--no-color",
            "--topo-order",
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
    for at, status, paths in _changes(log):
        name = later_name.get(paths[-1], paths[-1])
        if _RENAMED.fullmatch(status):
            later_name[paths[0]] = name
        if at is not None:
            known = found.get(name)
            found[name] = Dates(at, known.changed if known else at)
    return found


def _changes(log: str) -> Iterator[tuple[datetime | None, str, list[str]]]:
    """The date, the status and the one or two paths of each change of `log`.

    The fields end in NUL, which no path contains, and a status says how many paths follow it:
    no text in a path is taken for anything else.
    """
    fields = iter(log.split("\0"))
    at: datetime | None = None
    for field in fields:
        said = field.lstrip("\n")
        if said.startswith(_COMMIT):
            at = _moment(said.removeprefix(_COMMIT))
        elif _STATUS.fullmatch(said):
            paths = [next(fields, "") for _ in range(2 if _RENAMED.fullmatch(said) else 1)]
            yield at, said, paths


def _moment(seconds: str) -> datetime | None:
    """The moment of a commit, or None where that is not a moment that can be true."""
    try:
        at = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if _FIRST_YEAR <= at.year < _LAST_YEAR else None
