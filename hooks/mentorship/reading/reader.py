"""The files of `ideas/` read into a catalogue, with every problem of every file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from mentorship.model import body
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, IdeaFields, PastIdeaFields
from mentorship.model.problem import Problem, Severity, errors
from mentorship.model.project import Project, ProjectFields
from mentorship.model.reference import GITHUB, parse
from mentorship.reading import folder, rules, text_rules
from mentorship.reading.folder import ProjectFolder, relative
from mentorship.reading.front_matter import MAX_BYTES, Document, UnreadableError, decode, split
from mentorship.reading.plain_yaml import Swallowed
from mentorship.reading.registers import read_skills, read_terms
from mentorship.reading.validation import validate


@dataclass(frozen=True)
class Reading:
    """The result of reading a checkout.

    Attributes:
        catalogue: the files with no error.
        problems: every problem of every file, by path and line.
        lost: the registers that could not be read as a whole, so that ideas or skills are missing
            which have no problem of their own.
    """

    catalogue: Catalogue
    problems: list[Problem]
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
    problems = reader.problems + rules.check(catalogue, now)
    wrong = {problem.path for problem in errors(problems)}
    right = [idea for idea in catalogue.ideas if idea.path not in wrong]
    sound = [idea for idea in right if catalogue.term(idea.term)]
    problems = _with_consequence(sorted(problems), len(right) - len(sound))
    return Reading(replace(catalogue, ideas=sound), problems, reader.lost)


def known(root: Path, term_id: str, now: datetime) -> Catalogue:
    """What an import needs to know of the checkout `root`: everything but other terms' ideas.

    The rules are not checked: an idea that breaks one is included too.
    """
    return _Reader(root, now, only_term=term_id).catalogue()


def judge(
    catalogue: Catalogue, documents: Iterable[tuple[str, str, Document]], now: datetime
) -> list[Problem]:
    """What would be wrong with new idea files, next to those of `catalogue`.

    Args:
        documents: path relative to the checkout, project's name, and content of each.
    """
    root = Path("/")
    reader = _Reader(root, now, catalogue)
    ideas: list[Idea] = []
    for path, name, document in documents:
        project = _stand_in(Path(path).parent.name, name)
        idea = reader.idea_of(document, root / path, project)
        ideas += [idea] if idea else []
    new = {idea.path for idea in ideas}
    whole = replace(catalogue, ideas=[*catalogue.ideas, *ideas])
    return reader.problems + [p for p in rules.check(whole, now) if p.path in new]


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


def _of_number(document: Document, line: int, swallowed: Swallowed, repository: str | None) -> str:
    """The advice where the number of an issue is all that is written; ``""`` elsewhere."""
    number = re.fullmatch(r"#([1-9][0-9]{0,8})", swallowed.comment)
    places = [at for at, its_line in document.lines.items() if its_line == line]
    if not (number and swallowed.is_alone and all(at[:1] in {(), ("issue",)} for at in places)):
        return ""
    around = repository or "https://github.com/OWNER/REPOSITORY"
    return (
        f"YAML takes `{number[0]}` for a comment: write the full address of the issue, "
        f"`{around}/issues/{number[1]}`"
    )


def _on_forge(project: Project, host: str) -> str | None:
    """The address of the project's repository, where its issues have addresses that we know."""
    for reference in parse(project.repository or "", host):
        if reference.repository:
            return f"https://{host}/{reference.owner}/{reference.repository}"
    return None


