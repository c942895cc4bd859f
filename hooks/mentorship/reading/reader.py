"""The files of `ideas/` read into a catalogue, with every problem of every file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from mentorship.checkout import file_text
from mentorship.checkout.file_text import UnreadableError
from mentorship.model import body
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea
from mentorship.model.problem import Problem, Severity, errors
from mentorship.model.project import Project
from mentorship.model.reference import GITHUB
from mentorship.reading import documents, folder, lengths, rules
from mentorship.reading.folder import ProjectFolder, relative
from mentorship.reading.front_matter import Document, split
from mentorship.reading.registers import read_skills, read_terms


@dataclass(frozen=True)
class Reading:
    """The result of reading a checkout.

    Attributes:
        catalogue: the files with no error.
        problems: every problem of every file, by path and line.
        files: the paths of the files that were read, relative to the checkout.
        lost: the registers that could not be read as a whole, so that ideas or skills are missing
            which have no problem of their own.
    """

    catalogue: Catalogue
    problems: list[Problem]
    files: Sequence[str] = ()
    lost: Sequence[str] = ()


def read(root: Path, now: datetime, host: str = GITHUB) -> Reading:
    """Read the folder `ideas/` of a checkout.

    Nothing in the folder raises: what cannot be read is a problem, and is left out.

    Args:
        root: the checkout.
        now: the moment from which a term is over or not, with a time zone.
        host: of the GitHub server whose issues can be asked about, such as `github.com`.

    Returns:
        The catalogue of all files without errors, and every problem of every file.
    """
    reader = _Reader(root, now, host=host)
    catalogue = reader.catalogue()
    problems = lengths.without_consequences(reader.problems + rules.check(catalogue, now))
    wrong = {problem.path for problem in errors(problems)}
    right = [idea for idea in catalogue.ideas if idea.path not in wrong]
    sound = [idea for idea in right if catalogue.term(idea.term)]
    problems = _with_consequence(sorted(problems), len(right) - len(sound))
    return Reading(replace(catalogue, ideas=sound), problems, reader.files, reader.lost)


def known(root: Path, term_id: str, now: datetime) -> Catalogue:
    """What an import needs to know of the checkout `root`: everything but other terms' ideas.

    The rules are not checked: an idea that breaks one is included too.
    """
    return _Reader(root, now, only_term=term_id).catalogue()


def judge(
    catalogue: Catalogue, proposed: Iterable[tuple[str, str, Document]], now: datetime
) -> list[Problem]:
    """What would be wrong with new idea files, next to those of `catalogue`.

    Args:
        proposed: path relative to the checkout, project's name, and content of each.
    """
    reader = documents.IdeaReader(catalogue, now, GITHUB)
    ideas: list[Idea] = []
    problems: list[Problem] = []
    for path, name, document in proposed:
        idea, wrong = reader.read(document, path, _stand_in(Path(path).parent.name, name))
        problems += wrong
        ideas += [idea] if idea else []
    new = {idea.path for idea in ideas}
    whole = replace(catalogue, ideas=[*catalogue.ideas, *ideas])
    return problems + [p for p in rules.check(whole, now) if p.path in new]


def _with_consequence(problems: list[Problem], count: int) -> list[Problem]:
    """`problems`, where the first of `terms.yml` says how many ideas wait for it."""
    register = f"ideas/{folder.TERMS}"
    first = next((i for i, one in enumerate(problems) if one.path == register), None)
    if first is None or not count:
        return problems
    ideas = "1 idea is" if count == 1 else f"{count} ideas are"
    message = f"{problems[first].message}; until then, {ideas} left out"
    return [*problems[:first], replace(problems[first], message=message), *problems[first + 1 :]]


def _stand_in(slug: str, name: str) -> Project:
    """The project of a folder whose `index.md` is wrong or missing: its ideas need a home."""
    return Project(name=name, slug=slug, path="", body=body.read(""))


class _Reader:
    def __init__(
        self,
        root: Path,
        now: datetime,
        only_term: str | None = None,
        host: str = GITHUB,
    ) -> None:
        self._root = root
        self._now = now
        self._only_term = only_term
        self._host = host
        self.problems: list[Problem] = []
        self.files: list[str] = []
        self.lost: list[str] = []

    def catalogue(self) -> Catalogue:
        """Everything that can be read."""
        found = folder.walk(self._root)
        self.problems += found.problems
        terms = read_terms(*self._register(folder.TERMS))
        skills = read_skills(*self._register(folder.SKILLS))
        self.problems += [*terms.problems, *skills.problems]
        registers = {folder.TERMS: terms.is_whole, folder.SKILLS: skills.is_whole}
        self.lost = [f"ideas/{name}" for name, is_whole in registers.items() if not is_whole]
        known = Catalogue(
            terms.foundation, terms.terms, skills.skills, lost_terms=not terms.is_whole
        )
        reader = documents.IdeaReader(known, self._now, self._host)
        projects: list[Project] = []
        ideas: list[Idea] = []
        for place in found.projects:
            project = self._project(place) or _stand_in(place.slug, place.slug)
            if project.path or place.ideas:
                projects.append(project)
            read_here = (self._idea(path, project, reader) for path in place.ideas)
            ideas += [idea for idea in read_here if idea is not None]
        projects.sort(key=lambda project: (project.name.casefold(), project.slug))
        ideas.sort(key=lambda i: (i.project.name.casefold(), i.title.casefold(), i.slug))
        return replace(known, projects=projects, ideas=ideas)

    def _register(self, name: str) -> tuple[str, str | None]:
        path = self._root / "ideas" / name
        if not path.exists():
            self._report(
                path, "the file is missing: restore it from the repository", "missing-file"
            )
            return relative(path, self._root), None
        # What is not a regular file was reported while the folder was walked.
        text = None if path.is_symlink() or not path.is_file() else self._text(path)
        return relative(path, self._root), text

    def _project(self, place: ProjectFolder) -> Project | None:
        document = self._document(place.index) if place.index else None
        if place.index is None or document is None:
            return None
        project, problems = documents.project_of(
            document, relative(place.index, self._root), place.slug
        )
        self.problems += problems
        return project

    def _idea(self, path: Path, project: Project, reader: documents.IdeaReader) -> Idea | None:
        document = self._document(path, self._only_term or "")
        if document is None:
            return None
        if self._only_term is not None and document.fields.get("term") != self._only_term:
            return None
        idea, problems = reader.read(document, relative(path, self._root), project)
        self.problems += problems
        return idea

    def _document(self, path: Path, holding: str = "") -> Document | None:
        """The content of a file, or None where it cannot be read, or `holding` is not in it."""
        text = self._text(path)
        try:
            page_of = path.parent.name if path.name == "index.md" else None
            return None if text is None or holding not in text else split(text, page_of)
        except UnreadableError as error:
            self._report(path, error.advice, error.code, error.line)
        return None

    def _text(self, path: Path) -> str | None:
        self.files.append(relative(path, self._root))
        try:
            return file_text.read(path)
        except UnreadableError as error:
            self._report(path, error.advice, error.code, error.line)
        return None

    def _report(self, path: Path, message: str, code: str, line: int = 1) -> None:
        where = relative(path, self._root)
        self.problems.append(Problem(where, line, Severity.ERROR, message, code))
