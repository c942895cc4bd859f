"""A source to import, and the files that come of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
TERM = ("--term", "2031-term-2", "--today", "2032-01-01")
IDEA = """\
## Proposed Project ideas

### Falco

#### Faster rules

- Description: Rules are slow.
- Expected Outcome: Fast rules.
- Recommended Skills: C++
- Mentor(s): Ada (@ada), Eve (@eve)
- Upstream Issue: https://github.com/falcosecurity/falco/issues/3
"""


def files_of(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted((root / "ideas").rglob("*.*"))
    }


def put(root: Path, text: str = IDEA, name: str = "source.md") -> str:
    (root / name).write_text(text, "utf-8")
    return name
