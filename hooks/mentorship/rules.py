"""Rules over whole ideas: what a schema of single fields cannot say."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from datetime import datetime

from mentorship.body import Body
from mentorship.catalogue import Catalogue
from mentorship.idea import DESCRIPTION_LIMIT, FULL_NAME_LIMIT, Idea
from mentorship.problem import Problem, Severity, shown
from mentorship.term import Term

Finding = tuple[int, Severity, str, str]
"""Line, severity, message, code."""


def check(catalogue: Catalogue, now: datetime) -> list[Problem]:
    """Every rule over every idea of `catalogue`.

    An idea of a term that is over is history: what would be an error is a warning there.

    Args:
        now: the moment from which a term is over or not.
    """
    problems: list[Problem] = []
    for idea in catalogue.ideas:
        term = catalogue.term(idea.term)
        if term is None:
            problems.append(_unknown_term(idea, catalogue.terms))
            continue
        archived = term.is_over(now)
        problems += [
            Problem(
                idea.path,
                line,
                Severity.WARNING if archived else severity,
                message,
                code,
                archived,
            )
            for line, severity, message, code in (
                *_title(idea, catalogue.foundation, term),
                *_mentors(idea),
                *of_text(idea.body, idea.text, idea.text_line),
                *_issue(idea),
                *_same_title(idea, catalogue.ideas),
            )
        ]
    return problems


def _unknown_term(idea: Idea, terms: Iterable[Term]) -> Problem:
    known = [term.id for term in terms]
    close = difflib.get_close_matches(idea.term, known, n=1, cutoff=0.6)
    hint = (
        f"did you mean `{close[0]}`?"
        if close
        else "write one of its ids: " + ", ".join(f"`{one}`" for one in known)
    )
    message = f"the term `{shown(idea.term)}` is not in ideas/terms.yml: {hint}"
    return Problem(idea.path, idea.line("term"), Severity.ERROR, message, "unknown-term")


def _title(idea: Idea, foundation: str, term: Term) -> Iterator[Finding]:
    name = idea.full_name(foundation, term)
    excess = len(name) - FULL_NAME_LIMIT + 1
    if excess > 0:
        around = name.replace(idea.title, "…", 1)
        room = max(len(idea.title) - excess, 1)
        yield (
            idea.line("title"),
            Severity.ERROR,
            f"the title is {excess} characters too long: the upstream name `{shown(around)}` must "
            f"stay under {FULL_NAME_LIMIT} characters, so write at most {room}",
            "title-too-long",
        )


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
        handle = mentor.github.casefold()
        if handle in seen:
            yield (
                idea.line("mentors", position, "github"),
                Severity.ERROR,
                f"`{mentor.github}` is listed twice: keep one of the two mentors",
                "same-mentor-twice",
            )
        seen.add(handle)


def of_text(body: Body, text: str, line: int) -> Iterator[Finding]:
    """What is to be said of an idea's text alone, whatever its front matter is like.

    Args:
        line: the file's line on which the text begins.
    """
    if not body.description:
        yield (
            line,
            Severity.ERROR,
            "there is no description: below the front matter, write what a mentee would do and why",
            "no-description",
        )
    if body.outcome is None:
        yield (
            line,
            Severity.WARNING,
            "the outcome is missing: add a heading `## Expected outcome` and what will be there "
            "at the end of the term",
            "no-outcome",
        )
    if len(text) > DESCRIPTION_LIMIT:
        yield (
            line,
            Severity.WARNING,
            f"the text has {len(text)} characters and the LFX platform takes "
            f"{DESCRIPTION_LIMIT}: move details to the linked issue",
            "text-too-long",
        )


def _issue(idea: Idea) -> Iterator[Finding]:
    if not any(reference.is_checkable for reference in idea.references):
        yield (
            idea.line("issue"),
            Severity.WARNING,
            f"`{shown(idea.issue[0])}` is no GitHub issue, pull request or discussion, so nobody "
            "can see here whether it is still free: link the issue itself if there is one",
            "uncheckable-issue",
        )


def _same_title(idea: Idea, ideas: Iterable[Idea]) -> Iterator[Finding]:
    for other in ideas:
        if other is idea:
            return  # the first of two is the original
        same = (other.project.slug, other.term, other.title.casefold())
        if same == (idea.project.slug, idea.term, idea.title.casefold()):
            yield (
                idea.line("title"),
                Severity.ERROR,
                f"{other.path} has the same title in the same term: give this idea another title, "
                "or remove one of the two files",
                "same-title",
            )
            return
