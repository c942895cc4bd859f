"""The formats that upstream programmes take: a term's ideas in, one text out."""

from __future__ import annotations

from collections.abc import Callable

from mentorship.catalogue import Catalogue
from mentorship.term import Term
from mentorship.upstream import project_ideas

Writer = Callable[[Catalogue, Term, bool], str]
"""Takes the catalogue, the term, and whether mentors' e-mail addresses are written."""

FORMATS: dict[str, Writer] = {"project-ideas": project_ideas.write}
"""The formats by the names that `ideas export` knows them by."""
