"""The page of a term, `README.md`: its timeline, a table of contents, its ideas.

Source of the form: the `README.md` of each term since 2025 in
https://github.com/cncf/mentoring/tree/main/programs/lfx-mentorship
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from mentorship.model.collection import Catalogue
from mentorship.model.term import Phase, Term
from mentorship.upstream.exporting import anchors, labelled
from mentorship.upstream.grammar import written_dates
from mentorship.upstream.grammar.form import Form

_STATUS = {
    Phase.UNDATED: "Planning",
    Phase.COMING: "Planning",
    Phase.PROPOSALS: "Accepting Proposals",
    Phase.APPLICATIONS: "Accepting Applications",
    Phase.SELECTION: "Selecting Mentees",
    Phase.RUNNING: "Ongoing",
    Phase.OVER: "Completed",
}
_CONTENTS, _IDEAS = "## Table of Contents\n", "## Accepted Projects\n"


def write(catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
    """The page of `term`, which says what the term is doing at `now`."""
    head = f"{labelled.title(1, term.title)}\n\nStatus: {_STATUS[term.phase(now)]}\n"
    dates = written_dates.write(term.timeline)
    timeline = f"### Timeline\n\n{dates}" if dates else ""
    form = Form(emails, full_names=True)
    ideas = f"{_IDEAS}\n{labelled.write(catalogue, term, form)}"
    before = [part for part in (head, timeline) if part]
    # A table of contents has no heading but its own, so anchors do not depend on its entries.
    whole = anchors.read("\n".join([*before, _CONTENTS, ideas]))
    contents = "\n".join(_contents(whole))
    parts = [*before, f"{_CONTENTS}\n{contents}\n" if contents else _CONTENTS, ideas]
    return "\n".join(parts).rstrip("\n") + "\n"


def _contents(headings: list[anchors.Anchored]) -> Iterator[str]:
    below = False
    for heading in headings:
        if below and heading.is_outside:
            indent = "  " * (heading.level - 3)
            yield f"{indent}- [{_label(heading.markdown)}](#{heading.anchor})"
        below = below or heading.markdown == _IDEAS.strip("# \n")


def _label(markdown: str) -> str:
    """A heading's Markdown as the text of a link: no bracket in it may open or end one."""
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", markdown)
