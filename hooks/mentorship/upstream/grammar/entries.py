"""The text of an idea, divided by its labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from mentorship.model.text.dialect import block_parser
from mentorship.upstream.grammar import labels
from mentorship.upstream.grammar.blocks import item_text, items_of, lines_of, top_level
from mentorship.upstream.grammar.labelled_blocks import (
    heading_label,
    is_labelled_list,
    is_labelled_paragraph,
    item_label,
    lazy_label,
    line_label,
)
from mentorship.upstream.grammar.labels import Label


@dataclass
class Entry:
    """The text after one label.

    Attributes:
        label: None for text before the first label.
        line: the source's line, counted from 1.
        text: the Markdown after the label, without the list's indentation.
    """

    label: Label | None
    line: int
    text: str
    _was_item: bool = field(default=False, repr=False)
    _is_of_list: bool = field(default=False, repr=False)

    def ends_before(self, block: str) -> bool:
        """Whether a block without a label, of this kind, is text again: a value is over."""
        is_value = self.label is not None and self.label.field not in {None, labels.TEXT}
        is_list = block in {"bullet_list_open", "ordered_list_open"}
        return is_value and self._is_of_list and bool(self.text) and not is_list

    def add(self, text: str, line: int, *, item: bool = False) -> None:
        """Append the block at `line`; one list item follows another with no blank line between."""
        if self.label is None and not self.text:
            self.line = line
        gap = "\n" if item and self._was_item else "\n\n"
        self.text = f"{self.text}{gap}{text}" if self.text else text
        self._was_item = item


def read(lines: Sequence[str], first: int) -> list[Entry]:
    """The entries of an idea.

    Args:
        lines: the source's lines below the idea's heading.
        first: the number of the first of them, counted from 1.
    """
    reader = _Reader(lines, first)
    reader.read()
    text, *labelled = reader.entries
    return [text, *labelled] if text.text else labelled


class _Reader:
    """One reading.

    Attributes:
        entries: what was read so far; a block without a label belongs to the last of them.
    """

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self._lines = lines
        self._first = first
        self._label_level = ""  # of headings that are labels: another of it is a section
        self.entries = [Entry(None, first, "")]

    def read(self) -> None:
        """Read every block, and what is between them."""
        tokens = block_parser().parse("\n".join(self._lines))
        covered = 0
        for opens, closes in top_level(tokens):
            start, end = lines_of(tokens[opens])
            self._without_label(covered, start)  # link definitions leave no token
            covered = max(covered, end)
            self._block(tokens[opens:closes], start, end)
        self._without_label(covered, len(self._lines))

    def _block(self, block: Sequence[Token], start: int, end: int) -> None:
        if block[0].type == "hr" and not any(line.strip() for line in self._lines[end:]):
            return  # it only separates this idea from the next
        if is_labelled_list(block, self._lines):
            for item in items_of(block):
                self._item(item)
        elif label := heading_label(block):
            self._label_level = block[0].tag
            self._begin(label, start, "", of_list=False)
        elif block[0].type == "heading_open" and block[0].tag == self._label_level:
            self._begin(Label(block[1].content, None, 0), start, "", of_list=False)
        elif is_labelled_paragraph(block[0], self._lines):
            self._paragraph(start, end)
        else:
            text = "\n".join(self._lines[start:end]).strip("\n")
            if self.entries[-1].ends_before(block[0].type):
                self.entries.append(Entry(None, self._first + start, ""))
            self.entries[-1].add(text, self._first + start)

    def _without_label(self, start: int, end: int) -> None:
        text = "\n".join(self._lines[start:end]).strip("\n")
        if text.strip():
            self.entries[-1].add(text, self._first + start)

    def _begin(self, label: Label, position: int, text: str, *, of_list: bool = True) -> None:
        self.entries.append(Entry(label, self._first + position, text, _is_of_list=of_list))

    def _item(self, item: Token) -> None:
        start, end = lines_of(item)
        label = item_label(item, self._lines)
        if not label:
            source = "\n".join(self._lines[start:end]).rstrip()
            self.entries[-1].add(source, self._first + start, item=True)
            return
        content = item_text(item, self._lines).split("\n")
        taken = [content[0][label.length :]]
        for position, line in enumerate(content[1:], start + 1):
            is_indented = self._lines[position] != line
            lazy = None if is_indented else lazy_label(line)
            if lazy:
                self._begin(label, start, "\n".join(taken).strip("\n"))
                label, start, taken = lazy, position, [line[lazy.length :]]
            else:
                taken.append(line)
        self._begin(label, start, "\n".join(taken).strip("\n"))

    def _paragraph(self, start: int, end: int) -> None:
        """A field on each line that begins with a label."""
        for position, line in enumerate(self._lines[start:end], start):
            if label := line_label(line):
                self._begin(label, position, line[label.length :])
            elif position == start:
                self.entries[-1].add(line, self._first + position)
            else:
                self.entries[-1].text = f"{self.entries[-1].text}\n{line}"
