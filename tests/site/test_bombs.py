"""No file costs more than another of its size, whatever is in it; the bench prints the costs."""

from __future__ import annotations

import pytest

from tests.support import bombing
from tests.support.bombs import BOMBS
from tests.support.front_matter_bombs import BOMBS as FRONT_MATTER

pytestmark = pytest.mark.slow  # hundreds of files

BODIES = sorted(BOMBS)
FIELDS = sorted(FRONT_MATTER)


@pytest.mark.parametrize("part", [BODIES[0::2], BODIES[1::2]], ids=["even", "odd"])
def test_bodies(part: list[str]) -> None:
    """The longest that is not cut, and a whole file of it."""
    bombing.spent("body", part, (15_800, 128_000), seconds=len(part))


@pytest.mark.parametrize(("year", "names"), [(2030, FIELDS), (2033, FIELDS[::5])])
def test_front_matter(year: int, names: list[str]) -> None:
    bombing.spent("fields", names, (31_000,), year=year, seconds=len(names))
