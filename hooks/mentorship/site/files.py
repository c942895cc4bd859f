"""Every generated file of the site that is not a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentorship.catalogue import Catalogue
from mentorship.issues import store
from mentorship.issues.store import States
from mentorship.site import addresses
from mentorship.upstream import FORMATS


@dataclass(frozen=True)
class Download:
    """A file.

    Attributes:
        address: where it is on the site.
        text: its content.
    """

    address: str
    text: str


def build(catalogue: Catalogue, states: States, now: datetime, *, emails: bool) -> list[Download]:
    """All generated files.

    Args:
        now: the moment of building.
        emails: whether the combined files show mentors' e-mail addresses.
    """
    keys = [ref.key for ref in catalogue.references()]
    return [
        Download(addresses.ISSUES_FILE, store.dump(states, now, keys)),
        Download(addresses.ISSUES_SCHEMA, store.json_schema()),
        *(
            Download(
                addresses.upstream_file(term, name),
                FORMATS[form](catalogue, term, now, emails=emails),
            )
            for term in catalogue.terms
            for form, name in addresses.UPSTREAM_FILES.items()
        ),
    ]
