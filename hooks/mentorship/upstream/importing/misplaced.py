"""Headings on the wrong level: projects among ideas, and ideas among projects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mentorship.upstream.importing.headings import Node, Role


def move_below_projects(nodes: Iterable[Node], known: Callable[[str], bool]) -> None:
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


def place_ideas_among_projects(nodes: Sequence[Node]) -> None:
    """Give ideas that are one level too high the project whose ideas they are among."""
    project: Node | None = None
    for node, following in pairwise([*nodes, None]):
        assert node is not None
        is_empty = not node.tokens and not node.children
        if node.role is Role.PAGE and node.level and is_empty and _is_idea(following):
            node.role = Role.PROJECT
        if node.role is Role.PROJECT:
            project = node
        elif node.role is Role.PAGE and project and node.level <= project.level:
            project = None
        elif node.role is Role.IDEA and not node.path and project:
            node.path = (project.name,)


def _is_idea(node: Node | None) -> bool:
    return node is not None and node.role is Role.IDEA
