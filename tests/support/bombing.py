"""Files that are made to cost much, read, built and exported in a process with a limited time."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support import limited

_RUN = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from tests.support import checkouts
from tests.support.bombs import BOMBS as BODIES
from tests.support.front_matter_bombs import BOMBS as FIELDS, FIELDS as GIVEN
from mentorship.reading import reader
from mentorship.site.build import build

kind, year, sizes, *names = sys.argv[1:]
now = datetime(int(year), 1, 10, 12, tzinfo=UTC)
given = "\\n".join(f"{name}: {value}" for name, value in GIVEN.items())

def content(name, size):
    if kind == "body":
        return f"---\\n{given}\\n---\\n{BODIES[name](size)}\\n"
    return f"---\\n{FIELDS[name](size)}\\n---\\nText.\\n\\n## Expected outcome\\n\\nx\\n"

with TemporaryDirectory() as folder:
    root = Path(folder) / "checkout"
    checkouts.write(root)
    (project,) = (path for path in (root / "ideas").iterdir() if path.is_dir())
    for name in ["warm-up", *names]:
        spent = []
        for size in map(int, sizes.split(",")):
            raw = (content(name, size) if name != "warm-up" else given).encode()[: 128 * 1024]
            (project / "bomb.md").write_bytes(raw)
            begun = time.process_time()
            found = reader.read(root, now)
            build(found.catalogue, {}, now)
            spent.append(time.process_time() - begun)
        if name != "warm-up":
            print(name, *(f"{one:.2f}" for one in spent), sep="\\t")
"""


def spent(
    kind: str, names: Sequence[str], sizes: Sequence[int], *, year: int = 2030, seconds: int
) -> dict[str, list[float]]:
    """The seconds of a processor that each bomb costs, by its name, for each size.

    Args:
        kind: `body`, or `fields` for front matter.
        names: of bombs of that kind.
        sizes: in bytes.
        year: of the check; the term of the idea is over in 2033.
        seconds: of a processor for all of it; more is a failed assertion.
    """
    ended = limited.run(_RUN, seconds, kind, str(year), ",".join(map(str, sizes)), *names)
    assert ended.in_time, (ended.lines[-1:], ended.error[-2000:])
    rows = (line.split("\t") for line in ended.lines)
    found = {name: [float(one) for one in rest] for name, *rest in rows}
    assert found.keys() == set(names)
    return found
