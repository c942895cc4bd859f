"""Rules over whole ideas: what a schema of single fields cannot check."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from mentorship.model.collection import Catalogue
from mentorship.model.idea import FULL_NAME_LIMIT, Idea, full_name
from mentorship.model.problem import Location, Problem, Severity
from mentorship.model.project import Project
from mentorship.model.term import Term
from mentorship.model.text.printable import shown
from mentorship.reading import text_rules
from mentorship.reading.text_rules import Finding


def check(catalogue: Catalogue, now: datetime) -> list[Problem]:
    """Every rule over every idea of `catalogue`.

    An idea of a term that is over is history: what would be an error is a warning there.

    Args:
        now: the moment from which a term is over or not.
    """
    problems: list[Problem] = []
    originals: dict[tuple[str, str, str], Idea] = {}
    for idea in catalogue.ideas:
        findings = [
            *of_term_and_title(catalogue, idea.project, idea.term, idea.title, idea.lines),
            *_mentors(idea),
            *text_rules.check(idea.body, idea.text_line),
            *_issue(idea),
            *_same_title(idea, originals),
        ]
        problems += as_problems(idea.path, findings, catalogue.term(idea.term), now)
    return problems


def as_problems(
    path: str, findings: Iterable[Finding], term: Term | None, now: datetime
) -> list[Problem]:
    """`findings` about the file at `path`, whose term is `term` (None where it is not known)."""
    archived = term is not None and term.is_over(now)
    return [
        Problem(path, line, Severity.WARNING if archived else severity, message, code, archived)
        for line, severity, message, code in findings
    ]


def of_term_and_title(
    catalogue: Catalogue, project: Project, term_id: str, title: str, lines: Mapping[Location, int]
) -> Iterator[Finding]:
    """The findings about a term and a title alone, without the other fields."""
    term = catalogue.term(term_id)
    if term is None and catalogue.lost_terms:
        return  # what is wrong is in terms.yml, and said there
    if term is None:
        message = _unknown_term(term_id, catalogue.terms)
        yield lines.get(("term",), 1), Severity.ERROR, message, "unknown-term"
        return
    name = full_name(title, project.name, catalogue.foundation, term)
    excess = len(name) - FULL_NAME_LIMIT + 1
    if excess > 0:
        around = full_name("…", project.name, catalogue.foundation, term)
        yield (
            lines.get(("title",), 1),
            Severity.ERROR,
            f"the title is {excess} characters too long: the upstream name `{shown(around)}` must "
            f"stay under {FULL_NAME_LIMIT} characters, so write at most "
            f"{max(len(title) - excess, 1)} characters",
            "title-too-long",
        )


def _unknown_term(term_id: str, terms: Iterable[Term]) -> str:
    known = [term.id for term in terms]
    if not known:
        return f"the term `{shown(term_id)}` is not in ideas/terms.yml: add it there"
    close = difflib.get_close_matches(term_id, known, n=1, cutoff=0.6)
    hint = (
        f"did you mean `{close[0]}`?"
        if close
        else "write one of its ids: " + ", ".join(f"`{one}`" for one in known)
    )
    return f"the term `{shown(term_id)}` is not in ideas/terms.yml: {hint}"


def _mentors(idea: Idea) -> Iterator[Finding]:
    if len(idea.mentors) == 1:
        yield (
            idea.line("mentors"),
            Severity.WARNING,
            "one mentor alone is a risk for the mentee: add a second under `mentors:`",
            "one-mentor",
        )
    seen: set[str] = set()
    for position, mentor in enumerate(idea.mentors):
        handle = (mentor.github or "").casefold()
        if handle and handle in seen:
            yield (
                idea.line("mentors", position, "github"),
                Severity.ERROR,
                f"`{mentor.github}` is listed twice: keep one of the two mentors",
                "same-mentor-twice",
            )
        seen.add(handle)


def _issue(idea: Idea) -> Iterator[Finding]:
    if idea.issue and not any(reference.is_checkable for reference in idea.references):
        yield (
            idea.line("issue"),
            Severity.WARNING,
            f"`{shown(idea.issue[0])}` is not a GitHub issue, pull request or discussion, so this "
            "site cannot check whether the idea is free: link the GitHub issue if there is one",
            "uncheckable-issue",
        )


def _same_title(idea: Idea, originals: dict[tuple[str, str, str], Idea]) -> Iterator[Finding]:
    """Whether an idea before this one has its title; the first of two is the original."""
    key = (idea.project.slug, idea.term, idea.title.casefold())
    original = originals.setdefault(key, idea)
    if original is not idea:
        yield (
            idea.line("title"),
            Severity.ERROR,
            f"{original.path} has the same title in the same term: give this idea another title, "
            "or remove one of the two files",
            "same-title",
        )
