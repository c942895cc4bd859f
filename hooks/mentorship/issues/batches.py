"""References that wait for a query, in batches that GitHub can answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from mentorship.issues import graphql
from mentorship.model.reference import Reference

SIZES = (graphql.BATCH, 50, 25, 12, 5, 1)
"""References in one query; the next smaller after one that GitHub could not answer."""


class Batches:
    """The references that still wait."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._waiting = deque(references)
        self._size = SIZES[0]

    @property
    def are_left(self) -> bool:
        """Whether anything waits."""
        return bool(self._waiting)

    def take(self) -> list[Reference]:
        """The next batch; empty when nothing waits."""
        return [self._waiting.popleft() for _ in range(min(self._size, len(self._waiting)))]

    def put_back(self, references: Sequence[Reference], size: int) -> None:
        """Let `references` of a batch of `size` be asked about again first, fewer at once."""
        if references:
            self._size = next((smaller for smaller in SIZES if smaller < size), 1)
            self._waiting.extendleft(reversed(references))
