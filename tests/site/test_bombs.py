"""No file costs more than another of its size, whatever is in it; the bench prints the costs."""

from __future__ import annotations

import pytest

from tests.support import bombing
from tests.support.bombs import BOMBS
from tests.support.front_matter_bombs import BOMBS as FRONT_MATTER
from tests.support.register_bombs import PROJECT, SKILLS, TERMS

pytestmark = pytest.mark.slow  # hundreds of files

# These are some of each kind; every bomb, at the most that is read of it, is in the bench.
BODIES = sorted(BOMBS)[::3]
FIELDS = sorted(FRONT_MATTER)
REGISTERS = [("terms", sorted(TERMS)[::3]), ("skills", sorted(SKILLS)[::2])]


def test_bodies() -> None:
    """At a quarter of the length that is cut."""
    bombing.spent("body", BODIES, (3_950,))


@pytest.mark.parametrize(("year", "names"), [(2030, FIELDS[::8]), (2033, FIELDS[1::16])])
def test_front_matter(year: int, names: list[str]) -> None:
    bombing.spent("fields", names, (31_000,), year=year)


@pytest.mark.parametrize(("kind", "names"), REGISTERS)
def test_registers(kind: str, names: list[str]) -> None:
    bombing.spent(kind, names, (32_000,))


def test_pages_of_projects() -> None:
    bombing.spent("project", sorted(PROJECT)[::12], (15_800,))
