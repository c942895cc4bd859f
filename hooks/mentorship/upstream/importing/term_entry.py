"""The entry of `terms.yml` that an import belongs to: found, or made from the source."""

from __future__ import annotations

import re
from datetime import datetime

from mentorship.model.term import Term
from mentorship.upstream.grammar.written_dates import Timetable
from mentorship.upstream.grammar.written_dates import read as read_timetable
from mentorship.upstream.importing.source import Source
from mentorship.writing import terms_file
from mentorship.writing.terms_file import NotEditableError

_PAGE = re.compile(
    r"(?m)^#+ +Term 0?(?P<number>\d) - (?P<year>20\d\d) +(?P<first>[A-Z][a-z]{2})[a-z]*"
    r" *- *(?P<last>[A-Z][a-z]{2})"
)
_NAMED = re.compile(r'"_term": "([^"\\]+)"|(?m:^)### Term\n+([^\n#]+)')
_ARCHIVED = "archived: true"
_FOUNDATION = re.compile(r"\b([A-Z][\w.&]{1,30}) - [^:\n]{1,60}: [^\n]{1,120}\(20\d\d")


def make(term_id: str, text: str, *, archived: bool) -> Term:
    """An entry for a term that `terms.yml` does not have, named as the source names it.

    Raises:
        ValueError: `term_id` is not an id.
    """
    return Term(id=term_id, title=_title(term_id, text), programme=_programme(text),
                archived=archived)  # fmt: skip


def _title(term_id: str, text: str) -> str:
    if named := _NAMED.search(text):
        return (named[1] or named[2]).strip()
    if page := _PAGE.search(text):
        months = f"{page['first']}-{page['last']}"
        return f"{page['year']} Term {page['number']} ({months})"
    return term_id.replace("-", " ").title().replace("Gsoc", "GSoC").replace("Lfx", "LFX")


def _programme(text: str) -> str:
    is_gsoc = re.search(r"(?i)\bgsoc\b|google summer of code", text[:4_000])
    return "Google Summer of Code" if is_gsoc else "LFX Mentorship"


def foundation(text: str) -> str:
    """The name before the full names in a source."""
    match = _FOUNDATION.search(text)
    return match[1] if match else "CNCF"


def timetable(source: Source, term: Term) -> Timetable:
    """The milestones of the source's timeline; dates with no year are in the term's."""
    named = re.search(r"20\d\d", f"{source.title} {term.title} {term.id}")
    year = source.year or (int(named[0]) if named else None)
    return read_timetable(sorted(source.timeline), year)


def settled(term: Term, found: Timetable, now: datetime) -> tuple[Term, list[str]]:
    """A new term, marked as over where its year is and its dates do not say so, and the notes."""
    dated = term.dated(found.milestones)
    if dated.is_over(now):
        return term, []
    named = re.search(r"20\d\d", f"{term.id} {term.title}")
    if named and int(named[0]) < now.year:
        told = f"its year is over and its last day is not known: it is added with `{_ARCHIVED}`"
        return term.model_copy(update={"archived": True}), [f"ideas/terms.yml: {term.id}: {told}"]
    if dated.timeline.rows():
        return term, []
    told = (
        "it has no dates: its ideas are checked as those of a term to come; add its `timeline:`, "
        f"or `{_ARCHIVED}` if it is over"
    )
    return term, [f"ideas/terms.yml: {term.id}: {told}"]


def edit(text: str | None, foundation: str, term: Term, found: Timetable, *, is_new: bool
         ) -> tuple[str | None, list[str]]:  # fmt: skip
    """The new text of `terms.yml` and the notes; no text where nothing changes.

    Args:
        text: of the file, or None where there is none.
        is_new: whether the file has no entry for `term` yet.
    """
    dated = term.dated(found.milestones)
    told = [
        f"line {line}: the timeline's row `{activity}: {at}` does not fit into ideas/terms.yml"
        for line, activity, at in found.unread
    ]
    try:
        if text is None:
            return terms_file.new(foundation, dated), [*told, _added(dated)]
        if is_new:
            return terms_file.with_term(text, dated), [*told, _added(dated)]
        if not term.timeline.rows() and found.milestones:
            edited = terms_file.with_timeline(text, term, found.milestones)
            return edited, [*told, f"ideas/terms.yml: the timeline of {term.id} was added"]
    except NotEditableError as by_hand:
        return None, [
            *told,
            f"ideas/terms.yml cannot be edited: add this to it by hand:\n{by_hand}",
        ]
    return None, told + _differences(term, dated)


def _added(term: Term) -> str:
    return f"ideas/terms.yml: the term {term.id} was added as `{term.title}`: check its title"


def _differences(term: Term, dated: Term) -> list[str]:
    return [
        f"ideas/terms.yml says `{name}: {ours.text if ours else ''}` and the source `{theirs.text}`"
        for name, theirs in dated.timeline
        if theirs is not None
        for ours in [getattr(term.timeline, name)]
        if ours is None or (ours.starts, ours.ends) != (theirs.starts, theirs.ends)
    ]
