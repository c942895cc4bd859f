"""What each heading of a source document is: a project, a component, an idea, or the page's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from markdown_it.token import Token

from mentorship.upstream.grammar.labelled_blocks import has_labels
from mentorship.upstream.importing import misplaced
from mentorship.upstream.importing.frame import Frame
from mentorship.upstream.importing.headings import Node, Role, tree

_TEMPLATE = re.compile(
    r"(?i)(proposal |project |idea )?(templates?|samples?|examples?)"
    r"|(cncf |your )?project name|(project|idea|proposal) title"
)
_NUMBER = re.compile(r"(?i)(?:(?:idea|project|topic) +)?#?(\d{1,3})(?: *[.):]| +[-–—])\s+(?=\S)")


def read(
    tokens: Sequence[Token],
    lines: Sequence[str],
    known: Callable[[str], bool],
    project: str | None = None,
) -> list[Node]:
    """The nodes of a document in order, each with its role, and ideas with their path.

    A path is the project and then, below it, the component.

    Args:
        known: whether a name is a project's.
        project: the one project of every idea; else their headings say it.
    """
    nodes = tree(tokens, len(lines))
    _find_templates(nodes)
    _find_ideas(nodes, lines)
    _drop_numbers(nodes)
    _find_paths(nodes, known, project)
    if project is None:
        misplaced.move_below_projects(nodes, known)
        misplaced.place_ideas_among_projects(nodes)
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
        is_inside = any(up.role is Role.IDEA for up in node.above())
        if node.role is Role.PAGE and is_inside and not _has_ideas(node):
            node.role = Role.TEXT


def _has_ideas(node: Node) -> bool:
    return any(below.role is Role.IDEA for below in node.below())


def _drop_numbers(nodes: Iterable[Node]) -> None:
    """Take the number out of the titles of ideas, where all below one heading are counted."""
    below: dict[Node | None, list[Node]] = {}
    for node in nodes:
        if node.role is Role.IDEA:
            below.setdefault(node.parent, []).append(node)
    for ideas in below.values():
        for idea in ideas if _are_counted(ideas) else ():
            idea.rename(_NUMBER.sub("", idea.title, count=1))


def _are_counted(ideas: Sequence[Node]) -> bool:
    numbers = [_NUMBER.match(idea.title) for idea in ideas]
    counted = [int(number[1]) for number in numbers if number]
    return len(ideas) > 1 and counted == list(range(1, len(ideas) + 1))


def _is_labelled_idea(node: Node, lines: Sequence[str]) -> bool:
    """Whether there are labels directly below a heading: as headings, or in the text."""
    if node.is_label:
        return False
    has_label_headings = sum(child.is_label for child in node.children) > 1
    return has_label_headings or has_labels(node.tokens, lines)


def _find_paths(nodes: Sequence[Node], known: Callable[[str], bool], project: str | None) -> None:
    frame = Frame.of(nodes, known, is_named=project is not None)
    listed = [node for node in nodes if node.role is Role.PAGE and frame.is_around(node)]
    _find_prose_ideas(listed, frame)
    for node in nodes:
        if node.role is Role.IDEA:
            path = frame.path(node)
            _find_projects(path)
            node.path = _below_project(project, tuple(up.name for up in path))
    if project is None:
        _find_projects_without_ideas(listed, frame)


def _below_project(project: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    return names if project is None else (project, *(name for name in names if name != project))


def _find_prose_ideas(listed: Iterable[Node], frame: Frame) -> None:
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


def _find_projects_without_ideas(listed: Iterable[Node], frame: Frame) -> None:
    for node in listed:
        if node.role is Role.PAGE:
            node.role = Role.PROJECT if node.parent in frame.roots else Role.COMPONENT
