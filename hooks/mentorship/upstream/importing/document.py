"""A Markdown source: proposals file, term page or GSoC page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from markdown_it.token import Token

from mentorship.model.idea import PastIdeaFields, full_name
from mentorship.model.term import Term
from mentorship.model.text.dialect import block_parser
from mentorship.upstream.grammar import entries, labels
from mentorship.upstream.grammar.blocks import item_text, items_of, lines_of, top_level
from mentorship.upstream.grammar.entries import Entry
from mentorship.upstream.grammar.inline import link, plain
from mentorship.upstream.importing import outline, proposal
from mentorship.upstream.importing.outline import Node, Role
from mentorship.upstream.importing.source import Kind, Skip, SkipKind, Source, Unplaced

_DATE_HEAD = {"date", "dates", "when"}


def read(text: str, term: Term, foundation: str, known: Callable[[str], bool]) -> Source:
    """The ideas of a Markdown document.

    Args:
        text: with ``\\n`` line ends.
        term: of the ideas.
        foundation: the name before each upstream full name.
        known: whether a name is a project's.
    """
    lines = text.split("\n")
    reader = _Reader(lines, term, foundation)
    for node in outline.read(block_parser().parse(text), lines, known):
        reader.take(node)
    reader.source.kind = _kind(text, reader.source)
    return reader.source


def _kind(text: str, source: Source) -> Kind:
    if re.search(r"(?i)\bgsoc\b|google summer of code", text[:4000]):
        return Kind.GSOC
    return Kind.TERM_PAGE if source.timeline else Kind.PROPOSALS


class _Reader:
    def __init__(self, lines: Sequence[str], term: Term, foundation: str) -> None:
        self._lines = lines
        self._term = term
        self._foundation = foundation
        self._idea: Node | None = None
        self.source = Source(Kind.PROPOSALS)

    def take(self, node: Node) -> None:
        """Read one heading with the text below it."""
        if not self.source.title and node.level:
            self.source.title = node.name
        match node.role:
            case Role.IDEA:
                self._read_idea(node)
            case Role.TEXT:
                pass  # it was read with its idea
            case Role.TEMPLATE:
                self._skip(node.line, node.end, SkipKind.TEMPLATE)
            case Role.PROJECT | Role.COMPONENT:
                self._skip(node.line, node.start, SkipKind.HEADINGS)
                self._introduction(node)
            case _:
                if node.level:
                    self._skip(node.line, node.start, SkipKind.HEADINGS)
                self._page(node)

    def _skip(self, start: int, end: int, kind: SkipKind) -> None:
        if any(line.strip() for line in self._lines[start:end]):
            self.source.skipped.append(Skip(start + 1, end, kind))

    def _read_idea(self, node: Node) -> None:
        end = max([node.end, *(below.end for below in node.below() if below.role is Role.TEXT)])
        own = self._lines[node.start : end]
        if not node.path or not node.name:
            missing = "project's heading above it" if node.name else "title"
            whole = "\n".join(self._lines[node.line : end]).strip()
            self.source.unplaced.append(
                Unplaced(node.line + 1, whole, f"this idea has no {missing}")
            )
            return
        linked = link(node.title)
        is_linked = linked is not None and bool(linked[0]) and linked[1].startswith("http")
        heading = proposal.Heading(
            node.path[0],
            node.name if is_linked else plain(node.title),
            " / ".join(node.path[1:]) or None,
            linked[1] if linked and is_linked else None,
        )
        found = entries.read(own, node.start + 1)
        computed = full_name(heading.title, heading.project, self._foundation, self._term)
        lfx_name = _take_full_name(found, computed)
        idea = proposal.build(heading, self._term.id, found, node.line + 1)
        if lfx_name and lfx_name != computed and not idea.fields.lfx_name:
            fields = PastIdeaFields(**{**idea.fields.model_dump(), "lfx_name": lfx_name})
            idea = replace(idea, fields=fields)
        elif lfx_name:
            self.source.skipped.append(Skip(found[0].line, found[0].line, SkipKind.DERIVED))
        self.source.proposals.append(idea)

    def _introduction(self, node: Node) -> None:
        """Text between a project's heading and its first idea."""
        blocks = [
            (start, end)
            for opens, closes in top_level(node.tokens)
            for start, end in [lines_of(node.tokens[opens])]
            if not self._is_left_out(node, opens, closes)
        ]
        text = "\n".join(self._lines[blocks[0][0] : blocks[-1][1]]).strip() if blocks else ""
        if text and node.role is Role.PROJECT and node.name not in self.source.intros:
            self.source.intros[node.name] = (blocks[0][0] + 1, text)
        elif text:
            reason = f"this text below the heading of `{node.name}` does not belong to an idea"
            self.source.unplaced.append(Unplaced(blocks[0][0] + 1, text, reason))

    def _page(self, node: Node) -> None:
        for opens, closes in top_level(node.tokens):
            if not self._is_left_out(node, opens, closes):
                start, end = lines_of(node.tokens[opens])
                self._skip(start, end, SkipKind.PAGE_TEXT)

    def _is_left_out(self, node: Node, opens: int, closes: int) -> bool:
        """Whether a block outside of ideas is of a kind that is skipped; then it is counted."""
        block, inside = node.tokens[opens], node.tokens[opens:closes]
        start, end = lines_of(block)
        kind: SkipKind | None = None
        if block.type in {"bullet_list_open", "ordered_list_open"}:
            links = [t for t in inside if t.type == "inline"]
            if links and all(re.search(r"\]\(#[^)]*\)", t.content) for t in links):
                kind = SkipKind.CONTENTS
            elif re.search(r"(?i)timeline", node.name) and self._dated_list(inside):
                kind = SkipKind.TIMELINE
        elif block.type == "table_open" and self._dated_table(inside):
            kind = SkipKind.TIMELINE
        elif block.type == "hr" or (
            block.type == "html_block" and block.content.lstrip().startswith("<!--")
        ):
            kind = SkipKind.RULES
        if kind:
            self._skip(start, end, kind)
        return kind is not None

    def _dated_table(self, tokens: Sequence[Token]) -> bool:
        """Whether a table is a timeline; then its rows are noted."""
        lines: list[int] = []
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "tr_open":
                lines.append(lines_of(token)[0] + 1)
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(plain(token.content))
        if len(rows) < 2 or len(rows[0]) < 2 or rows[0][1].casefold() not in _DATE_HEAD:
            return False
        for line, row in zip(lines[1:], rows[1:], strict=True):
            if len(row) > 1 and any(row):
                self.source.timeline.append((line, row[0], " ".join(row[1:]).strip()))
        return True

    def _dated_list(self, tokens: Sequence[Token]) -> bool:
        """Whether a list is a timeline; then its rows are noted."""
        rows = []
        for item in items_of(tokens):
            first, colon, second = plain(item_text(item, self._lines)).partition(": ")
            if not colon:
                return False
            dated = re.search(r"\d", second) is not None
            activity, at = (first, second) if dated else (second, first)
            rows.append((lines_of(item)[0] + 1, activity, at))
        self.source.timeline += rows
        return True


def _take_full_name(found: list[Entry], computed: str) -> str:
    """The upstream full name below the title, taken out of the text before the first label."""
    if not found or found[0].label is not None:
        return ""
    first, _, rest = found[0].text.partition("\n\n")
    name = plain(first) if "\n" not in first else ""
    if name != computed and not labels.is_full_name(name):
        return ""
    found[0].text = rest.strip("\n")
    return name
