"""Where what tests look at lies, and the day that they take for today."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden"
IMPORTS = ROOT / "tests" / "imports"
SEED = ROOT / "tests" / "seed"
"""The document we started from, and its ideas as files; `ideas/` itself goes on living."""

SHARED = ROOT.parent / "shared"
"""Real input beside the checkout, where it is at hand; nothing of it is ever copied."""

CORPUS = SHARED / "corpus"
TODAY = "2030-01-10"
REPOSITORY = "https://github.com/o/ideas"
