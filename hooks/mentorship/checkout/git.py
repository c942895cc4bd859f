"""Git commands about the history of a checkout."""

from __future__ import annotations

import subprocess
from pathlib import Path


class NoHistoryError(ValueError):
    """Git gave no answer; the message says why."""


def run(root: Path, *arguments: str) -> str:
    """What `git ARGUMENTS` prints in `root`.

    Raises:
        NoHistoryError: there is no git, no repository, or git refused.
    """
    try:
        done = subprocess.run(  # noqa: S603 (no shell; a revision that is an option is refused)
            ["git", *arguments],  # noqa: S607 (the git that is installed)
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
        raise NoHistoryError(said or "git failed and gave no reason") from None
    return done.stdout
