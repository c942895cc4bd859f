"""The labels in the blocks of a Markdown text: of list items, of headings, of lines."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mentorship.model.body import is_outcome
from mentorship.upstream.grammar import labels
from mentorship.upstream.grammar.blocks import item_text, items_of, lines_of, top_level
from mentorship.upstream.grammar.labels import Label

_OF_A_PAGE = {"lfx_name", "lfx_url", "proposal", "status"}
"""Fields whose labels a page around ideas may have too: `Proposals: May 5`."""


def has_labels(tokens: Sequence[Token], lines: Sequence[str]) -> bool:
    """Whether `tokens` contain an idea: something in them has a label that we know.

    Args:
        tokens: some blocks of the top level.
        lines: of the document that the tokens are of.
    """
    return any(
        (label.field is not None and label.field not in _OF_A_PAGE) or is_outcome(label.name)
        for opens, closes in top_level(tokens)
        for label in _labels_of(tokens[opens:closes], lines)
    )


def _labels_of(block: Sequence[Token], lines: Sequence[str]) -> list[Label]:
    """The labels of a labelled block; none where the block is not one."""
    if is_labelled_list(block, lines):
        return [label for item in items_of(block) if (label := item_label(item, lines))]
    if is_labelled_paragraph(block[0], lines):
        of_lines = map(line_label, lines[slice(*lines_of(block[0]))])
        return [label for label in of_lines if label]
    return []


def is_labelled_list(block: Sequence[Token], lines: Sequence[str]) -> bool:
    """Whether a block is a list in which an item has a label that we know."""
    if block[0].type != "bullet_list_open":
        return False
    found = [label for item in items_of(block) if (label := item_label(item, lines))]
    return any(label.field or is_outcome(label.name) for label in found)


def is_labelled_paragraph(opens: Token, lines: Sequence[str]) -> bool:
    """Whether a block is a paragraph of fields: several, or one in bold."""
    if opens.type != "paragraph_open":
        return False
    found = [line for line in lines[slice(*lines_of(opens))] if line_label(line)]
    return len(found) > 1 or any(line.lstrip().startswith(("*", "_")) for line in found)


def item_label(item: Token, lines: Sequence[str]) -> Label | None:
    """The label of a list item."""
    text, _, below = item_text(item, lines).partition("\n")
    label = labels.of_line(text)
    if label is None and below.startswith(("- ", "* ", "+ ")):
        return labels.of_title(text)
    return label


def heading_label(block: Sequence[Token]) -> Label | None:
    """The label of a field that a block is, if it is a heading."""
    if block[0].type != "heading_open":
        return None
    name = block[1].content.strip().rstrip(":").strip("*_ ")
    known = labels.field_of(name, strict=True)
    return Label(name, known, 0) if known else None


def line_label(line: str) -> Label | None:
    """The label of a field with which a line outside a list begins."""
    label = labels.of_line(line)
    if label is None:
        return None
    is_marked = ":" in line[: label.length] or line.startswith(("*", "_"))
    is_known = labels.field_of(label.name, strict=True) or is_outcome(label.name)
    return label if is_marked and is_known else None


def lazy_label(line: str) -> Label | None:
    """The label of a field in a line without its `-`: it goes on as the item above it."""
    label = labels.of_line(line)
    return label if label and label.field not in {None, labels.TEXT} else None
