"""Lists of short phrases after a label: skills, technologies, linked issues."""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache

from mentorship.model.text.escaping import escape_all
from mentorship.upstream.grammar import blocks
from mentorship.upstream.grammar.inline import escaped, plain

_SENTENCE = re.compile(r"(?<!e\.g)(?<!i\.e)(?<=[\w)])\.\s+(?=[A-Z])")
_OPENING, _CLOSING = "([{", ")]}"


def read(markdown: str) -> tuple[list[str], str]:
    """The phrases in `markdown`, and the Markdown after them that is not a list of phrases.

    Phrases are in a line with commas between them, or are the items of a list. After the
    first sentence of a line each sentence is one phrase.
    """
    found: list[str] = []
    waiting = deque(blocks.pieces(markdown))
    while waiting and not _ends_phrases(waiting[0], found):
        found += _phrases(waiting.popleft())
    return [phrase for phrase in found if phrase], "\n\n".join(map(_source, waiting))


def _ends_phrases(piece: blocks.Piece, found: list[str]) -> bool:
    """Whether a block is other text, or a numbered list after phrases."""
    return piece.is_other or (piece.marker[:1].isdigit() and bool(found))


def _phrases(piece: blocks.Piece) -> list[str]:
    if piece.is_item:
        return _of_item(piece.text)
    first, *others = _SENTENCE.split(plain(piece.text))
    phrases = [phrase.rstrip(".") for phrase in split(first)]
    return [*phrases, *(sentence.strip() for sentence in others)]


def _of_item(text: str) -> list[str]:
    """The phrase of an item, and those of the list inside it."""
    found = blocks.pieces(text) if "\n" in text else []
    if len(found) < 2 or found[0].is_item or not all(piece.is_item for piece in found[1:]):
        return [plain(text)]
    nested = (phrase for piece in found[1:] for phrase in _of_item(piece.text))
    return [plain(found[0].text), *nested]


def read_links(markdown: str) -> list[str]:
    """What is linked in `markdown`: one value for each item of a list, for each
    link of a line, or for the whole line where it says more.
    """
    values = (value for piece in blocks.pieces(markdown) for value in _linked(piece))
    return [value for value in values if value]


def _linked(piece: blocks.Piece) -> list[str]:
    if piece.is_item or piece.is_other:
        return [plain(piece.text)]
    return [value for line in piece.text.split("\n") for value in _linked_in_line(plain(line))]


def _linked_in_line(line: str) -> list[str]:
    parts = [part.strip(",;") for part in line.split()]
    are_links = all(re.match(r"https?://\S+$", part) for part in parts)
    return parts if are_links else [line]


MOST_WORDS = 4
"""Words of a phrase that ends with a semicolon; what is longer is a sentence."""


def split(line: str) -> list[str]:
    """The phrases of a line: separated by commas outside brackets and code spans; where there
    are none, by semicolons, if each phrase is short.
    """
    phrases = _split(line, ",，、")
    pieces = _split(line, ";；") if len(phrases) == 1 else phrases
    return pieces if all(len(piece.split()) <= MOST_WORDS for piece in pieces) else phrases


def _split(line: str, separators: str) -> list[str]:
    phrases: list[str] = []
    depth, is_code, start = 0, False, 0
    for position, character in enumerate(line):
        if character == "`":
            is_code = not is_code
        elif is_code:
            continue
        elif character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        elif character in separators and not depth:
            phrases.append(line[start:position])
            start = position + 1
    phrases.append(line[start:])
    return [phrase for phrase in map(str.strip, phrases) if phrase]


@lru_cache(maxsize=4_096)
def write(label: str, phrases: tuple[str, ...], *, links: bool = False) -> str:
    """A labelled list item: phrases after the label, or below it where a line would not do."""

    def reads_back(text: str) -> bool:
        if links:
            return read_links(text) == list(phrases)
        return read(text) == (list(phrases), "")

    if not phrases:
        return f"- {label}:"
    joined = (" " if links else ", ").join(phrases)
    if reads_back(joined):
        return f"- {label}: {joined}"
    for form in (str, escaped, _escaped_begin):
        items = "\n".join(f"- {form(phrase)}" for phrase in phrases)
        if reads_back(items):
            break
    return f"- {label}:\n  {_indented(items)}"


def _escaped_begin(phrase: str) -> str:
    """`phrase` as Markdown, with nothing at the beginning that would make it a block."""
    text = escaped(phrase)
    text = re.sub(r"^(\d+)([.)])", r"\1\\\2", text)
    return text if text.startswith("\\") else escape_all(text[:1]) + text[1:]


def _source(piece: blocks.Piece) -> str:
    if not piece.is_item:
        return piece.text
    indent = " " * (len(piece.marker) + 1)
    return f"{piece.marker} {piece.text}".replace("\n", f"\n{indent}")


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
