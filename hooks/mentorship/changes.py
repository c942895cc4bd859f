"""What a change touches, as git tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path


class NoHistoryError(ValueError):
    """Git cannot compare; the message says why."""


def since(root: Path, revision: str) -> set[str]:
    """The files below `ideas/` that differ between `revision` and what is committed or edited.

    Args:
        root: the checkout.
        revision: a commit, a branch, or a tag; what it gained meanwhile does not count.

    Returns:
        Paths relative to the checkout; of what was removed, too.

    Raises:
        NoHistoryError: there is no git, no repository, or no such revision.
    """
    if revision.startswith("-"):
        raise NoHistoryError(f"`{revision}` is no revision")
    base = _git(root, "merge-base", revision, "HEAD").strip()
    names = _git(root, "diff", "--name-only", "--relative", "-z", base, "--", "ideas")
    return {name for name in names.split("\0") if name}


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 (no shell; a revision that is an option is refused)
            ["git", *arguments],  # noqa: S607 (the git of whoever runs us)
            cwd=root,
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
    except FileNotFoundError:
        raise NoHistoryError("git is not installed") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().partition("\n")[0]
        raise NoHistoryError(said or "git could not compare") from None
    return done.stdout
