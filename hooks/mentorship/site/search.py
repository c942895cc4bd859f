"""What the site's search finds: documents from the same values as the pages, not from their HTML.

Source of a document's shape: the index of https://squidfunk.github.io/mkdocs-material/plugins/search/
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import nh3
from markupsafe import Markup, escape

from mentorship.model.text.masking import mask_addresses

_KEPT = {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}
"""The elements that the theme shows in what it found."""


@dataclass(frozen=True)
class Document:
    """A page, or a section of one.

    Attributes:
        address: of the page, with the section's anchor.
        title: as HTML.
        html: its text, with the elements that the theme shows.
        rank: how much the search favours it.
    """

    address: str
    title: str
    html: str
    rank: float


def document(address: str, title: str, parts: Iterable[str | Markup], rank: float) -> Document:
    """The document of a title and parts, each HTML that is safe or else plain text."""
    texts = [
        shown_html(part) if isinstance(part, Markup) else _paragraph(part) for part in parts if part
    ]
    return Document(address, _text(title), "".join(texts), rank)


def shown_html(html: Markup) -> str:
    """`html`, which is safe, with the elements that the theme shows."""
    return nh3.clean(html, tags=_KEPT, attributes={}).strip()


def _paragraph(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _text(text: str) -> str:
    return str(escape(" ".join(mask_addresses(text).split())))
