"""Where each proposal goes: a new file, one that is there already, or one that differs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from mentorship.checkout import file_text
from mentorship.checkout.file_text import UnreadableError
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, LenientFields
from mentorship.model.reference import links
from mentorship.model.text.printable import shown
from mentorship.model.text.unique import UniqueNames
from mentorship.reading import front_matter
from mentorship.reading.front_matter import Document
from mentorship.upstream.importing.landscape import Landscape, Match, slug
from mentorship.upstream.importing.proposal import Proposal
from mentorship.upstream.importing.source import Source, Unplaced
from mentorship.writing import markdown_files

MOST_OF_A_NAME = 74
"""Characters of a file's name, so that a number behind it leaves a slug."""


@dataclass(frozen=True)
class Difference:
    """A proposal whose idea has a file already, with other content.

    Attributes:
        path: the file, relative to the checkout.
        line: of the source.
        what: the fields that differ, `text` among them.
    """

    path: str
    line: int
    what: tuple[str, ...]


@dataclass
class Plan:
    """What an import writes, and what it does not.

    Attributes:
        files: new files, path relative to the checkout → text.
        projects: the paths of those that are project pages.
        documents: path, project's name and content of each idea as it will be read.
        unchanged: paths of ideas that are there already.
    """

    files: dict[str, str] = field(default_factory=dict)
    projects: list[str] = field(default_factory=list)
    documents: list[tuple[str, str, Document]] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    different: list[Difference] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    @property
    def ideas(self) -> list[str]:
        """The paths of those of `files` that are ideas."""
        return [path for path, _, _ in self.documents]


def plan(root: Path, catalogue: Catalogue, source: Source, landscape: Landscape) -> Plan:
    """Find a place for each proposal of `source`. Nothing is written yet.

    Args:
        root: the checkout, for files that could not be read into `catalogue`.
    """
    planner = _Planner(root, catalogue, landscape)
    for proposal in source.proposals:
        planner.place(proposal)
    for name, (line, text) in source.intros.items():
        planner.introduce(name, line, text)
    return planner.plan


class _Planner:
    def __init__(self, root: Path, catalogue: Catalogue, landscape: Landscape) -> None:
        self._root = root
        self._projects = {project.slug: project for project in catalogue.projects}
        self._landscape = landscape
        self._open: dict[tuple[str, str, str], list[Idea]] = {}
        for idea in catalogue.ideas:
            self._open.setdefault(_key(idea.project.slug, idea), []).append(idea)
        self._names: dict[str, UniqueNames] = {}
        self.plan = Plan()

    def place(self, proposal: Proposal) -> None:
        """Compare with the idea of this title that is there, or give it a file."""
        match = self._landscape.match(proposal.project, proposal.facts)
        same = self._open.get(_key(match.slug, proposal.fields))
        if same:
            self._compare(proposal, same.pop(0))
            return
        text = markdown_files.write_idea(proposal.fields, proposal.text)
        document = _read_back(text, proposal)
        if isinstance(document, str):
            self._lose(proposal, document)
            return
        path = self._new_path(match.slug, proposal.fields)
        self.plan.files[path] = text
        self.plan.documents.append((path, match.fields.name, document))
        self._project(match)

    def introduce(self, name: str, line: int, text: str) -> None:
        """Put the text below a project's heading into its page, where that is new."""
        match = self._landscape.match(name)
        path = f"ideas/{match.slug}/index.md"
        project = self._projects.get(match.slug)
        if path in self.plan.projects and "\n---\n" in self.plan.files[path]:
            self.plan.files[path] = markdown_files.write_project(match.fields, text)
        elif project is None or text not in project.body.text:
            reason = f"{path} has another introduction of the project already"
            self.plan.unplaced.append(Unplaced(line, text, reason))

    def _compare(self, proposal: Proposal, idea: Idea) -> None:
        there = Proposal.of(idea)
        fields = tuple(
            name
            for name in LenientFields.model_fields
            if _comparable(name, there.fields) != _comparable(name, proposal.fields)
        )
        same_text = _lines(there.text) == _lines(proposal.text)
        what = (*fields, *(() if same_text else ("text",)))
        if what:
            self.plan.different.append(Difference(idea.path, proposal.line, what))
        else:
            self.plan.unchanged.append(idea.path)

    def _new_path(self, project: str, fields: LenientFields) -> str:
        """The path of a new file, which no other idea has."""
        folder = self._root / "ideas" / project
        names = self._names.setdefault(
            project, UniqueNames(is_taken=lambda name: (folder / f"{name}.md").exists())
        )
        title = slug(fields.title, "idea")
        with_term = f"{title}-{fields.term}"[:MOST_OF_A_NAME].rstrip("-")
        return f"ideas/{project}/{names.take(title, with_term)}.md"

    def _project(self, match: Match) -> None:
        path = f"ideas/{match.slug}/index.md"
        if path not in self.plan.files and not (self._root / path).exists():
            self.plan.files[path] = markdown_files.write_project(match.fields, "")
            self.plan.projects.append(path)

    def _lose(self, proposal: Proposal, reason: str) -> None:
        said = shown(f"{proposal.project}: {proposal.fields.title}", 200)
        self.plan.unplaced.append(Unplaced(proposal.line, said, reason))


def _lines(text: str) -> list[str]:
    """The lines of a text; spaces alone, as people tidy them up, make no difference."""
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]


def _key(project: str, fields: LenientFields) -> tuple[str, str, str]:
    return project, fields.term, fields.title.casefold()


def _read_back(text: str, proposal: Proposal) -> Document | str:
    """The file as it will be read, or why it would differ from the proposal."""
    try:
        document = front_matter.split(file_text.decode(text.encode()))
        fields = LenientFields.model_validate(document.fields)
    except UnreadableError as error:
        return f"an idea file cannot contain it: {error.advice}"
    except ValidationError:
        return "an idea file cannot contain it"
    same = fields == proposal.fields and document.body == proposal.text.strip("\n").rstrip()
    return document if same else "an idea file cannot contain it as it is written"


def _comparable(name: str, fields: LenientFields) -> object:
    """A field, in one spelling for what means the same."""
    return links(fields.issue) if name == "issue" else getattr(fields, name)
