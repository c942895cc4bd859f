"""Every generated file of the site that is not a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mentorship.issues import states_schema, store
from mentorship.model.text.masking import mask_addresses
from mentorship.site import addresses
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


def downloads(view: View, *, emails: bool) -> list[Download]:
    """All generated files.

    Args:
        emails: whether the combined files show mentors' e-mail addresses.
    """
    return [
        *(Download(address, write(view)) for address, write in _DATA.items()),
        *_feeds(view),
        *(
            Download(
                addresses.upstream_file(term, form.file_name),
                form.write(view.catalogue, term, view.now, emails=emails),
            )
            for term in view.catalogue.terms
            for form in FORMATS.values()
        ),
    ]


def _states(view: View) -> str:
    keys = [ref.key for ref in view.catalogue.references() if mask_addresses(ref.key) == ref.key]
    return store.dump(view.states, view.now, keys)


_DATA: Mapping[str, Callable[[View], str]] = {
    addresses.ISSUES_FILE: _states,
    addresses.ISSUES_SCHEMA: lambda view: states_schema.json_schema(),
    addresses.IDEAS_FILE: ideas_json.dump,
    addresses.IDEAS_SCHEMA: lambda view: ideas_json.json_schema(),
    addresses.LLMS: llms_txt.text,
    addresses.CALENDAR: calendar.calendar,
}
"""The files that there is one of."""


def _feeds(view: View) -> Iterator[Download]:
    everything = feeds.atom(view, f"{view.name}: new ideas", addresses.CATALOGUE, view.entries)
    yield Download(addresses.FEED, everything)
    slugs = view.catalogue.skills.slugs
    lists = [
        *((p.name, addresses.project(p), view.by_project[p.slug]) for p in view.catalogue.projects),
        *((name, addresses.skill(slugs[name]), found) for name, found in view.by_skill.items()),
    ]
    for name, page, entries in lists:
        text = feeds.atom(view, f"{view.name}: {name}", page, entries)
        yield Download(addresses.feed(page), text)
