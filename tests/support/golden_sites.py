"""The sites of the golden cases."""

from __future__ import annotations

from functools import partial

from tests.support import checkouts
from tests.support.shared_sites import Recipe


def of(case: str, *, strict: bool = False) -> Recipe:
    """The recipe of the site of a golden case."""
    name = f"{case} strictly" if strict else case
    return Recipe(name, partial(checkouts.add_case, name=case), strict=strict)


EVERY_FIELD = of("every-field", strict=True)
