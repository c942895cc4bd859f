"""The anchors that GitHub gives to the headings of a Markdown file.

Source: https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
and the list of characters in https://github.com/Flet/github-slugger, which is tested against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mdit_py_plugins.anchors import anchors_plugin

from mentorship.model.text.dialect import block_parser, inlined, new_parser
from mentorship.model.text.unique import UniqueNames


@dataclass(frozen=True)
class Anchored:
    """A heading.

    Attributes:
        level: 1 to 6.
        markdown: its text.
        anchor: without `#`.
        is_outside: whether it is outside lists and quotes.
    """

    level: int
    markdown: str
    anchor: str
    is_outside: bool


def read(document: str) -> list[Anchored]:
    """Every heading of `document` in order, those inside lists and quotes included."""
    names = UniqueNames(first=1)
    second_step = new_parser().disable(["normalize", "block", "linkify"])
    second_step.use(anchors_plugin, max_level=6, slug_func=lambda text: names.take(slug(text)))
    env: dict[str, Any] = {}
    blocks = block_parser().parse(document, env)
    headings = [
        part
        for position, block in enumerate(blocks)
        if block.type == "heading_open"
        for part in blocks[position : position + 2]
    ]
    tokens = inlined(second_step, headings, env)
    return [
        Anchored(int(token.tag[1]), inline.content, str(token.attrs["id"]), not token.level)
        for token, inline in pairwise(tokens)
        if token.type == "heading_open"
    ]


def slug(text: str) -> str:
    """The anchor of a heading's text, before duplicates get their number."""
    return "".join(_kept(text.strip().lower()))


def _kept(text: str) -> Iterator[str]:
    for character in text:
        category = unicodedata.category(character)
        if character == " ":
            yield "-"
        elif character == "-" or category[0] in "LM" or category in {"Nd", "Nl", "Pc"}:
            yield character
