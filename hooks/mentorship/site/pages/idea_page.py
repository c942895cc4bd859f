"""The page of an idea."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mentorship.model.idea import Idea
from mentorship.model.text.masking import masked
from mentorship.model.text.unique import UniqueNames
from mentorship.model.timeline import Milestone
from mentorship.site import addresses
from mentorship.site.entry import Entry
from mentorship.site.pages.making import Heading, Page, make
from mentorship.site.view import View

MOST_SIBLINGS = 6
"""Ideas of the same project below an idea; the project's page has them all."""

MOST_ALIKE = 4
"""Ideas of other projects that share skills."""

PAST_RANK = 0.2
"""How much less the search favours an idea of an earlier term."""


def build(view: View, idea: Idea) -> Page:
    """The page of `idea`."""
    entry = view.entry(idea)
    body = idea.body.html
    anchors = _anchors([section.plain_title for section in body.sections])
    siblings = [
        view.entry(other)
        for other in view.catalogue.ideas_of(project=idea.project, term=entry.term)
        if other is not idea
    ]
    return make(
        view,
        addresses.idea(idea),
        "idea.html",
        f"{idea.title} – {idea.project.name}",
        entry.summary or f"A mentorship idea of {idea.project.name}.",
        heading=idea.title,
        headings=[
            Heading(2, anchor, section.plain_title)
            for anchor, section in zip(anchors, body.sections, strict=True)
        ],
        source=idea.path,
        rank=PAST_RANK if entry.is_earlier else 1,
        feed=addresses.feed(addresses.project(idea.project)),
        about=_about(view, entry),
        entry=entry,
        idea=idea,
        term=entry.term,
        body=body,
        anchors=anchors,
        states=[(ref, view.state(ref)) for ref in idea.references],
        siblings=siblings[:MOST_SIBLINGS],
        more_siblings=len(siblings) > MOST_SIBLINGS,
        alike=alike(view, entry),
    )


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
