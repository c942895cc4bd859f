"""What a change touches, as git tells it."""

from __future__ import annotations

from pathlib import Path

from mentorship.checkout import git
from mentorship.checkout.git import NoHistoryError


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
    base = git.run(root, "merge-base", revision, "HEAD").strip()
    names = git.run(root, "diff", "--name-only", "--relative", "-z", base, "--", "ideas")
    return {name for name in names.split("\0") if name}
