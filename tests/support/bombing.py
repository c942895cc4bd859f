"""Files that are made to cost much, read, built and exported in a process with a limited time."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support import limited, register_bombs
from tests.support.bombs import BOMBS as BODIES
from tests.support.front_matter_bombs import BOMBS as FIELDS
from tests.support.front_matter_bombs import FIELDS as GIVEN

WHERE = {
    "body": "ideas/thanos/bomb.md",
    "fields": "ideas/thanos/bomb.md",
    "terms": "ideas/terms.yml",
    "skills": "ideas/skills.yml",
    "project": "ideas/thanos/index.md",
}
"""A kind of bomb → the file that it is written into, beside an idea that is right."""

MOST = 10
"""Seconds of a processor for one file, far above what is needed; the bench prints the costs."""

_RUN = """
import signal, sys, time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from tests.support import checkouts
from tests.support.bombing import MOST, WHERE, content
from mentorship.reading import reader
from mentorship.site.build import build

kind, year, sizes, *names = sys.argv[1:]
now = datetime(int(year), 1, 10, 12, tzinfo=UTC)

def cost(kind, name, size):
    path = root / WHERE[kind]
    path.write_bytes(content(kind, name, size).encode()[: 128 * 1024])
    signal.setitimer(signal.ITIMER_PROF, MOST)  # its signal ends the process
    begun = time.process_time()
    found = reader.read(root, now)
    build(found.catalogue, {}, now)
    return time.process_time() - begun, len(found.catalogue.ideas)

with TemporaryDirectory() as folder:
    root = Path(folder) / "checkout"
    checkouts.write(root)
    (root / WHERE["body"]).with_name("right.md").write_text(content("body", "letters", 100))
    _, count = cost("body", "words", 100)
    # A bomb in an idea that is wrong for another reason reaches no page, and shows nothing.
    assert count == 2, "the idea around a bomb is wrong"
    (root / WHERE["body"]).unlink()
    for name in names:
        print(name, end="", flush=True)
        for size in map(int, sizes.split(",")):
            print(f"\\t{cost(kind, name, size)[0]:.2f}", end="", flush=True)
        print()
"""


def content(kind: str, name: str, size: int) -> str:
    """A file with a bomb of about `size` bytes."""
    if kind == "terms":
        return register_bombs.TERMS[name](size)
    if kind == "skills":
        return register_bombs.SKILLS[name](size)
    if kind == "project":
        return register_bombs.PROJECT[name](size)
    if kind == "fields":
        return f"---\n{FIELDS[name](size)}\n---\nText.\n\n## Expected outcome\n\nx\n"
    given = {**GIVEN, "title": name}
    header = "\n".join(f"{field}: {value}" for field, value in given.items())
    return f"---\n{header}\n---\n{BODIES[name](size)}\n"


def spent(
    kind: str, names: Sequence[str], sizes: Sequence[int], *, year: int = 2030
) -> dict[str, list[float]]:
    """The seconds of a processor that each bomb costs, by its name, for each size.

    Args:
        kind: of `WHERE`.
        names: of bombs of that kind.
        sizes: in bytes.
        year: of the check; the term of the idea is over in 2033.
    """
    ended = limited.run(_RUN, MOST * len(names), kind, str(year), ",".join(map(str, sizes)), *names)
    assert ended.in_time, (ended.lines[-1:], ended.error[-2000:])
    rows = (line.split("\t") for line in ended.lines)
    found = {name: [float(one) for one in rest] for name, *rest in rows}
    assert found.keys() == set(names)
    return found
