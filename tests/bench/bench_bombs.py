"""What one file costs at most, and how the cost grows with its size."""

from __future__ import annotations

from tests.support import bombing
from tests.support.bombs import BOMBS
from tests.support.front_matter_bombs import BOMBS as FRONT_MATTER
from tests.support.register_bombs import PROJECT, SKILLS, TERMS

BIG_ENOUGH = 0.2
"""Seconds below which a doubled size says more of the machine than of us."""


def _row(kind: str, names: list[str], sizes: tuple[int, ...], year: int = 2030) -> None:
    spent = bombing.spent(kind, names, sizes, year=year)
    worst = max(spent, key=lambda name: max(spent[name]))
    growth = {
        name: one[-1] / one[-2] for name, one in spent.items() if one[-2] and one[-1] > BIG_ENOUGH
    }
    steepest = max(growth, key=lambda name: growth[name], default="")
    print(f"{f'{kind} ({year}): {len(names)} kinds, {sizes[-1]} bytes':45} {'< 2':>8}", end="")
    print(f" {max(spent[worst]):23.2f}  {worst!r}", end="")
    print(f"; twice the size: at most {growth[steepest]:.1f} times" if steepest else "")


def main() -> None:
    """Print the most that a file costs in check, build and exports, of each kind of attack."""
    print("\nwhat one file costs at most, seconds of a processor")
    _row("body", sorted(BOMBS), (7_900, 15_800))
    _row("body", sorted(BOMBS), (64_000, 128_000))
    _row("project", sorted(PROJECT), (7_900, 15_800))
    _row("project", sorted(PROJECT), (64_000, 128_000))
    _row("terms", sorted(TERMS), (64_000, 128_000))
    _row("skills", sorted(SKILLS), (64_000, 128_000))
    _row("fields", sorted(FRONT_MATTER), (15_500, 31_000))
    _row("fields", sorted(FRONT_MATTER), (64_000, 128_000), 2033)


if __name__ == "__main__":
    main()
