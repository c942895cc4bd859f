"""Names of which no two are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable


class UniqueNames:
    """Gives each name once; a name that is taken gets the next free number behind it.

    Args:
        taken: names that nobody gets.
        joint: the text between a name and its number.
        first: the number of the second one of a name.
        is_taken: whether a name is taken elsewhere, such as in a folder.
    """

    def __init__(
        self,
        taken: Iterable[str] = (),
        *,
        joint: str = "-",
        first: int = 2,
        is_taken: Callable[[str], bool] = lambda name: False,
    ) -> None:
        self._taken = set(taken)
        self._joint = joint
        self._first = first
        self._is_taken = is_taken
        self._next: dict[str, int] = {}

    def reserve(self, name: str) -> None:
        """From here on `name` is taken."""
        self._taken.add(name)

    def take(self, *names: str) -> str:
        """The first of `names` that is free, else the last with the first number that is free.

        Linear in the names taken.
        """
        for name in names:
            if self._is_free(name):
                break
        else:
            name = self._numbered(names[-1])
        self._taken.add(name)
        return name

    def _numbered(self, base: str) -> str:
        number = self._next.get(base, self._first)
        while not self._is_free(f"{base}{self._joint}{number}"):
            number += 1
        self._next[base] = number + 1
        return f"{base}{self._joint}{number}"

    def _is_free(self, name: str) -> bool:
        return name not in self._taken and not self._is_taken(name)
