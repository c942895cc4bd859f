"""A generated page of the site, and how one is made from a template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mentorship.site import addresses, countdown, templating
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


@dataclass(frozen=True)
class Page:
    """A generated page.

    Attributes:
        address: where it is on the site.
        title, description: as text, not escaped.
        html: its whole content, from the first heading on.
        headings: those of its table of contents.
        source: the file to edit, relative to the checkout, or None.
        rank: how much the site's search favours it; an idea that can be chosen has 1.
        feed: the address of the feed of what it lists, or None.
        about: what it says of its subject in schema.org's words (JSON-LD), or None.
    """

    address: str
    title: str
    description: str
    html: Markup
    headings: Sequence[Heading]
    source: str | None = None
    rank: float = 1
    feed: str | None = None
    about: dict[str, object] | None = None


def make(  # noqa: PLR0913 (a page has as many parts)
    view: View,
    address: str,
    template: str,
    title: str,
    description: str,
    *,
    heading: str | None = None,
    headings: Sequence[Heading] = (),
    source: str | None = None,
    rank: float = 1,
    feed: str | None = None,
    about: dict[str, object] | None = None,
    **values: object,
) -> Page:
    """The page at `address` from `template`; `values` are what that needs beside the usual."""
    html = templating.render(
        template, **usual(view, address), title=heading or title, feed=feed, **values
    )
    top = Heading(1, "top", heading or title)
    return Page(address, title, description, html, [top, *headings], source, rank, feed, about)


def usual(view: View, address: str) -> dict[str, object]:
    """What every template is given, on the page at `address`."""
    return {"view": view, "to": linker(address), "at": addresses, "countdown": countdown}


def linker(page: str) -> Callable[[str], str]:
    """The function that makes links from the page at address `page`."""
    return lambda target: addresses.relative(target, page)
