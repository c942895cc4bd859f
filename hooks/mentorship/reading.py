"""The folder `ideas/` read into a catalogue, with every problem of every file."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mentorship import body, rules
from mentorship.catalogue import Catalogue
from mentorship.front_matter import Document, UnreadableError, decode, split
from mentorship.idea import Idea, IdeaFields
from mentorship.problem import Problem, Severity, errors, shown
from mentorship.project import Project, ProjectFields
from mentorship.registers import read_skills, read_terms
from mentorship.validation import validate

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
REGISTERS = {"terms.yml", "skills.yml"}


@dataclass(frozen=True)
class Reading:
    """What came of reading a checkout.

    Attributes:
        catalogue: the files with no error.
        problems: every problem of every file, by path and line.
    """

    catalogue: Catalogue
    problems: list[Problem]


def read(root: Path, now: datetime) -> Reading:
    """Read the folder `ideas/` of the checkout `root`.

    Nothing in the folder raises: what cannot be read is a problem, and left out.

    Args:
        now: the moment from which a term is over or not.
    """
    reader = _Reader(root)
    catalogue = reader.catalogue()
    problems = reader.problems + rules.check(catalogue, now)
    wrong = {problem.path for problem in errors(problems)}
    sound = Catalogue(
        foundation=catalogue.foundation,
        terms=catalogue.terms,
        skills=catalogue.skills,
        projects=catalogue.projects,
        ideas=[idea for idea in catalogue.ideas if idea.path not in wrong],
    )
    return Reading(sound, sorted(problems))


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def catalogue(self) -> Catalogue:
        folder = self.root / "ideas"
        register = read_terms(*self._register(folder / "terms.yml"))
        skills = read_skills(*self._register(folder / "skills.yml"))
        self.problems += [*register.problems, *skills.problems]
        projects: list[Project] = []
        ideas: list[Idea] = []
        for entry in self._entries(folder):
            if entry.is_dir():
                project, found = self._project(entry)
                if project is not None:
                    projects.append(project)
                    ideas += found
            elif entry.name not in REGISTERS:
                self._report(
                    entry,
                    "an idea stands in its project's folder: move it to "
                    f"`ideas/PROJECT/{entry.name}`",
                    "misplaced-file",
                )
        projects.sort(key=lambda project: (project.name.casefold(), project.slug))
        ideas.sort(key=lambda i: (i.project.name.casefold(), i.title.casefold(), i.slug))
        return Catalogue(register.foundation, register.terms, skills.skills, projects, ideas)

    def _register(self, path: Path) -> tuple[str, str | None]:
        if not path.is_file() or path.is_symlink():
            self._report(
                path, "the file is missing: restore it from the repository", "missing-file"
            )
            return self._relative(path), None
        try:
            return self._relative(path), decode(path.read_bytes())
        except UnreadableError as error:
            self._report(path, error.advice, error.code, error.line)
            return self._relative(path), None

    def _entries(self, folder: Path) -> Iterator[Path]:
        """The regular files and folders in `folder`, by name; others are problems."""
        for entry in sorted(folder.iterdir()):
            mode = entry.lstat().st_mode
            if stat.S_ISLNK(mode) or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                self._report(
                    entry,
                    "this is a link or a special file: put the text itself here",
                    "not-a-file",
                )
            elif not entry.name.startswith("."):
                yield entry

    def _project(self, folder: Path) -> tuple[Project | None, list[Idea]]:
        if not self._slug_is_sound(folder, folder.name, "folder"):
            return None, []
        index = folder / "index.md"
        files = [entry for entry in self._entries(folder) if self._is_idea_file(entry)]
        project = self._project_page(index) if index in files else None
        if index not in files and files:
            name = folder.name.replace("-", " ").title()
            self._report(
                index,
                f"the folder has no project page: create `ideas/{folder.name}/index.md` with the "
                f"lines `---`, `name: {name}`, `homepage: https://…`, `---`",
                "no-project-page",
            )
        # Without its project an idea has no page, but its own mistakes are told all the same.
        stand_in = project or Project(name=folder.name, slug=folder.name, path="", body="")
        ideas = [self._idea(path, stand_in) for path in files if path != index]
        return project, [idea for idea in ideas if idea is not None]

    def _is_idea_file(self, path: Path) -> bool:
        if path.is_dir():
            self._report(
                path,
                "a folder cannot stand in a project's folder: move its files up",
                "nested-folder",
            )
        elif path.suffix != ".md":
            self._report(
                path,
                f"only `.md` files belong here: rename it to `{path.stem}.md`, or "
                "move it elsewhere",
                "not-markdown",
            )
        else:
            return self._slug_is_sound(path, path.stem, "file")
        return False

    def _slug_is_sound(self, path: Path, name: str, what: str) -> bool:
        if SLUG.fullmatch(name):
            return True
        better = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:80].strip("-") or "an-idea"
        suffix = ".md" if what == "file" else ""
        self._report(
            path,
            f"a {what} is named with small letters, digits and hyphens, as it becomes "
            f"the address: rename it to `{better}{suffix}`",
            "file-name",
        )
        return False

    def _project_page(self, path: Path) -> Project | None:
        document = self._document(path)
        if document is None:
            return None
        fields, problems = validate(
            ProjectFields, document.fields, path=self._relative(path), lines=document.lines
        )
        self._take(path, problems, document)
        if fields is None:
            return None
        return Project(
            **fields.model_dump(),
            slug=path.parent.name,
            path=self._relative(path),
            body=document.body,
        )

    def _idea(self, path: Path, project: Project) -> Idea | None:
        document = self._document(path)
        if document is None:
            return None
        fields, problems = validate(
            IdeaFields, document.fields, path=self._relative(path), lines=document.lines
        )
        self._take(path, problems, document)
        text = body.split(document.body)
        if fields is None:
            for finding in rules.of_text(text, document.body, document.body_line):
                line, severity, message, code = finding
                self.problems.append(Problem(self._relative(path), line, severity, message, code))
            return None
        return Idea.model_construct(
            **{name: getattr(fields, name) for name in IdeaFields.model_fields},
            slug=path.stem,
            path=self._relative(path),
            project=project,
            body=text,
            text=document.body,
            text_line=document.body_line,
            lines=document.lines,
        )

    def _document(self, path: Path) -> Document | None:
        try:
            return split(decode(path.read_bytes()))
        except UnreadableError as error:
            self._report(path, error.advice, error.code, error.line)
        except OSError as error:
            self._report(
                path,
                f"the file cannot be read ({error.strerror}): check who may",
                "unreadable-file",
            )
        return None

    def _take(self, path: Path, problems: list[Problem], document: Document) -> None:
        """Keep `problems`, and tell of text that YAML took for a comment where nothing else is
        wrong with the line.
        """
        self.problems += problems
        told = {problem.line for problem in problems}
        for line, comment in document.swallowed.items():
            if line not in told:
                self._report(
                    path,
                    f"`{shown(comment, 40)}` would be lost, as ` #` begins a comment: put the "
                    "whole value in quotes, or a comment on a line of its own",
                    "yaml-comment",
                    line,
                )

    def _report(self, path: Path, message: str, code: str, line: int = 1) -> None:
        self.problems.append(Problem(self._relative(path), line, Severity.ERROR, message, code))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()
