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
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

MAX_ADDRESS = 2_000
"""Characters of a bare `www.` link; what is longer is not an address."""


def new_parser() -> MarkdownIt:
    """A parser of GitHub's dialect that keeps HTML, for code that adds rules of its own.

    Source: https://github.github.com/gfm/
    """
    markdown = MarkdownIt("gfm-like", {"html": True})
    assert markdown.linkify is not None
    # GitHub links `https://…` and `www.…`; not `istio.io`, and we show no addresses at all.
    markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    markdown.linkify.add("www.", {"validate": _www, "normalize": _with_scheme})
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


def _www(linkify: object, text: str, position: int) -> int:
    """How many characters from `position`, behind a `www.`, belong to the link."""
    match = re.match(
        r"[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>\"']*)?", text[position : position + MAX_ADDRESS]
    )
    return len(match[0].rstrip(".,;:!?)*_~")) if match else 0


def _with_scheme(linkify: object, match: Any) -> None:
    match.url = "https://" + match.url


def section_starts(tokens: Sequence[Token]) -> list[int]:
    """The indices in `tokens` at which a top-level second-level heading opens."""
    return [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
