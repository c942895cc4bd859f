"""The text of an idea, divided by its labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from mentorship.model.body import is_outcome
from mentorship.model.text.dialect import block_parser
from mentorship.upstream.grammar import labels
from mentorship.upstream.grammar.blocks import item_text, items_of, lines_of, top_level
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
    tokens = block_parser().parse("\n".join(lines))
    entries = [Entry(None, first, "")]
    text = entries[0]
    covered = 0
    for opens, closes in top_level(tokens):
        start, end = lines_of(tokens[opens])
        # Link definitions leave no token.
        between = "\n".join(lines[covered:start]).strip("\n")
        if between.strip():
            entries[-1].add(between, first + covered)
        covered = max(covered, end)
        block = tokens[opens]
        if block.type == "hr" and not any(line.strip() for line in lines[end:]):
            continue  # it only separates this idea from the next
        if block.type == "bullet_list_open" and _is_labelled(tokens[opens:closes], lines):
            _list(tokens, opens, closes, lines, first, entries)
            continue
        label = _heading_label(tokens, opens)
        if label:
            entries.append(Entry(label, first + start, ""))
        elif block.type == "paragraph_open" and _has_labelled_lines(lines[start:end]):
            _labelled_lines(lines[start:end], first + start, entries)
        else:
            entries[-1].add("\n".join(lines[start:end]).strip("\n"), first + start)
    rest = "\n".join(lines[covered:]).strip("\n")
    if rest.strip():
        entries[-1].add(rest, first + covered)
    return [entry for entry in entries if entry is not text or entry.text]


def has_labels(tokens: Sequence[Token], lines: Sequence[str]) -> bool:
    """Whether `tokens` contain an idea: something in them has a label that we know.

    Args:
        tokens: some blocks of the top level.
        lines: of the document that the tokens are of.
    """
    for opens, closes in top_level(tokens):
        block = tokens[opens]
        if block.type == "bullet_list_open" and _is_labelled(tokens[opens:closes], lines):
            return True
        if block.type == "paragraph_open" and _has_labelled_lines(lines[slice(*lines_of(block))]):
            return True
    return False


def _is_labelled(tokens: Sequence[Token], lines: Sequence[str]) -> bool:
    for item in items_of(tokens):
        label = _item_label(item, lines)
        if label and (label.field or is_outcome(label.name)):
            return True
    return False


def _list(
    tokens: Sequence[Token],
    opens: int,
    closes: int,
    lines: Sequence[str],
    first: int,
    entries: list[Entry],
) -> None:
    for item in items_of(tokens[opens:closes]):
        start, end = lines_of(item)
        content = item_text(item, lines)
        label = _item_label(item, lines)
        if not label:
            source = "\n".join(lines[start:end]).rstrip()
            entries[-1].add(source, first + start, item=True)
            continue
        taken: list[str] = [content[label.length :].partition("\n")[0]]
        entry = Entry(label, first + start, "")
        for number, line in enumerate(content.split("\n")[1:], start + 1):
            lazy = labels.of_line(line) if lines[number] == line else None
            if lazy and lazy.field not in {None, labels.TEXT}:
                # `Mentor(s): …` without its `-` goes on as the item above it.
                entries.append(replace(entry, text="\n".join(taken).strip("\n")))
                entry, taken = Entry(lazy, first + number, ""), [line[lazy.length :]]
            else:
                taken.append(line)
        entries.append(replace(entry, text="\n".join(taken).strip("\n")))


def _item_label(item: Token, lines: Sequence[str]) -> Label | None:
    text, _, below = item_text(item, lines).partition("\n")
    label = labels.of_line(text)
    if label is None and below.startswith(("- ", "* ", "+ ")):
        return labels.of_title(text)
    return label


def _heading_label(tokens: Sequence[Token], opens: int) -> Label | None:
    if tokens[opens].type != "heading_open":
        return None
    name = tokens[opens + 1].content.strip().rstrip(":").strip("*_ ")
    known = labels.field_of(name, strict=True)
    return Label(name, known, 0) if known else None


def _line_label(line: str) -> Label | None:
    """The label of a field with which a line outside a list begins."""
    label = labels.of_line(line)
    known = label is not None and ":" in line[: label.length]
    return label if label and known and labels.field_of(label.name, strict=True) else None


def _has_labelled_lines(lines: Sequence[str]) -> bool:
    """Whether a paragraph is one of fields: several, or one in bold."""
    found = [line for line in lines if _line_label(line)]
    return len(found) > 1 or any(line.startswith(("**", "__")) for line in found)


def _labelled_lines(lines: Sequence[str], first: int, entries: list[Entry]) -> None:
    for number, line in enumerate(lines, first):
        if label := _line_label(line):
            entries.append(Entry(label, number, line[label.length :]))
        elif number == first:
            entries[-1].add(line, number)
        else:
            entries[-1].text = f"{entries[-1].text}\n{line}"
