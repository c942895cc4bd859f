"""A generated page, first as what its kind says of it, then with its template filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from markupsafe import Markup

from mentorship.site import addresses, countdown, templating
from mentorship.site.search import Document
from mentorship.site.view import View

OF_A_LIST = 0.05
"""The rank of a page that only lists: its words are those of the pages that it leads to."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page, for its table of contents and the search.

    Attributes:
        level: 1 to 6.
        anchor: its id.
        title: as text, neither escaped nor masked.
    """

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, kw_only=True)
class _Described:
    """What a page says of itself, beside its content.

    Attributes:
        address: where it is on the site.
        title, description: as text, not escaped.
        heading: its first heading, where that is not the title.
        below: the other headings of its table of contents.
        source: the file to edit, relative to the checkout, or None.
        rank: how much the site's search favours it; an idea that can be chosen has 1.
        feed: the address of the feed of what it lists, or None.
        about: its subject in schema.org's words (JSON-LD), or None.
        documents: what the site's search finds in it.
    """

    address: str
    title: str
    description: str
    heading: str = ""
    below: Sequence[Heading] = ()
    source: str | None = None
    rank: float = 1
    feed: str | None = None
    about: Mapping[str, object] | None = None
    documents: Sequence[Document] = ()

    @property
    def headings(self) -> list[Heading]:
        """Those of its table of contents, its first one included."""
        return [Heading(1, "top", self.heading or self.title), *self.below]


@dataclass(frozen=True, kw_only=True)
class Draft(_Described):
    """A page before its template is filled in.

    Attributes:
        values: what its template needs beside what all are given.
    """

    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Page(_Described):
    """A page.

    Attributes:
        html: its whole content, from the first heading on.
        head: what its head has beside the theme's own.
        in_navigation: whether the site's tabs lead to it.
    """

    html: Markup
    head: Markup
    in_navigation: bool


def fill(view: View, template: str, draft: Draft, *, in_navigation: bool) -> Page:
    """The page of `draft`, by the template of that name."""
    given = usual(view, draft.address)
    described = {one.name: getattr(draft, one.name) for one in fields(_Described)}
    html = templating.render(
        template, **given, title=draft.heading or draft.title, feed=draft.feed, **draft.values
    )
    head = templating.render("head.html", **given, page=draft)
    return Page(**described, html=html, head=head, in_navigation=in_navigation)


def usual(view: View, address: str) -> dict[str, object]:
    """What every template is given, on the page at `address`."""
    return {"view": view, "to": linker(address), "at": addresses, "countdown": countdown}


def linker(page: str) -> Callable[[str], str]:
    """The function that makes links from the page at address `page`."""
    return lambda target: addresses.relative(target, page)