class _Reader:
    def __init__(
        self,
        root: Path,
        now: datetime,
        known: Catalogue | None = None,
        only_term: str | None = None,
        host: str = GITHUB,
    ) -> None:
        self._root = root
        self._now = now
        self._only_term = only_term
        self._host = host
        self._known = known or Catalogue()
        self.problems: list[Problem] = []
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
        self._known = Catalogue(
            terms.foundation, terms.terms, skills.skills, lost_terms=not terms.is_whole
        )
        projects: list[Project] = []
        ideas: list[Idea] = []
        for place in found.projects:
            project = self._project(place) or _stand_in(place.slug, place.slug)
            if project.path or place.ideas:
                projects.append(project)
            read_here = (self._idea(path, project) for path in place.ideas)
            ideas += [idea for idea in read_here if idea is not None]
        projects.sort(key=lambda project: (project.name.casefold(), project.slug))
        ideas.sort(key=lambda i: (i.project.name.casefold(), i.title.casefold(), i.slug))
        return replace(self._known, projects=projects, ideas=ideas)

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
        path = relative(place.index, self._root)
        fields, problems = validate(ProjectFields, document.fields, path=path, lines=document.lines)
        self._take(place.index, problems, document)
        if fields is None:
            return None
        return Project(
            **fields.model_dump(), slug=place.slug, path=path, body=body.read(document.body)
        )

    def _idea(self, path: Path, project: Project) -> Idea | None:
        document = self._document(path, self._only_term or "")
        if document is None:
            return None
        if self._only_term is not None and document.fields.get("term") != self._only_term:
            return None
        return self.idea_of(document, path, project)

    def idea_of(self, document: Document, path: Path, project: Project) -> Idea | None:
        """The idea in a document; its problems are added to ours."""
        where = relative(path, self._root)
        repository = _on_forge(project, self._host)
        fields, problems = self._fields(document, where, repository)
        self._take(path, problems, document, repository)
        text = body.read(document.body)
        if fields is None:
            self.problems += self._rules_without_fields(where, document, text, project)
            return None
        return Idea.of(
            fields,
            path=where,
            project=project,
            body=text,
            text_line=document.body_line,
            lines=document.lines,
            host=self._host,
        )

    def _fields(
        self, document: Document, where: str, repository: str | None
    ) -> tuple[PastIdeaFields | None, list[Problem]]:
        """The front matter by the schema of its term: a mistake by the strict one is only
        a warning where the term is over and the schema of past ideas accepts the fields.
        """
        fields, problems = validate(
            IdeaFields,
            document.fields,
            path=where,
            lines=document.lines,
            context={"repository": repository},
            examples=self._examples(),
        )
        written = document.fields.get("term")
        term = self._known.term(written) if isinstance(written, str) else None
        if fields is not None or term is None or not term.is_over(self._now):
            return fields, problems
        past, _ = validate(PastIdeaFields, document.fields, path=where, lines=document.lines)
        if past is None:
            return None, problems
        told = [replace(p, severity=Severity.WARNING, archived=True) for p in problems]
        return past, told

    def _examples(self) -> dict[str, str]:
        term = self._known.current_term(self._now)
        return {"term": f"`term: {term.id}`, or another id of ideas/terms.yml"} if term else {}

    def _rules_without_fields(
        self, where: str, document: Document, text: body.Body, project: Project
    ) -> list[Problem]:
        """The findings about an idea whose fields are wrong, so that all are reported at once."""
        term, title = document.fields.get("term"), document.fields.get("title")
        found = [*text_rules.check(text, document.body_line)]
        if isinstance(term, str):
            known_title = title if isinstance(title, str) else ""
            found += rules.of_term_and_title(
                self._known, project, term, known_title, document.lines
            )
        known = self._known.term(term) if isinstance(term, str) else None
        return rules.as_problems(where, found, known, self._now)

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
        try:
            with path.open("rb") as file:
                return decode(file.read(MAX_BYTES + 1))
        except UnreadableError as error:
            self._report(path, error.advice, error.code, error.line)
        except OSError as error:
            reason = f"the file cannot be read ({error.strerror}): check its permissions"
            self._report(path, reason, "unreadable-file")
        return None

    def _take(
        self,
        path: Path,
        problems: Iterable[Problem],
        document: Document,
        repository: str | None = None,
    ) -> None:
        """Keep `problems`, and report text that YAML takes for a comment.

        A line that has another problem is not reported a second time; one on which there is
        nothing but a comment is not empty.
        """
        alone = {line for line, one in document.swallowed.items() if one.is_alone}
        kept = [p for p in problems if p.code != "empty-field" or p.line not in alone]
        self.problems += kept
        told = {problem.line for problem in kept}
        for line, swallowed in document.swallowed.items():
            if line not in told:
                advice = _of_number(document, line, swallowed, repository) or swallowed.advice
                self._report(path, advice, "yaml-comment", line)

    def _report(self, path: Path, message: str, code: str, line: int = 1) -> None:
        where = relative(path, self._root)
        self.problems.append(Problem(where, line, Severity.ERROR, message, code))
