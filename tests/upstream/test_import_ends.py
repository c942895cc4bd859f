"""An import that ends in the middle, killed or on a full disk: a file is whole or is not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mentorship.checkout.replacing import new_file
from mentorship.reading.front_matter import split

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits and signals")

SOURCE = "\n\n".join(
    f"### Falco\n\n#### Rules {n}\n\n- Description: {'Rules are slow. ' * 40 * n}\n"
    "- Expected Outcome: Fast rules.\n- Recommended Skills: C++\n- Mentor(s): Ada (@ada)\n"
    f"- Upstream Issue: https://github.com/falcosecurity/falco/issues/{n}"
    for n in range(1, 5)
)
KILLED = """
import os, signal, sys
from mentorship.__main__ import main
real, left = os.fsync, [int(sys.argv.pop())]
def fsync(descriptor):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    real(descriptor)
os.fsync = fsync
main()
"""
FULL = """
import resource, signal, sys
from mentorship.__main__ import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv.pop())
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
main()
"""


def _import(program: str = "from mentorship.__main__ import main; main()", last: int = 0) -> int:
    arguments = ["import", "source.md", "--term", "2031-term-2", "--today", "2031-01-01"]
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, *arguments, *([str(last)] if last >= 0 else [])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode


def _ideas(root: Path) -> list[str]:
    found = sorted((root / "ideas" / "falco").glob("*.md"))
    for path in found:
        assert split(path.read_text("utf-8")).fields, path
    return [path.name for path in found]


@pytest.mark.parametrize(("program", "points"), [(KILLED, (0, 1, 2)), (FULL, (0, 300, 900, 1_500))])
def test_what_is_there_is_whole_and_the_next_run_completes_it(
    checkout: Path, program: str, points: tuple[int, ...]
) -> None:
    (checkout / "source.md").write_text(f"## Proposed Project ideas\n\n{SOURCE}\n", "utf-8")
    seen = set()
    for point in points:
        assert _import(program, point) != 0
        seen.add(len(_ideas(checkout)))

    _import(last=-1)

    assert max(seen) > 0
    assert _ideas(checkout) == ["index.md", "rules-1.md", "rules-2.md", "rules-3.md", "rules-4.md"]


def test_a_new_file_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", "utf-8")

    with pytest.raises(FileExistsError):
        new_file(path, "new")

    assert path.read_text("utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
