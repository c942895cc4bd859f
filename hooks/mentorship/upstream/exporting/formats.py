"""The formats that upstream programmes take: a term's ideas in, one text out."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from mentorship.model.collection import Catalogue
from mentorship.model.term import Term
from mentorship.upstream.exporting import gsoc, lfx_csv, lfx_json, project_ideas, term_page


class Writer(Protocol):
    """Takes the catalogue, the term, the moment, and whether e-mail addresses are written."""

    def __call__(self, catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
        """The text of the file, ending in one line end."""


FORMATS: dict[str, Writer] = {
    "project-ideas": project_ideas.write,
    "readme": term_page.write,
    "gsoc": gsoc.write,
    "lfx-json": lfx_json.write,
    "lfx-csv": lfx_csv.write,
}
"""The formats by the names that `ideas export` knows them by."""
