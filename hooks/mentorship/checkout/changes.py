"""The files that a change touches, from git."""

from __future__ import annotations

from pathlib import Path

from mentorship.checkout import git
from mentorship.checkout.git import NoHistoryError


def since(root: Path, revision: str) -> set[str]:
    """The files below `ideas/` that differ between `revision` and what is committed or edited.

    Args:
        root: the checkout.
        revision: a commit, a branch, or a tag; its later commits do not count.

    Returns:
        Paths relative to the checkout, those of removed files included.

    Raises:
        NoHistoryError: there is no git, no repository, or no such revision.
    """
    if revision.startswith("-"):
        raise NoHistoryError(f"`{revision}` is not a revision")
    base = git.run(root, "merge-base", revision, "HEAD").strip()
    names = git.run(root, "diff", "--name-only", "--relative", "-z", base, "--", "ideas")
    return {name for name in names.split("\0") if name}
