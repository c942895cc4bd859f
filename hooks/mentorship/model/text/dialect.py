"""GitHub's Markdown: the one parser of the project, in two steps.

The first step finds the blocks of a text with their lines, three times as fast as the whole; the
second reads what is inside those same blocks. A text is never parsed twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MAX_ADDRESS = 2_000
"""Characters of a bare link; what is longer is not an address."""

MOST_CELLS = 4_000
"""Cells of all tables of a text. A short row is filled up, so that two characters may be a hundred
cells; what is below that many is a paragraph."""

_CELLS = "cells"

# https://github.github.com/gfm/#extended-autolink-path-validation; nothing here is tried twice.
_SCHEME = re.compile(r"(?:^|[^a-z0-9.+-])(https?)$", re.IGNORECASE)
_HOST = re.compile(r"[\w-]++(?:\.[\w-]++)*+(?::\d{1,5}(?!\d))?+(?!@)")
_DOMAIN = re.compile(r"[\w-]++(?:\.[\w-]++)++")
_PATH = re.compile(r"(?:[/?#][^\s<>\"'`]*+)?")
_TRAILING = ".,;:!?*_~]"


def new_parser() -> MarkdownIt:
    """A parser of GitHub's dialect that keeps HTML, for code that adds rules of its own.

    Source: https://github.github.com/gfm/
    """
    markdown = MarkdownIt("gfm-like", {"html": True})
    assert markdown.linkify is not None
    # GitHub links `https://…` and `www.…`; not `istio.io`, and we show no addresses at all.
    markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    markdown.linkify.add("www.", {"validate": _www, "normalize": _with_scheme})
    for scheme in ("http:", "https:"):
        markdown.linkify.add(scheme, {"validate": _web})
    for scheme in ("ftp:", "mailto:", "//"):
        markdown.linkify.add(scheme, None)
    markdown.inline.ruler.at("linkify", _inline_web)
    markdown.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    return markdown


@cache
def block_parser() -> MarkdownIt:
    """The first step: blocks and their lines; what is inside them stays text."""
    return new_parser().disable(["inline", "linkify"])


def inlined(parser: MarkdownIt, tokens: list[Token], env: dict[str, Any]) -> list[Token]:
    """The second step on blocks that `block_parser` found; they are changed in place.

    Args:
        parser: without the rules of the first step, `normalize` and `block`.
        env: the environment that the first step filled: link definitions.
    """
    state = StateCore("", parser, env, tokens)
    parser.core.process(state)
    return state.tokens


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """GFM's tables, as far as their cells are counted."""
    if start + 1 >= end:
        return False
    columns = state.src.count("|", state.bMarks[start + 1], state.eMarks[start + 1]) + 1
    rows = (MOST_CELLS - state.env.get(_CELLS, 0)) // columns
    if rows < 1 or not table(state, start, min(end, start + 1 + rows), silent):
        return False
    if not silent:
        state.env[_CELLS] = state.env.get(_CELLS, 0) + columns * (state.line - start)
    return True


def _inline_web(state: StateInline, silent: bool) -> bool:
    """A bare address whose `:` is here; so that a `*` inside it is none of Markdown's.

    The library's own rule looks back and forward as far as the text goes.
    """
    position = state.pos
    scheme = _SCHEME.search(state.pending[-6:]) if state.src[position] == ":" else None
    length = _web(None, state.src, position + 1) if scheme and not state.linkLevel else 0
    if scheme is None or not length:
        return False
    end = position + 1 + length
    url = scheme[1] + state.src[position:end]
    address = state.md.normalizeLink(url)
    if not state.md.validateLink(address):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": address}
        state.push("text", "", 0).content = state.md.normalizeLinkText(url)
        state.push("link_close", "a", -1)
        for token in (opening, state.tokens[-1]):
            token.markup, token.info = "linkify", "auto"
    state.pos = end
    return True


def _web(linkify: object, text: str, position: int) -> int:
    """How many characters from `position`, behind an `https:`, belong to the link."""
    if not text.startswith("//", position):
        return 0
    length = _length(_HOST, text, position + 2)
    return length + 2 if length else 0


def _www(linkify: object, text: str, position: int) -> int:
    """How many characters from `position`, behind a `www.`, belong to the link."""
    return _length(_DOMAIN, text, position)


def _length(host: re.Pattern[str], text: str, position: int) -> int:
    """How many characters from `position` are an address that begins with a `host`."""
    found = host.match(text, position, position + MAX_ADDRESS)
    path = found and _PATH.match(text, found.end(), position + MAX_ADDRESS)
    if not path:
        return 0
    end = path.end()
    unopened = text.count(")", position, end) - text.count("(", position, end)
    while text[end - 1] in _TRAILING or (text[end - 1] == ")" and unopened > 0):
        unopened -= text[end - 1] == ")"
        end -= 1
    return end - position


def _with_scheme(linkify: object, match: Any) -> None:
    match.url = "https://" + match.url


def section_starts(tokens: Sequence[Token]) -> list[int]:
    """The indices in `tokens` at which a top-level second-level heading opens."""
    return [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
