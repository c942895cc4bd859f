"""The files of the folder `ideas/`: which of them are read, and what is wrong with the others."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from slugify import slugify

from mentorship.model.problem import Problem, Severity
from mentorship.model.text.slug import RESERVED, is_slug
from mentorship.model.text.unique import UniqueNames

TERMS, SKILLS = "terms.yml", "skills.yml"

_MOST_OF_NAME = 70
"""Characters of a name that we propose, which leaves room for a number behind it."""

_OF_TEXT = {"md", "txt", "text", "markdown", "mdown", "mkd", "mdx", "md~", "bak", "orig", "rst"}
"""What the name of a file ends in that can be an idea."""

_NOT_TEXT = "only `.md` files belong here; link a picture or document by its address"


@dataclass(frozen=True)
class ProjectFolder:
    """A project's folder.

    Attributes:
        slug: its name.
        index: its `index.md`, or None where there is none.
        ideas: its other files that can be read, by name.
    """

    slug: str
    index: Path | None
    ideas: list[Path]


@dataclass
class Folder:
    """What is in `ideas/`.

    Attributes:
        projects: the folders that can be read, by name.
        problems: about everything that is not read.
    """

    projects: list[ProjectFolder] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def relative(path: Path, root: Path) -> str:
    """`path` as problems name it: relative to the checkout, with forward slashes."""
    return path.relative_to(root).as_posix()


def walk(root: Path) -> Folder:
    """Look through the folder `ideas/` of the checkout `root`, without reading a file.

    Links and special files are refused, as they may lead out of the checkout.
    """
    walker = _Walker(root)
    for entry in walker.entries(root / "ideas"):
        if entry.is_dir():
            walker.project(entry)
        elif entry.name not in {TERMS, SKILLS}:
            walker.misplaced(entry)
    return walker.found


class _Walker:
    def __init__(self, root: Path) -> None:
        self._root = root
        self.found = Folder()

    def report(self, path: Path, message: str, code: str) -> None:
        where = relative(path, self._root)
        self.found.problems.append(Problem(where, 1, Severity.ERROR, message, code))

    def entries(self, folder: Path) -> Iterator[Path]:
        """The regular files and folders in `folder`, by name, without hidden ones."""
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            reason = f"the folder cannot be read ({error.strerror}): check its permissions"
            self.report(folder, reason, "unreadable-file")
            return
        for entry in entries:
            mode = entry.lstat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                self.report(
                    entry,
                    "this is a symbolic link or a special file: replace it with a regular file",
                    "not-a-file",
                )
            elif not entry.name.startswith("."):
                yield entry

    def misplaced(self, path: Path) -> None:
        """Report a file beside the folders of projects."""
        register = f"{path.name.partition('.')[0].casefold()}.yml"
        if register in {TERMS, SKILLS} and not (path.parent / register).exists():
            self.report(path, f"the file is not read: rename it to `{register}`", "misplaced-file")
            return
        better = _better_name(path.name)
        advice = (
            f"an idea belongs in its project's folder: move it to `ideas/PROJECT/{better}`, or "
            "remove it"
            if better
            else f"{_NOT_TEXT}: remove it"
        )
        self.report(path, advice, "misplaced-file")

    def project(self, folder: Path) -> None:
        if not self._is_named_well(folder, folder.name, ""):
            return
        files = [entry for entry in self.entries(folder) if self._is_markdown(entry)]
        index = folder / "index.md"
        if files and index not in files:
            name = folder.name.replace("-", " ").title()
            self.report(
                index,
                f"the folder has no project page: create `ideas/{folder.name}/index.md` with the "
                f"lines `---`, `name: '{name}'`, `homepage: https://…`, `---`",
                "no-project-page",
            )
        self.found.projects.append(
            ProjectFolder(
                folder.name,
                index if index in files else None,
                [path for path in files if path != index],
            )
        )

    def _is_markdown(self, path: Path) -> bool:
        if path.is_dir():
            self.report(
                path,
                "a project's folder cannot contain a folder: move its files up",
                "nested-folder",
            )
            return False
        if path.suffix != ".md":
            better = _better_name(path.name)
            if better and not (path.parent / better).exists():
                advice = f"only `.md` files belong here: rename it to `{better}`, or remove it"
            elif better:
                advice = f"only `.md` files belong here, and `{better}` is here, too: remove it"
            else:
                advice = f"{_NOT_TEXT}: remove it"
            self.report(path, advice, "not-markdown")
            return False
        return self._is_named_well(path, path.stem, ".md")

    def _is_named_well(self, path: Path, name: str, suffix: str) -> bool:
        if is_slug(name) and name not in RESERVED:
            return True
        better = _slug_of(name)
        taken = {entry.name for entry in path.parent.iterdir() if entry != path}
        free = UniqueNames(taken={one.removesuffix(suffix) for one in taken}).take(better)
        kind = "file" if suffix else "folder"
        reason = (
            f"Windows has no {kind} of the name `{name}`"
            if name in RESERVED
            else f"the name of a {kind} becomes an address, so use lowercase letters, digits and "
            "hyphens only"
        )
        self.report(path, f"{reason}: rename it to `{free}{suffix}`", "file-name")
        return False


def _slug_of(name: str) -> str:
    """The name that a file or folder could have."""
    better = slugify(name)[:_MOST_OF_NAME].strip("-") or "an-idea"
    return f"the-{better}" if better in RESERVED else better


def _better_name(name: str) -> str:
    """What a file would be called as an idea; ``""`` where it cannot be one, as a picture."""
    stem, *suffixes = name.split(".")
    if any(suffix.casefold() not in _OF_TEXT for suffix in suffixes):
        return ""
    return f"{_slug_of(stem)}.md"
