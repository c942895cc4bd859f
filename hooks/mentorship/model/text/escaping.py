"""Plain text put where Markdown is read: it shows as it was written."""

from __future__ import annotations

import re

from markupsafe import Markup

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")


def escape_all(text: str) -> str:
    """`text` with a backslash before every character that Markdown could read.

    Source: https://github.github.com/gfm/#backslash-escapes
    """
    return _PUNCTUATION.sub(r"\\\1", text)


def escape_markup(text: str) -> str:
    """`text` for the inside of a line: links, emphasis, code, HTML and headings are none."""
    return _MARKUP.sub(r"\\\1", text)


def as_entities(text: str) -> Markup:
    """`text` for a page that a template engine reads before Markdown does."""
    # Each character but letters, digits and spaces is an entity: nothing is left to escape.
    return Markup("".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text))  # noqa: S704
