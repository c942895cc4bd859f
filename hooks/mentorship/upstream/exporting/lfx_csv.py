"""The tracking table for the LFX platform: a line for each idea, with up to four mentors.

Source of the columns: `lfx-tracking.csv` of a term since 2026 in https://github.com/cncf/mentoring
"""

from __future__ import annotations

import csv
import io
from datetime import datetime

from mentorship.model.collection import Catalogue
from mentorship.model.idea import MAX_MENTORS
from mentorship.model.mentor import LenientMentor
from mentorship.model.term import Term
from mentorship.upstream.exporting.lfx_json import in_order, programme_name

_MENTOR = ("{}", "{} GitHub", "{} email address", "{} LFID")
HEADER = [
    *("PROJECT", "LFX URL", "Upstream issue", "", "mentor count"),
    *(form.format(f"Mentor {n}") for n in range(1, MAX_MENTORS + 1) for form in _MENTOR),
]


def write(catalogue: Catalogue, term: Term, now: datetime, *, emails: bool) -> str:
    """The table of `term`, in the order of the JSON export. `now` does not matter."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    for idea in in_order(catalogue.ideas_of(term=term)):
        cells = [
            *(
                programme_name(idea, catalogue, term),
                idea.lfx_url or "",
                " ".join(idea.issue_links),
                "",
            ),
            str(len(idea.mentors)),
            *(cell for mentor in idea.mentors for cell in _cells(mentor, emails=emails)),
        ]
        empty = [""] * (len(HEADER) - len(cells))
        writer.writerow([_harmless(cell) for cell in [*cells, *empty]])
    return file.getvalue()


def _cells(mentor: LenientMentor, *, emails: bool) -> tuple[str, ...]:
    """A cell for each of `_MENTOR`."""
    email = mentor.email if emails else None
    return (mentor.name or "", mentor.github or "", email or "", mentor.lfid or "")


def _harmless(cell: str) -> str:
    """`cell`, written so that a spreadsheet does not take it for a formula.

    Source: https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
