"""The headings of a source document that are around its projects: they belong to the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mentorship.upstream.importing.headings import Node, Role

_LISTED = {"project", "projects", "idea", "ideas", "proposals", "programs", "programmes"}
_ROOT_WORDS = _LISTED | {
    *("accepted", "participating", "proposed", "approved", "selected", "mentorship"),
    *("all", "list", "of", "open", "our", "the"),
}
_TERM_WORDS = _ROOT_WORDS | {
    *("code", "fall", "autumn", "google", "gsoc", "lfx", "mentoring", "program", "programme"),
    *("season", "spring", "summer", "term", "winter", "for", "in", "and", "q"),
}
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True)
class Frame:
    """The headings above projects: they belong to the page.

    Attributes:
        roots: those that say so, such as `Accepted Projects`.
        title: the outermost heading, where it is around every idea and is not a project's.
    """

    roots: set[Node]
    title: Node | None

    @classmethod
    def of(cls, nodes: Sequence[Node], known: Callable[[str], bool], *, is_named: bool) -> Frame:
        """The frame of a document whose labelled ideas are found.

        Args:
            is_named: whether the project is known already, so that no heading names it.
        """
        roots = {node for node in nodes if node.level and _is_root(node, known)}
        paths = [_above(node) for node in nodes if node.role is Role.IDEA]
        outermost = {next(iter(path), None) for path in paths}
        title = outermost.pop() if len(outermost) == 1 else None
        if title is None:
            return cls(roots, None)
        is_over_projects = any(len(path) > 1 for path in paths) and not known(title.name)
        is_pages = is_named or is_over_projects or _names_a_term(title, known)
        return cls(roots, title if is_pages else None)

    def is_around(self, node: Node) -> bool:
        """Whether `node` is below a root."""
        return any(up in self.roots for up in node.above())

    def path(self, node: Node) -> list[Node]:
        """The headings between the frame and `node`: the project's, the component's."""
        above = _above(node)
        inner = max((i for i, up in enumerate(above) if up in self.roots), default=-1)
        if inner < 0 and above and above[0] is self.title:
            inner = 0
        return above[inner + 1 :]


def _above(node: Node) -> list[Node]:
    """The headings above `node` that are not ideas."""
    return [up for up in node.above() if up.role is not Role.IDEA]


def _words(node: Node) -> set[str]:
    return set(re.findall(r"[a-z]+", node.name.casefold()))


def _is_root(node: Node, known: Callable[[str], bool]) -> bool:
    words = _words(node)
    is_of_project = any(known(up.name) for up in node.above())
    return bool(words & _LISTED) and words <= _ROOT_WORDS and not is_of_project


def _names_a_term(node: Node, known: Callable[[str], bool]) -> bool:
    """Whether a heading names a page with a term's ideas, such as `Ideas for 2031`."""
    words = _words(node)
    has_year = _YEAR.search(node.name) is not None
    says_so = words <= _TERM_WORDS or (has_year and bool(words & (_TERM_WORDS - {"of", "the"})))
    return bool(words) and says_so and not known(node.name)
