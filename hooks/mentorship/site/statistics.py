"""Ideas, skills, projects and issues in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorship.issues.state import Verdict
from mentorship.site.entry import Entry
from mentorship.site.view import View

MOST_TERMS = 8
"""Columns of the skills over time."""

MOST_SKILLS = 12

Row = tuple[str, int]


@dataclass(frozen=True)
class Numbers:
    """What the page of statistics shows.

    Attributes:
        per_term: title of a term → its ideas, oldest first.
        terms: short titles of the latest terms with ideas, oldest first.
        skills: a skill → its ideas in each of `terms`; the most wanted first.
        per_project: name of a project → its ideas; the most first.
        issues: state of the linked issues → how many.
        outcomes: title of a term → the results of its ideas.
    """

    per_term: Sequence[Row]
    terms: list[str]
    skills: Sequence[tuple[str, Sequence[int]]]
    per_project: Sequence[Row]
    issues: Sequence[Row]
    outcomes: Sequence[tuple[str, Mapping[str, int]]]

    @property
    def skill_rows(self) -> Sequence[Sequence[str | int]]:
        """`skills` as the rows of a table."""
        return [(name, *counts) for name, counts in self.skills]


def numbers(view: View) -> Numbers:
    """The numbers of everything in `view`."""
    by_term = [(term, view.in_term(term)) for term in view.catalogue.terms]
    with_ideas = [(term, entries) for term, entries in by_term if entries]
    latest = with_ideas[-MOST_TERMS:]
    return Numbers(
        per_term=[(term.short_title, len(entries)) for term, entries in by_term],
        terms=[term.short_title for term, _ in latest],
        skills=_skills([entries for _, entries in latest]),
        per_project=Counter(entry.idea.project.name for entry in view.entries).most_common(),
        issues=_issues(view),
        outcomes=[(term.short_title, outcomes(entries)) for term, entries in with_ideas],
    )


def _skills(by_term: Sequence[Sequence[Entry]]) -> list[tuple[str, list[int]]]:
    """The most wanted skills, with the ideas of each term that want them."""
    counts = [Counter(s for entry in entries for s in set(entry.skills)) for entries in by_term]
    wanted = Counter(s for entries in by_term for entry in entries for s in entry.skills)
    return [(s, [found[s] for found in counts]) for s, _ in wanted.most_common(MOST_SKILLS)]


def outcomes(entries: Sequence[Entry]) -> Mapping[str, int]:
    """The results of ideas: `selected`, `completed` and `withdrawn`, as their files say."""
    said = Counter(entry.idea.status for entry in entries if entry.idea.status)
    return {str(status): said[status] for status in ("selected", "completed", "withdrawn")}


def _issues(view: View) -> list[Row]:
    found: Counter[str] = Counter()
    for ref in view.catalogue.references():
        if not ref.is_checkable:
            found["cannot be checked"] += 1
            continue
        state = view.state(ref)
        if state.verdict is Verdict.FINE or state.verified_at:
            found[state.availability if state.detail == "open" else str(state.detail)] += 1
        else:
            found["no longer there" if state.verdict is Verdict.BROKEN else "not verified"] += 1
    named = {"free": "open and free", "taken": "open, taken", "unknown": "open, unassigned"}
    return [(named.get(name, name), count) for name, count in found.most_common()]
