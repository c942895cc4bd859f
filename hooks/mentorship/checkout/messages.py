"""What each message code means: the entries of the checkout's `docs/messages.md`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it.token import Token

from mentorship.checkout import file_text
from mentorship.model.text.dialect import block_parser

PATH = "docs/messages.md"
MAX_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Example:
    """A code block of the documentation.

    Attributes:
        is_wrong: whether it gives the message; the other examples give none.
        language: `yaml`, `markdown`, or `text` for a list of paths.
        file: the file whose whole content it is, or ``""``.
        content: its lines.
    """

    is_wrong: bool
    language: str
    file: str
    content: str


@dataclass(frozen=True)
class Entry:
    """What the documentation says about one code.

    Attributes:
        code: its heading.
        group: the heading above it.
        meaning: what the message means and what to do, as Markdown on one line.
        examples: wrong and right ones in turn.
    """

    code: str
    group: str
    meaning: str
    examples: tuple[Example, ...]

    @property
    def summary(self) -> str:
        """The first sentence of the meaning."""
        return self.meaning.partition(". ")[0].rstrip(".")


def read(root: Path) -> dict[str, Entry]:
    """The entries of the checkout `root` by code, in the order of the page.

    Raises:
        OSError: the page cannot be read.
        ValueError: it is not text.
    """
    # Its examples are mistakes, such as the marks of a merge conflict.
    return parse(file_text.raw(root / PATH, MAX_BYTES).decode("utf-8"))


def parse(markdown: str) -> dict[str, Entry]:
    """The entries of the page `markdown`: each third-level heading is a code."""
    tokens = [t for t in block_parser().parse(markdown) if t.level == 0 or t.type == "inline"]
    headings = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    entries: dict[str, Entry] = {}
    group = ""
    for index, end in pairwise([*headings, len(tokens)]):
        title = tokens[index + 1].content
        if tokens[index].tag == "h2":
            group = title
        elif tokens[index].tag == "h3":
            entries[title] = _entry(title, group, tokens[index + 3 : end])
    return entries


def _entry(code: str, group: str, tokens: list[Token]) -> Entry:
    texts: list[str] = []
    examples: list[Example] = []
    for token in tokens:
        if token.type == "inline":
            texts.append(" ".join(token.content.split()))
        elif token.type == "fence":
            language, _, file = token.info.partition(" title=")
            is_wrong = texts[-1] == "Wrong:"
            examples.append(Example(is_wrong, language, file.strip('"'), token.content))
    meaning = " ".join(text for text in texts if text not in {"Wrong:", "Right:"})
    return Entry(code, group, meaning, tuple(examples))
