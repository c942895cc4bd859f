"""Python in a process of its own that gets a limited time of a processor, whatever else runs."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

from tests.support.places import ROOT

_PRELUDE = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds} + 1))
"""


@dataclass(frozen=True)
class Ended:
    """How a process ended.

    Attributes:
        in_time: whether it ended by itself.
        lines: what it printed.
        error: what it said when it failed.
    """

    in_time: bool
    lines: list[str]
    error: str


def run(code: str, seconds: int, *arguments: str) -> Ended:
    """Run `code` with `seconds` of processor time."""
    done = subprocess.run(
        [sys.executable, "-c", _PRELUDE.format(seconds=seconds) + code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(done.returncode == 0, done.stdout.splitlines(), done.stderr)
