"""Git commands about the history of a checkout."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class NoHistoryError(ValueError):
    """Git gave no answer; the message says why."""


def run(root: Path, *arguments: str) -> str:
    """What `git ARGUMENTS` prints in `root`.

    A name of a file may be any bytes: what is not UTF-8 is decoded as `os.fsdecode` does it.

    Raises:
        NoHistoryError: there is no git, no repository, or git refused.
    """
    try:
        done = subprocess.run(  # noqa: S603 (no shell; a revision that is an option is refused)
            ["git", *arguments],  # noqa: S607 (the git that is installed)
            cwd=root,
            capture_output=True,
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (FileNotFoundError, PermissionError):
        raise NoHistoryError("git is not installed") from None
    except ValueError as error:  # a NUL in an argument
        raise NoHistoryError(str(error)) from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NoHistoryError(said or "git failed and gave no reason") from None
    return done.stdout.decode("utf-8", "surrogateescape")
