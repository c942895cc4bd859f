"""The headings of a Markdown document as a tree, with what is below each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from markdown_it.token import Token

from mentorship.upstream.grammar import labels
from mentorship.upstream.grammar.blocks import lines_of
from mentorship.upstream.grammar.inline import link, plain


class Role(Enum):
    """What a heading is."""

    PAGE = auto()
    TEMPLATE = auto()
    PROJECT = auto()
    COMPONENT = auto()
    IDEA = auto()
    TEXT = auto()  # inside an idea


@dataclass(eq=False)  # a heading is itself and no other, and can be in a set
class Node:
    """A heading with the text below it.

    Attributes:
        level: 1 to 6; 0 for the text above the first heading.
        title: its Markdown.
        line: its line, counted from 0; `start` is the line below it, `end` the next heading's.
        tokens: the blocks between them.
    """

    level: int
    title: str
    line: int
    start: int
    end: int
    tokens: Sequence[Token]
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    role: Role = Role.PAGE
    path: tuple[str, ...] = ()

    @cached_property
    def name(self) -> str:
        """The title as plain text, without a link around it."""
        linked = link(self.title)
        return linked[0] if linked and linked[0] else plain(self.title)

    def rename(self, title: str) -> None:
        """Give it another title."""
        self.title = title
        self.__dict__.pop("name", None)  # it was derived from the other

    @property
    def is_label(self) -> bool:
        """Whether it names a field of the idea above it."""
        return labels.field_of(self.title.strip(" :*_"), strict=True) is not None

    def above(self) -> list[Node]:
        """The headings above it, the outermost first: five at most."""
        return [*self.parent.above(), self.parent] if self.parent and self.parent.level else []

    def below(self) -> Iterator[Node]:
        """Every heading below it."""
        for child in self.children:
            yield child
            yield from child.below()


def tree(tokens: Sequence[Token], count: int) -> list[Node]:
    """The nodes of a document in order, the text above its first heading first.

    Args:
        count: the document's lines.
    """
    opens = [i for i, t in enumerate(tokens) if t.type == "heading_open" and t.level == 0]
    first = opens[0] if opens else len(tokens)
    top = Node(0, "", 0, 0, count, tokens[:first])
    nodes = [top]
    for position, index in enumerate(opens):
        following = opens[position + 1] if position + 1 < len(opens) else len(tokens)
        begins, below = lines_of(tokens[index])
        nodes[-1].end = begins
        level = int(tokens[index].tag[1])
        between = tokens[index + 3 : following]
        node = Node(level, tokens[index + 1].content, begins, below, count, between)
        parent = nodes[-1]
        while parent.parent and parent.level >= level:
            parent = parent.parent
        node.parent = parent
        parent.children.append(node)
        nodes.append(node)
    return nodes
