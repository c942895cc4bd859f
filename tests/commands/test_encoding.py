"""What the commands write is UTF-8 on every system."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.places import ROOT


def test_an_export_into_a_pipe_has_every_letter() -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mentorship", "export", "project-ideas"),
            *("--term", "2024-term-3", "--today", "2024-12-01"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},  # as Windows has it
        capture_output=True,
        check=False,
    )

    assert b"Traceback" not in done.stderr
    assert "Giedrius Statkevičius" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
    done.stderr.decode("utf-8")
