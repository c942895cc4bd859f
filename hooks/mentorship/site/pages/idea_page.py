"""The page of an idea."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mentorship.model.idea import Idea
from mentorship.model.text.masking import masked
from mentorship.model.text.unique import UniqueNames
from mentorship.model.timeline import Milestone
from mentorship.site import addresses
from mentorship.site.entry import Entry
from mentorship.site.pages.making import Draft, Heading
from mentorship.site.search import Document, document
from mentorship.site.view import View

MOST_SIBLINGS = 6
"""Ideas of the same project below an idea; the project's page has them all."""

MOST_ALIKE = 4
"""Ideas of other projects that share skills."""

PAST_RANK = 0.2
"""How much less the search favours an idea of an earlier term."""


def drafts(view: View) -> Iterator[Draft]:
    """A page for each idea."""
    for idea in view.catalogue.ideas:
        yield _draft(view, idea)


def _draft(view: View, idea: Idea) -> Draft:
    entry = view.entry(idea)
    body = idea.body.html
    address = addresses.idea(idea)
    anchors = _anchors([section.plain_title for section in body.sections])
    siblings = [
        other
        for other in view.by_project[idea.project.slug]
        if other.term is entry.term and other is not entry
    ]
    siblings.sort(key=lambda other: (other.idea.title.casefold(), other.idea.slug))
    return Draft(
        address=address,
        title=f"{idea.title} – {idea.project.name}",
        description=entry.summary or f"A mentorship idea of {idea.project.name}.",
        heading=idea.title,
        below=[
            Heading(2, anchor, section.plain_title)
            for anchor, section in zip(anchors, body.sections, strict=True)
        ],
        source=idea.path,
        rank=PAST_RANK if entry.is_earlier else 1,
        feed=addresses.feed(addresses.project(idea.project)),
        about=_about(view, entry),
        documents=_documents(entry, anchors),
        values={
            "entry": entry,
            "idea": idea,
            "term": entry.term,
            "body": body,
            "anchors": anchors,
            "states": [(ref, view.state(ref)) for ref in idea.references],
            "siblings": siblings[:MOST_SIBLINGS],
            "more_siblings": len(siblings) > MOST_SIBLINGS,
            "alike": alike(view, entry),
        },
    )


def _documents(entry: Entry, anchors: Sequence[str]) -> list[Document]:
    """What is found of an idea: its text, its facts, and each of its sections."""
    idea, body = entry.idea, entry.idea.body.html
    address = addresses.idea(idea)
    rank = PAST_RANK if entry.is_earlier else 1
    facts = [
        f"{idea.project.name}, {idea.component}" if idea.component else idea.project.name,
        entry.term.title,
        ", ".join(f"{m.shown} @{m.github}" if m.github else m.shown for m in idea.mentors),
        ", ".join(dict.fromkeys([*idea.skills, *entry.skills, *idea.technologies])),
        ", ".join(ref.name for ref in idea.references),
    ]
    whole = document(address, idea.title, [body.description, *facts], rank)
    sections = [
        document(f"{address}#{anchor}", section.plain_title, [section.html], rank)
        for anchor, section in zip(anchors, body.sections, strict=True)
    ]
    return [whole, *sections]


def alike(view: View, entry: Entry) -> list[Entry]:
    """Ideas of other projects that share skills with `entry`, the nearest first.

    A skill that few ideas ask for says more than one that all do. Of an idea that can still be
    chosen, the neighbours can be, too.
    """
    shared: Counter[int] = Counter()
    found: dict[int, Entry] = {}
    for skill in entry.skills:
        others = view.by_skill[skill]
        for other in others:
            if other.idea.project is entry.idea.project or other.is_closed:
                continue
            if other.is_earlier and not entry.is_earlier:
                continue
            found[id(other)] = other
            shared[id(other)] += 1_000_000 // len(others)
    return [found[key] for key, _ in shared.most_common(MOST_ALIKE)]


def _about(view: View, entry: Entry) -> dict[str, object]:
    """The idea as https://schema.org/EducationalOccupationalProgram."""
    idea, dates = entry.idea, entry.term.timeline
    found: dict[str, object | None] = {
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalProgram",
        "name": idea.title,
        "description": entry.summary,
        "url": addresses.absolute(addresses.idea(idea), view.base) if view.base else None,
        "provider": {"@type": "Organization", "name": idea.project.name},
        "programType": entry.term.programme,
        "applicationStartDate": _start(dates.applications),
        "applicationDeadline": _end(dates.applications),
        "startDate": _start(dates.begins),
        "endDate": _end(dates.ends),
    }
    return {name: masked(value) for name, value in found.items() if value}


def _start(row: Milestone | None) -> str | None:
    return row.starts.isoformat() if row else None


def _end(row: Milestone | None) -> str | None:
    return row.ends.isoformat() if row else None


def _anchors(titles: Sequence[str]) -> list[str]:
    """An id for each title, none twice."""
    names = UniqueNames(("top", "siblings", "alike"), first=1)  # ours
    return [
        names.take(re.sub(r"[^\w]+", "-", title.casefold()).strip("-_") or "section")
        for title in titles
    ]
