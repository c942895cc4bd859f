"""The HTML that text of strangers may become."""

from __future__ import annotations

import re

import nh3
from markupsafe import Markup
from pygments.token import STANDARD_TYPES

from mentorship.model.text.masking import mask_addresses

# What GitHub keeps (https://github.com/github/markup#github-markup), without images: a picture
# from elsewhere would show its server who reads the page, so it becomes a link.
TAGS = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "input", "ins", "kbd", "li", "ol", "p", "pre", "q",
    "rp", "rt", "ruby", "s", "samp", "span", "strike", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "ul", "var",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "input": {"aria-label", "checked", "disabled"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
# In what nh3 writes, no attribute contains `<` or `>`, and no link is inside another.
_LINK_TAG = re.compile(r"<a(?: [^<>]*)?>|</a>")
_LEADS = re.compile(r'<a(?: (?!href=)[a-z]+="[^"]*")* href="')
CLASSES = {
    "div": {"highlight"},
    "li": {"task-list-item"},
    "span": {name for name in STANDARD_TYPES.values() if name},
    "ul": {"contains-task-list"},
    "ol": {"contains-task-list"},
}


def clean(html: str) -> Markup:
    """`html` without anything that is not on the list, and without e-mail addresses."""
    return Markup(mask_addresses(_kept(html)))  # noqa: S704 (the allow-list's result)


def shows_address(html: str) -> bool:
    """Whether a reader of `html` would see an e-mail address."""
    kept = _kept(html)
    return mask_addresses(kept) != kept


def _kept(html: str) -> str:
    kept = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        clean_content_tags=set(),
        attribute_filter=_attribute,
        url_schemes={"http", "https"},
        link_rel="nofollow ugc noopener noreferrer",
        set_tag_attribute_values={"input": {"type": "checkbox"}},
    )
    return _without_empty_links(kept) if "<a" in kept else kept


def _without_empty_links(html: str) -> str:
    """`html` without `<a>` that lead nowhere: one ends the theme's instant navigation."""
    leads = True

    def kept(match: re.Match[str]) -> str:
        nonlocal leads
        if match[0] != "</a>":
            leads = _LEADS.match(match[0]) is not None
        return match[0] if leads else ""

    return _LINK_TAG.sub(kept, html)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute that the allow-list keeps; None removes it."""
    if name == "href" and not value.lower().startswith(("http://", "https://")):
        return None
    return mask_addresses(value)
