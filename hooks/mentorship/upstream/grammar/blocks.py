"""The blocks of a Markdown text: its paragraphs, its list items, with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from mentorship.model.text.dialect import block_parser


@dataclass(frozen=True)
class Piece:
    """One paragraph, one item of a list, or any other block.

    Attributes:
        text: its Markdown, of an item without marker and indentation.
        marker: of an item: `-`, `1.`; else ``""``.
    """

    text: str
    marker: str = ""
    is_other: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(self.marker)


def pieces(markdown: str) -> list[Piece]:
    """The blocks of `markdown` in order, a list as its direct items."""
    lines = markdown.split("\n")
    tokens = block_parser().parse(markdown)
    found: list[Piece] = []
    covered = 0
    for opens, closes in top_level(tokens):
        block = tokens[opens]
        start, end = lines_of(block)
        _other(lines[covered:start], found)
        covered = max(covered, end)
        if block.type in {"bullet_list_open", "ordered_list_open"}:
            found += [
                Piece(item_text(token, lines), token.info + token.markup)
                for token in items_of(tokens[opens:closes])
            ]
        else:
            text = "\n".join(lines[start:end]).strip("\n")
            found.append(Piece(text, is_other=block.type != "paragraph_open"))
    _other(lines[covered:], found)
    return found


def _other(lines: list[str], found: list[Piece]) -> None:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        found.append(Piece(text, is_other=True))  # link definitions leave no token


def top_level(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where each block of the top level opens in `tokens`, and the index after its end."""
    position = 0
    while position < len(tokens):
        end = position + 1
        if tokens[position].nesting == 1:
            while tokens[end].level > 0 or tokens[end].nesting != -1:
                end += 1
            end += 1
        yield position, end
        position = end


def lines_of(token: Token) -> tuple[int, int]:
    """The first line of a block, counted from 0, and the line after its last."""
    assert token.map is not None, "a block has lines"
    return token.map[0], token.map[1]


def items_of(tokens: Sequence[Token]) -> Iterator[Token]:
    """The direct items of the list that `tokens` begin with."""
    for token in tokens:
        if token.type == "list_item_open" and token.level == tokens[0].level + 1:
            yield token


def item_text(item: Token, lines: Sequence[str]) -> str:
    """The Markdown of a list item, without its marker and its indentation."""
    start, end = lines_of(item)
    source = lines[start]
    indent = len(source) - len(source.lstrip(" \t"))
    marker = indent + len(item.info) + len(item.markup)
    rest = source[marker:]
    spaces = len(rest) - len(rest.lstrip(" \t"))
    width = marker + (spaces if 0 < spaces < 5 and rest.strip() else 1)
    taken = [rest[width - marker :], *(_dedented(line, width) for line in lines[start + 1 : end])]
    return "\n".join(taken).rstrip("\n")


def _dedented(line: str, width: int) -> str:
    """`line` without `width` columns of indentation, or without what it has of them."""
    column = 0
    for position, character in enumerate(line):
        if column >= width or character not in " \t":
            return " " * (column - width) + line[position:]
        column += 4 - column % 4 if character == "\t" else 1
    return " " * max(column - width, 0)
