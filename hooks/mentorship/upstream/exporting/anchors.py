"""The anchors that GitHub gives to the headings of a Markdown file.

Source: https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
and the list of characters in https://github.com/Flet/github-slugger, which is tested against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from mentorship.upstream.grammar.inline import parser


@dataclass(frozen=True)
class Anchored:
    """A heading.

    Attributes:
        level: 1 to 6.
        markdown: its text.
        anchor: without `#`.
        is_outside: whether it stands in no list and no quote.
    """

    level: int
    markdown: str
    anchor: str
    is_outside: bool


def read(document: str) -> list[Anchored]:
    """Every heading of `document` in order, those inside lists and quotes included."""
    tokens = parser().parse(document)
    found: list[Anchored] = []
    uses: dict[str, int] = {}
    for position, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        inline = tokens[position + 1]
        text = "".join(
            child.content
            for child in inline.children or []
            if child.type in {"text", "text_special", "code_inline"}
        )
        anchor = _unique(slug(text), uses)
        found.append(Anchored(int(token.tag[1]), inline.content, anchor, not token.level))
    return found


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


def _unique(anchor: str, uses: dict[str, int]) -> str:
    result = anchor
    while result in uses:
        uses[anchor] += 1
        result = f"{anchor}-{uses[anchor]}"
    uses[result] = 0
    return result
