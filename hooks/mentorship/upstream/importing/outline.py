"""What each heading of a source document is: a project, a component, an idea, or the page's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from mentorship.upstream.grammar.labelled_blocks import has_labels
from mentorship.upstream.importing.headings import Node, Role, tree

_ROOT_WORDS = {
    *("accepted", "participating", "proposed", "approved", "selected", "mentorship"),
    *("project", "projects", "idea", "ideas", "proposals", "programs", "programmes"),
}
_TEMPLATE = re.compile(r"(?i)(proposal |project |idea )?template|cncf project name")


def read(tokens: Sequence[Token], lines: Sequence[str], known: Callable[[str], bool]) -> list[Node]:
    """The nodes of a document in order, each with its role, and ideas with their path.

    A path is the project and then, below it, the component.

    Args:
        known: whether a name is a project's.
    """
    nodes = tree(tokens, len(lines))
    _find_templates(nodes)
    _find_ideas(nodes, lines)
    _find_paths(nodes)
    _move_misplaced(nodes, known)
    return nodes


def _find_templates(nodes: Iterable[Node]) -> None:
    for node in nodes:
        if _TEMPLATE.fullmatch(node.name):
            for one in [node, *node.below()]:
                one.role = Role.TEMPLATE


def _find_ideas(nodes: Sequence[Node], lines: Sequence[str]) -> None:
    for node in nodes:
        if node.role is Role.PAGE and node.level and _is_labelled_idea(node, lines):
            node.role = Role.IDEA
    for node in nodes:
        if node.role is Role.PAGE and any(up.role is Role.IDEA for up in node.above()):
            node.role = Role.TEXT


def _is_labelled_idea(node: Node, lines: Sequence[str]) -> bool:
    """Whether there are labels directly below a heading: as headings, or in the text."""
    if node.is_label:
        return False
    has_label_headings = sum(child.is_label for child in node.children) > 1
    return has_label_headings or has_labels(node.tokens, lines)


@dataclass(frozen=True)
class _Frame:
    """The headings above projects: they belong to the page.

    Attributes:
        roots: those that say so, such as `Accepted Projects`.
        title: the outermost heading, where every idea is below it.
    """

    roots: set[Node]
    title: Node | None

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> _Frame:
        """The frame of a document whose labelled ideas are found."""
        roots = {node for node in nodes if node.level and _is_root(node)}
        outermost = {next(iter(n.above()), None) for n in nodes if n.role is Role.IDEA}
        return cls(roots, outermost.pop() if len(outermost) == 1 else None)

    def is_around(self, node: Node) -> bool:
        """Whether `node` is below a root."""
        return any(up in self.roots for up in node.above())

    def path(self, node: Node) -> list[Node]:
        """The headings between the frame and `node`: the project's, the component's."""
        above = node.above()
        inner = max((i for i, up in enumerate(above) if up in self.roots), default=-1)
        if inner < 0 and len(above) > 1 and above[0] is self.title:
            inner = 0
        return above[inner + 1 :]


def _is_root(node: Node) -> bool:
    words = re.findall(r"[a-z]+", node.name.casefold())
    return bool(words) and set(words) <= _ROOT_WORDS


def _find_paths(nodes: Sequence[Node]) -> None:
    frame = _Frame.of(nodes)
    listed = [node for node in nodes if node.role is Role.PAGE and frame.is_around(node)]
    _find_prose_ideas(listed, frame)
    for node in nodes:
        if node.role is Role.IDEA:
            path = frame.path(node)
            _find_projects(path)
            node.path = tuple(up.name for up in path)
    _find_projects_without_ideas(listed, frame)


def _find_prose_ideas(listed: Iterable[Node], frame: _Frame) -> None:
    """Headings below a project that hold text and no other heading."""
    for node in listed:
        has_text = any(token.type == "inline" for token in node.tokens)
        if node.parent not in frame.roots and has_text and not node.children:
            node.role = Role.IDEA


def _find_projects(path: Sequence[Node]) -> None:
    """The first heading above an idea is its project's, and those below it are components."""
    for depth, node in enumerate(path):
        if node.role is Role.PAGE:
            node.role = Role.COMPONENT if depth else Role.PROJECT


def _find_projects_without_ideas(listed: Iterable[Node], frame: _Frame) -> None:
    for node in listed:
        if node.role is Role.PAGE:
            node.role = Role.PROJECT if node.parent in frame.roots else Role.COMPONENT


def _move_misplaced(nodes: Iterable[Node], known: Callable[[str], bool]) -> None:
    misplaced = _Misplaced(known)
    for node in nodes:
        misplaced.take(node)


@dataclass
class _Misplaced:
    """Ideas below a project's heading that is one level too deep, and those after it.

    Attributes:
        known: whether a name is a project's.
        project: the last such heading, as long as the ideas after it are moved below it.
        with_ideas: projects with an idea directly below them: they have no components.
    """

    known: Callable[[str], bool]
    project: Node | None = None
    with_ideas: set[Node | None] = field(default_factory=set)

    def take(self, node: Node) -> None:
        """Look at the next heading of the document."""
        if node.role is Role.PROJECT:
            self.project = None
        elif node.role is Role.COMPONENT:
            self._component(node)
        elif node.role is Role.IDEA and self.project:
            inside = [name for name in node.path[1:] if name != self.project.name]
            node.path = (self.project.name, *inside)
        elif node.role is Role.IDEA and len(node.path) == 1:
            self.with_ideas.add(node.parent)

    def _component(self, node: Node) -> None:
        self.project = None
        if node.parent in self.with_ideas and self.known(node.name):
            node.role = Role.PROJECT
            self.project = node
