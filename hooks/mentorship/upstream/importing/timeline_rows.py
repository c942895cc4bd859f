"""The rows of a timeline: an activity and a date, in a table, a list or a line of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mentorship.upstream.grammar import written_dates
from mentorship.upstream.grammar.blocks import item_text, items_of, lines_of
from mentorship.upstream.grammar.inline import plain

Row = tuple[int, str, str]
"""Line, activity and date."""

_DATE_HEAD = re.compile(r"(?i)\W*(?:dates?|days?|when|deadlines?|time|period)\b")
_BETWEEN = re.compile(r":\s+| [-–—|] ")
_DAY = re.compile(
    r"(?i)\b(?:20\d\d-\d\d-\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]{0,6})\b"
)
_MOST = 400
"""Characters of a row; what is longer is a text with a date in it."""

_LINE = 120
"""Characters of a line about one day."""

_A_LEAP_YEAR = 2024
"""In which every day exists: for dates whose year is not known yet."""


def is_dated(text: str) -> bool:
    """Whether a day of a month is written in `text`."""
    return _DAY.search(text) is not None


def is_dated_line(text: str) -> bool:
    """Whether `text` is about a day, and is not a longer text that mentions one."""
    return len(text) < _LINE and is_dated(text)


def of_table(table: Sequence[Token]) -> tuple[list[Row], int | None] | None:
    """The rows of a table, and the year in its head; None where it is not a timeline."""
    lines: list[int] = []
    cells: list[list[str]] = []
    for token in table:
        if token.type == "tr_open":
            lines.append(lines_of(token)[0] + 1)
            cells.append([])
        elif token.type == "inline":
            cells[-1].append(plain(token.content))
    if not cells or len(cells[0]) < 2:
        return None
    head, *rows = cells
    column = _date_column(head, rows)
    if column is None:
        return None
    year = re.search(r"\b20\d\d\b", " ".join(head))
    found = [
        (line, " ".join([*row[:column], *row[column + 1 :]]).strip(), row[column])
        for line, row in zip(lines[1:], rows, strict=True)
        if len(row) > column and any(row)
    ]
    return found, int(year[0]) if year else None


def _date_column(head: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column of dates: the one whose head says so, else the one where most have a day."""
    named = [i for i, cell in enumerate(head) if _DATE_HEAD.match(cell)]
    dated = {i: sum(is_dated(row[i]) for row in rows if len(row) > i) for i in range(len(head))}
    best = max(dated, key=lambda i: (dated[i], i in named))
    if dated[best] * 2 > len(rows):
        return best
    return named[-1] if named and any(dated.values()) else None


def of_list(items: Sequence[Token], lines: Sequence[str]) -> tuple[list[Row], list[Token]]:
    """The rows of a list, and its items that are none.

    Args:
        lines: of the document that the list is in.
    """
    rows: list[Row] = []
    others: list[Token] = []
    for item in items_of(items):
        first = item_text(item, lines).split("\n", 1)[0]
        row = of_line(plain(first))
        if row is None:
            others.append(item)
        else:
            rows.append((lines_of(item)[0] + 1, *row))
    return rows, others


def of_line(text: str) -> tuple[str, str] | None:
    """Activity and date of a line such as `May 5: proposals are due`; None where it is none."""
    return next((pair for pair in _pairs(text) if _is_moment(pair[1])), None)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The activity and the date that a line may have, the likelier first."""
    day = _DAY.search(text) if len(text) < _MOST else None
    if day is None:
        return
    for between in _BETWEEN.finditer(text):
        first, second = text[: between.start()], text[between.end() :]
        if first and second:
            yield first, second
            yield second, first
    if day.start():
        yield _without_weekday(text[: day.start()]), text[day.start() :]
    yield text[day.end() :].strip(" ,.:"), day[0]


def _without_weekday(text: str) -> str:
    return re.sub(r"(?i)[\s,]*(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?)?\s*$", "", text)


def _is_moment(text: str) -> bool:
    return written_dates.moment(text, _A_LEAP_YEAR) is not None
