"""The figures that the project promises: `make bench`. Measured as whole processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 7
FIGURES = [
    ("make site on our ideas, nothing to install", ["make", "--silent", "site"], 3.0),
    ("ideas check on our ideas, start-up included", [f"{sys.prefix}/bin/ideas", "check"], 0.6),
]


def _seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Print a table: what, the bound, and the least, median and most of several runs."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {RUNS} runs after one\n")
    print(f"{'':45} {'must be':>8} {'least':>7} {'median':>7} {'most':>7}  seconds")
    for name, command, bound in FIGURES:
        _seconds(command)
        runs = [_seconds(command) for _ in range(RUNS)]
        least, median, most = min(runs), statistics.median(runs), max(runs)
        print(f"{name:45} {f'< {bound}':>8} {least:7.2f} {median:7.2f} {most:7.2f}")


if __name__ == "__main__":
    main()
