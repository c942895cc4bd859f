"""The rows of a timeline: a table or a list with an activity and a date in each row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mentorship.upstream.grammar.blocks import item_text, items_of, lines_of
from mentorship.upstream.grammar.inline import plain

Row = tuple[int, str, str]
"""Line, activity and date."""

_DATE_HEAD = {"date", "dates", "when"}


def of_table(table: Sequence[Token]) -> list[Row] | None:
    """The rows of a table; None where its head does not say that it is a timeline."""
    lines: list[int] = []
    cells: list[list[str]] = []
    for token in table:
        if token.type == "tr_open":
            lines.append(lines_of(token)[0] + 1)
            cells.append([])
        elif token.type == "inline":
            cells[-1].append(plain(token.content))
    if len(cells) < 2 or len(cells[0]) < 2 or cells[0][1].casefold() not in _DATE_HEAD:
        return None
    return [
        (line, row[0], " ".join(row[1:]).strip())
        for line, row in zip(lines[1:], cells[1:], strict=True)
        if len(row) > 1 and any(row)
    ]


def of_list(items: Sequence[Token], lines: Sequence[str]) -> list[Row] | None:
    """The rows of a list; None where an item is not an activity and a date.

    Args:
        lines: of the document that the list is in.
    """
    rows: list[Row] = []
    for item in items_of(items):
        first, colon, second = plain(item_text(item, lines)).partition(": ")
        if not colon:
            return None
        dated = re.search(r"\d", second) is not None
        activity, at = (first, second) if dated else (second, first)
        rows.append((lines_of(item)[0] + 1, activity, at))
    return rows
