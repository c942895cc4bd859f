"""Everything that was read: projects, terms, skills and ideas, with questions about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mentorship.model.idea import Idea
from mentorship.model.project import Project
from mentorship.model.reference import Reference
from mentorship.model.skills import Skills
from mentorship.model.term import Phase, Term, current


@dataclass(frozen=True)
class Catalogue:
    """What the folder `ideas/` holds, without the files that have errors.

    Attributes:
        foundation: the name before each upstream full name (`CNCF`).
        terms: in the order of `terms.yml`.
        projects: by name, without regard to upper and lower case.
        ideas: by project name, then title.
        lost_terms: whether `terms.yml` has terms that could not be read, so that an idea of an
            unknown term may be right.
    """

    foundation: str = ""
    terms: Sequence[Term] = ()
    skills: Skills = field(default_factory=Skills)
    projects: Sequence[Project] = ()
    ideas: Sequence[Idea] = ()
    lost_terms: bool = False

    def term(self, term_id: str) -> Term | None:
        """The term of that id, if there is one."""
        return next((term for term in self.terms if term.id == term_id), None)

    def term_of(self, idea: Idea) -> Term:
        """The term of an idea that was read with no error."""
        term = self.term(idea.term)
        assert term is not None
        return term

    def current_term(self, now: datetime) -> Term | None:
        """The term a visitor means; see `mentorship.term.current`."""
        return current(self.terms, now)

    def is_earlier(self, term: Term, now: datetime) -> bool:
        """Whether `term` is before the current one, and nobody can apply to it any more.

        A second programme that still takes applications is not, whenever it began.
        """
        current_term = self.current_term(now)
        if current_term is None or term is current_term:
            return False
        phase = term.phase(now)
        began_before = term.starts and current_term.starts and term.starts < current_term.starts
        return phase is Phase.OVER or bool(
            began_before and phase in {Phase.SELECTION, Phase.RUNNING}
        )

    def ideas_of(self, *, project: Project | None = None, term: Term | None = None) -> list[Idea]:
        """The ideas of a project, of a term, or of both."""
        return [
            idea
            for idea in self.ideas
            if (project is None or idea.project.slug == project.slug)
            and (term is None or idea.term == term.id)
        ]

    def references(self, ideas: Sequence[Idea] | None = None) -> list[Reference]:
        """What the ideas (all, or those given) link to, each target once."""
        chosen = self.ideas if ideas is None else ideas
        found = {ref.key: ref for idea in reversed(chosen) for ref in reversed(idea.references)}
        return list(reversed(found.values()))
