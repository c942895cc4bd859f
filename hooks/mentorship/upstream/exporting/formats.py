"""The formats that upstream programmes take: one row says all there is to know of a format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea
from mentorship.model.term import Term
from mentorship.upstream.exporting import (
    gsoc,
    lfx_csv,
    lfx_json,
    project_ideas,
    readme,
    without_addresses,
)

WITHDRAWN = "withdrawn"


class Writer(Protocol):
    """Takes the catalogue, the term, the moment, and whether e-mail addresses are written."""

    def __call__(self, catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
        """The text of the file, ending in one line end."""


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        name: as `ideas export` takes it.
        file_name: under which each term offers it on the site.
        purpose: what it is for, in half a sentence.
        omits: what an idea has and the format cannot say, or ``""``.
        writer: a term's ideas as its text.
    """

    name: str
    file_name: str
    purpose: str
    omits: str
    writer: Writer

    def write(self, catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
        """The ideas of `term` in this format, without those that were withdrawn.

        Without `emails` there is nobody's address in it.
        """
        offered = [idea for idea in catalogue.ideas if idea.status != WITHDRAWN]
        catalogue = replace(catalogue, ideas=offered)
        if not emails:
            catalogue, term = without_addresses.of_term(catalogue, term)
        return self.writer(catalogue, term, now, emails=emails)


_ALL = (
    Format(
        "project-ideas",
        "project_ideas.md",
        "all ideas of this term in one Markdown file, as proposals are collected",
        "",
        project_ideas.write,
    ),
    Format(
        "readme",
        "README.md",
        "the term's page: timeline, table of contents, ideas",
        "",
        readme.write,
    ),
    Format("gsoc", "gsoc.md", "the ideas page for the Google Summer of Code", "", gsoc.write),
    Format(
        "lfx-json",
        "lfx-export.json",
        "for the LFX platform, everything it asks for",
        "component, difficulty, size and status",
        lfx_json.write,
    ),
    Format(
        "lfx-csv",
        "lfx-tracking.csv",
        "a table of programmes and mentors, for tracking",
        "the text, and every field but mentors and links",
        lfx_csv.write,
    ),
)

FORMATS = {one.name: one for one in _ALL}
"""The formats by name, in the order in which people see them."""


def export(form: str, catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
    """The ideas of a term as one upstream file.

    Args:
        form: the name of a format in `FORMATS`.
        catalogue: the ideas, of which those of `term` are written.
        term: a term of the catalogue.
        now: the moment from which the term's phase follows, with a time zone.
        emails: whether mentors' e-mail addresses are written; without, no address is, in no text.

    Returns:
        The file's text, ending in one line end. What the format cannot say (`Format.omits`) is
        not in it, and neither are ideas that were withdrawn.

    Raises:
        KeyError: there is no format of this name.
    """
    return FORMATS[form].write(catalogue, term, now, emails=emails)


def withdrawn(catalogue: Catalogue, term: Term) -> list[Idea]:
    """The ideas of `term` that are in no export."""
    return [idea for idea in catalogue.ideas_of(term=term) if idea.status == WITHDRAWN]
