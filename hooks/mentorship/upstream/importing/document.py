"""A Markdown source: proposals file, term page or GSoC page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mentorship.model.idea import LenientFields, full_name
from mentorship.model.term import Term
from mentorship.model.text.dialect import block_parser
from mentorship.upstream.grammar import entries, labels
from mentorship.upstream.grammar.blocks import lines_of, top_level
from mentorship.upstream.grammar.entries import Entry
from mentorship.upstream.grammar.inline import link, plain
from mentorship.upstream.importing import outline, page_blocks, proposal
from mentorship.upstream.importing.headings import Node, Role
from mentorship.upstream.importing.source import Kind, Skip, SkipKind, Source, Unplaced

_NO_PROJECT = "this idea has no project's heading above it: import with `--project NAME`"


def read(
    text: str,
    term: Term,
    foundation: str,
    known: Callable[[str], bool],
    project: str | None = None,
) -> Source:
    """The ideas of a Markdown document.

    Args:
        text: with ``\\n`` line ends.
        term: of the ideas.
        foundation: the name before each upstream full name.
        known: whether a name is a project's.
        project: the one project of every idea; else their headings say it.
    """
    lines = text.split("\n")
    nodes = outline.read(block_parser().parse(text), lines, known, project)
    reader = _Reader(lines, term, foundation, nodes)
    for node in nodes:
        reader.take(node)
    reader.source.kind = _kind(text, reader.source)
    return reader.source


def _kind(text: str, source: Source) -> Kind:
    if re.search(r"(?i)\bgsoc\b|google summer of code", text[:4000]):
        return Kind.GSOC
    return Kind.TERM_PAGE if source.timeline else Kind.PROPOSALS


class _Reader:
    def __init__(
        self, lines: Sequence[str], term: Term, foundation: str, nodes: Sequence[Node]
    ) -> None:
        self._lines = lines
        self._term = term
        self._foundation = foundation
        self._last = max((node.line for node in nodes if node.role is Role.IDEA), default=None)
        self.source = Source(Kind.PROPOSALS)
        self._page_blocks = page_blocks.PageBlocks(lines, self.source)

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
        if not node.path or not node.name:
            whole = "\n".join(self._lines[node.line : end]).strip()
            reason = _NO_PROJECT if node.name else "this idea has no title"
            self.source.unplaced.append(Unplaced(node.line + 1, whole, reason))
            return
        heading = _heading(node)
        found = entries.read(self._lines[node.start : end], node.start + 1)
        computed = full_name(heading.title, heading.project, self._foundation, self._term)
        lfx_name = _take_full_name(found, computed)
        idea = proposal.build(heading, self._term.id, found, node.line + 1)
        is_derived = lfx_name == computed or idea.fields.lfx_name
        if lfx_name and not is_derived:
            fields = LenientFields(**{**idea.fields.model_dump(), "lfx_name": lfx_name})
            idea = replace(idea, fields=fields)
        elif lfx_name:
            self.source.skipped.append(Skip(found[0].line, found[0].line, SkipKind.DERIVED))
        self.source.add(idea)

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

    def _is_left_out(self, node: Node, opens: int, closes: int) -> bool:
        """Whether a block of an introduction is of a kind that is skipped; then it is counted."""
        block = node.tokens[opens:closes]
        kind = page_blocks.kind_of(block)
        if block[0].type == "table_open":
            kind = SkipKind.TIMELINE if self._page_blocks.take_table(block) else None
        if kind:
            self._skip(*lines_of(block[0]), kind)
        return kind is not None

    def _page(self, node: Node) -> None:
        for opens, closes in top_level(node.tokens):
            self._page_blocks.take(node.tokens[opens:closes], is_after_ideas=self._is_after(node))

    def _is_after(self, node: Node) -> bool:
        """Whether a heading of the page is below the last idea."""
        return self._last is not None and node.line > self._last


def _heading(node: Node) -> proposal.Heading:
    """What the headings say about an idea; a title with a web address around it has its LFX URL."""
    linked = link(node.title)
    is_linked = linked is not None and bool(linked[0]) and linked[1].startswith("http")
    return proposal.Heading(
        node.path[0],
        node.name if is_linked else plain(node.title),
        " / ".join(node.path[1:]) or None,
        linked[1] if linked and is_linked else None,
    )


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
