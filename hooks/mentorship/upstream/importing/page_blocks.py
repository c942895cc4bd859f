"""The blocks of a page around its ideas: each is read as a timeline, or left out for a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mentorship.upstream.grammar.blocks import lines_of
from mentorship.upstream.grammar.inline import plain
from mentorship.upstream.importing import timeline_rows
from mentorship.upstream.importing.source import Skip, SkipKind, Source, Unplaced

_LABEL = re.compile(r"[*_]*[^\W\d_][\w ’'/&-]{1,40}?(?:[*_]*:|:[*_]+| [-–—](?= ))(?!//).{0,80}")
_CONTENTS = {"contents", "table of contents", "toc"}
_ISOLATED = "this is below the ideas, and belongs to none of them"
_DATED = "this has a date, and belongs to no timeline"


def kind_of(block: Sequence[Token]) -> SkipKind | None:
    """Why a block is left out wherever it is; None for what may say something."""
    match block[0].type:
        case "bullet_list_open" | "ordered_list_open" if _is_contents(block):
            return SkipKind.CONTENTS
        case "hr":
            return SkipKind.RULES
        case "html_block" if block[0].content.lstrip().startswith("<!--"):
            return SkipKind.RULES
    return None


def _is_contents(block: Sequence[Token]) -> bool:
    """Whether every line of a list is a link to a heading of the same page."""
    lines = [token.content for token in block if token.type == "inline"]
    return bool(lines) and all(re.search(r"\]\(#[^)]*\)", line) for line in lines)


def _misplaced(text: str, *, is_after_ideas: bool) -> str:
    """Why a paragraph should have a place and has none; ``""`` for text of the page."""
    if is_after_ideas:
        return _ISOLATED
    return _DATED if timeline_rows.is_dated_line(text) else ""


class PageBlocks:
    """The reading of the blocks of one page into its source."""

    def __init__(self, lines: Sequence[str], source: Source) -> None:
        self._lines = lines
        self._source = source

    def take(self, block: Sequence[Token], *, is_after_ideas: bool) -> None:
        """Read one block outside of ideas and projects, or account for it."""
        kind = kind_of(block)
        if kind:
            self._skip(block[0], kind)
        elif block[0].type == "table_open" and self.take_table(block):
            self._skip(block[0], SkipKind.TIMELINE)
        elif block[0].type in {"bullet_list_open", "ordered_list_open"}:
            self._list(block)
        elif block[0].type == "paragraph_open":
            self._paragraph(block, is_after_ideas=is_after_ideas)
        else:
            self._skip(block[0], SkipKind.PAGE_TEXT)

    def take_table(self, table: Sequence[Token]) -> bool:
        """Read a table, if it is a timeline."""
        found = timeline_rows.of_table(table)
        if found is None:
            return False
        rows, year = found
        self._source.timeline += rows
        self._source.year = self._source.year or year
        return True

    def _list(self, items: Sequence[Token]) -> None:
        rows, others = timeline_rows.of_list(items, self._lines)
        self._source.timeline += rows
        apart = {lines_of(item) for item in others}
        start, end = lines_of(items[0])
        inside = {n for first, last in apart for n in range(first, last)}
        for number in range(start, end):
            kind = SkipKind.LISTS if number in inside else SkipKind.TIMELINE
            self._skip_line(number, kind)

    def _paragraph(self, block: Sequence[Token], *, is_after_ideas: bool) -> None:
        start, end = lines_of(block[0])
        said = [plain(line) for line in self._lines[start:end]]
        rows = [(n, *row) for n, text in enumerate(said, start + 1)
                if (row := timeline_rows.of_line(text))]  # fmt: skip
        if rows and len(rows) == len(said):
            self._source.timeline += rows
            self._skip(block[0], SkipKind.TIMELINE)
        elif " ".join(said).casefold().strip(" :") in _CONTENTS:
            self._skip(block[0], SkipKind.CONTENTS)
        elif all(_LABEL.fullmatch(line.strip()) for line in self._lines[start:end]):
            self._skip(block[0], SkipKind.LABELS)
        elif reason := _misplaced(" ".join(said), is_after_ideas=is_after_ideas):
            self._source.unplaced.append(Unplaced(start + 1, "\n".join(said), reason))
        else:
            self._skip(block[0], SkipKind.PAGE_TEXT)

    def _skip(self, opens: Token, kind: SkipKind) -> None:
        start, end = lines_of(opens)
        if any(line.strip() for line in self._lines[start:end]):
            self._source.skipped.append(Skip(start + 1, end, kind))

    def _skip_line(self, number: int, kind: SkipKind) -> None:
        if self._lines[number].strip():
            self._source.skipped.append(Skip(number + 1, number + 1, kind))
