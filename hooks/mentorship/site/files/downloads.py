"""Every generated file of the site that is not a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentorship.issues import store
from mentorship.site import addresses
from mentorship.site.entry import Entry
from mentorship.site.files import calendar, feeds, ideas_json, llms_txt
from mentorship.site.view import View
from mentorship.upstream.exporting.formats import FORMATS


@dataclass(frozen=True)
class Download:
    """A file.

    Attributes:
        address: where it is on the site.
        text: its content.
    """

    address: str
    text: str


def build(view: View, *, emails: bool) -> list[Download]:
    """All generated files.

    Args:
        emails: whether the combined files show mentors' e-mail addresses.
    """
    catalogue, states, now = view.catalogue, view.states, view.now
    keys = [ref.key for ref in catalogue.references()]
    return [
        Download(addresses.ISSUES_FILE, store.dump(states, now, keys)),
        Download(addresses.ISSUES_SCHEMA, store.json_schema()),
        Download(addresses.IDEAS_FILE, ideas_json.dump(view)),
        Download(addresses.IDEAS_SCHEMA, ideas_json.json_schema()),
        Download(addresses.LLMS, llms_txt.text(view)),
        Download(addresses.CALENDAR, calendar.calendar(view)),
        *_feeds(view),
        *(
            Download(
                addresses.upstream_file(term, name),
                FORMATS[form](catalogue, term, now, emails=emails),
            )
            for term in catalogue.terms
            for form, name in addresses.UPSTREAM_FILES.items()
        ),
    ]


def _feeds(view: View) -> Iterator[Download]:
    everything = feeds.atom(view, f"{view.name}: new ideas", addresses.CATALOGUE, view.entries)
    yield Download(addresses.FEED, everything)
    lists: list[tuple[str, str, Sequence[Entry]]] = [
        (
            project.name,
            addresses.project(project),
            [entry for entry in view.entries if entry.idea.project is project],
        )
        for project in view.catalogue.projects
    ]
    slugs = view.catalogue.skills.slugs
    lists += [(name, addresses.skill(slugs[name]), found) for name, found in view.by_skill.items()]
    for name, page, entries in lists:
        text = feeds.atom(view, f"{view.name}: {name}", page, entries)
        yield Download(addresses.feed(page), text)
