"""The headings of a source document: which is a project, a component, an idea, or the page's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from markdown_it.token import Token

from mentorship.upstream.grammar import entries, labels
from mentorship.upstream.grammar.inline import link, plain


class Role(Enum):
    """What a heading is."""

    PAGE = auto()
    TEMPLATE = auto()
    PROJECT = auto()
    COMPONENT = auto()
    IDEA = auto()
    TEXT = auto()  # inside an idea


_ROOT_WORDS = {
    *("accepted", "participating", "proposed", "approved", "selected", "mentorship"),
    *("project", "projects", "idea", "ideas", "proposals", "programs", "programmes"),
}
_TEMPLATE = re.compile(r"(?i)(proposal |project |idea )?template|cncf project name")


@dataclass
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

    @property
    def name(self) -> str:
        """The title as plain text, without a link around it."""
        linked = link(self.title)
        return linked[0] if linked and linked[0] else plain(self.title)

    @property
    def is_label(self) -> bool:
        """Whether it names a field of the idea above it."""
        return labels.field_of(self.title.strip(" :*_"), strict=True) is not None

    def above(self) -> list[Node]:
        """The headings above it, the outermost first."""
        return [*self.parent.above(), self.parent] if self.parent and self.parent.level else []

    def below(self) -> Iterator[Node]:
        """Every heading below it."""
        for child in self.children:
            yield child
            yield from child.below()


def read(tokens: Sequence[Token], lines: Sequence[str], known: Callable[[str], bool]) -> list[Node]:
    """The nodes of a document in order, each with its role, and ideas with their path.

    A path is the project and then, below it, the component.

    Args:
        known: whether a name is a project's.
    """
    nodes = _nodes(tokens, len(lines))
    _find_ideas(nodes, lines)
    _find_paths(nodes)
    _move_misplaced(nodes, known)
    return nodes


def _nodes(tokens: Sequence[Token], count: int) -> list[Node]:
    opens = [i for i, t in enumerate(tokens) if t.type == "heading_open" and t.level == 0]
    first = opens[0] if opens else len(tokens)
    top = Node(0, "", 0, 0, count, tokens[:first])
    nodes = [top]
    for position, index in enumerate(opens):
        following = opens[position + 1] if position + 1 < len(opens) else len(tokens)
        begins, below = _span(tokens[index])
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


def _span(token: Token) -> tuple[int, int]:
    assert token.map is not None, "a heading has lines"
    return token.map[0], token.map[1]


def _find_ideas(nodes: Sequence[Node], lines: Sequence[str]) -> None:
    for node in nodes:
        if _TEMPLATE.fullmatch(node.name):
            for one in [node, *node.below()]:
                one.role = Role.TEMPLATE
    for node in nodes:
        if node.role is Role.PAGE and node.level and not node.is_label:
            has_label_headings = sum(child.is_label for child in node.children) > 1
            if has_label_headings or entries.has_labels(node.tokens, lines):
                node.role = Role.IDEA
    for node in nodes:
        if node.role is Role.PAGE and any(up.role is Role.IDEA for up in node.above()):
            node.role = Role.TEXT


def _is_root(node: Node) -> bool:
    words = re.findall(r"[a-z]+", node.name.casefold())
    return bool(words) and set(words) <= _ROOT_WORDS


def _find_paths(nodes: Sequence[Node]) -> None:
    ideas = [node for node in nodes if node.role is Role.IDEA]
    around_all = [
        node
        for node in nodes
        if ideas and node.level and all(node in idea.above() for idea in ideas)
    ]
    roots = [node for node in nodes if node.level and _is_root(node)]
    for node in nodes:
        above = node.above()
        inner = max((i for i, up in enumerate(above) if up in roots), default=-1)
        if inner >= 0 and above[inner + 1 :] and node.role is Role.PAGE and _is_prose_idea(node):
            node.role = Role.IDEA
        if inner < 0 and len(above) > 1 and above[0] in around_all:
            inner = 0
        path = above[inner + 1 :]
        if node.role is not Role.IDEA:
            continue
        for up, role in zip(path, [Role.PROJECT, *[Role.COMPONENT] * len(path)], strict=False):
            if up.role is Role.PAGE:
                up.role = role
        node.path = tuple(up.name for up in path)
    for node in nodes:
        if node.role is Role.PAGE and any(up in roots for up in node.above()):
            node.role = Role.PROJECT if node.parent in roots else Role.COMPONENT


def _is_prose_idea(node: Node) -> bool:
    """Whether a heading below a project holds text and no other heading."""
    return not node.children and any(token.type == "inline" for token in node.tokens)


def _move_misplaced(nodes: Sequence[Node], known: Callable[[str], bool]) -> None:
    """Ideas below a project's heading that is one level too deep, and those after it."""
    moved: Node | None = None
    direct: set[int] = set()
    for node in nodes:
        if node.role is Role.PROJECT:
            moved = None
        elif node.role is Role.COMPONENT:
            parent = node.parent
            is_project = parent is not None and id(parent) in direct and known(node.name)
            moved = node if is_project else None
            if is_project:
                node.role = Role.PROJECT
        elif node.role is Role.IDEA and moved is not None:
            node.path = (moved.name, *[name for name in node.path[1:] if name != moved.name])
        elif node.role is Role.IDEA and node.parent is not None and len(node.path) == 1:
            direct.add(id(node.parent))
