"""A history that somebody wrote by hand: any name, any bytes, any date; nothing raises."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorship.checkout import changes, history
from mentorship.checkout.settings import Settings
from mentorship.checkout.today import moment
from mentorship.site.publishing import publish
from tests.support import checkouts
from tests.support.places import TODAY

Step = tuple[str, bytes, bytes, int, bytes, int]
"""What is done, the name, the new name, the date in seconds, the person, and the content."""

NAMES = st.one_of(
    st.sampled_from(
        [
            "a.md",
            "b.md",
            "M",
            "A",
            "R100",
            "commit 5",
            "line\u2028end.md",
            "tab\tin\nname.md",
            "\x85\x1c\x1d.md",
            "con.md",
            '"quoted".md',
        ]
    ).map(str.encode),
    st.sampled_from([b"\xff\xfe.md", b"caf\xe9.md", b"\xed\xa0\x80.md"]),
    st.binary(min_size=1, max_size=12)
    .map(lambda name: name.replace(b"\0", b"").replace(b"/", b""))
    .filter(lambda name: name.strip(b".") and name.lower() != b".git"),
)
SECONDS = st.one_of(
    st.sampled_from([0, 1, 1_900_000_000, 253_402_300_800, 2**31, 2**40, 2**62, 2**63 - 1]),
    st.integers(min_value=0, max_value=2**64 - 1),
)
PERSON = st.sampled_from([b"A\xe2\x80\xa8B", b"\xff\xfe", b"commit 5\x85", b""])
STEP = st.tuples(
    st.sampled_from(["write", "remove", "rename"]), NAMES, NAMES, SECONDS, PERSON, st.integers(0, 3)
)


def _quoted(path: bytes) -> bytes:
    return b'"' + b"".join(b"\\%03o" % byte for byte in path) + b'"'


def _repository(root: Path, steps: list[Step], folder: bytes = b"ideas/p") -> None:
    """Commit each of `steps` in `root` by hand; `git fast-import` takes any bytes and dates."""
    subprocess.run(["git", "init", "--quiet", root], check=True)
    there: dict[bytes, bytes] = {}
    stream: list[bytes] = [b"feature done\n"]
    for kind, name, other, seconds, person, content in steps:
        before = dict(there)
        if kind == "write" or name not in there:
            there[name] = (
                b"the same text in each, so that git sees a rename\n" * 5 + b"%d" % content
            )
        elif kind == "remove":
            del there[name]
        else:
            there[other] = there.pop(name)
        stream.append(b"commit refs/heads/x\ncommitter %s <> %d +0000\n" % (person, seconds))
        stream.append(b"data 0\n")
        gone = before.keys() - there.keys()
        stream += [b"D %s\n" % _quoted(folder + b"/" + path) for path in sorted(gone)]
        for path, text in there.items():
            if before.get(path) != text:
                stream.append(b"M 100644 inline %s\n" % _quoted(folder + b"/" + path))
                stream.append(b"data %d\n%s\n" % (len(text), text))
        stream.append(b"\n")
    stream.append(b"done\n")
    subprocess.run(
        ["git", "fast-import", "--quiet", "--date-format=raw-permissive", "--force"],
        cwd=root,
        input=b"".join(stream),
        check=True,
        capture_output=True,
    )
    subprocess.run(["git", "symbolic-ref", "HEAD", "refs/heads/x"], cwd=root, check=True)


@settings(max_examples=25)
@given(st.lists(STEP, min_size=1, max_size=6))
@example([("write", b"a\xe2\x80\xa8b.md", b"x", 253_402_300_800, b"", 0)])
@example(
    [
        ("write", b"\xff\xe2\x80\xa8", b"x", 1_900_000_000, b"", 0),
        ("remove", b"\xff\xe2\x80\xa8", b"x", 1_900_000_100, b"", 0),
    ]
)
def test_no_history_raises(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _repository(root, steps)

        found = history.of(root)
        changed = changes.since(root, "HEAD")

    assert all(2000 <= at.year < 2100 for d in found.values() for at in (d.added, d.changed))
    seconds = {step[3] for step in steps}
    said = {int(at.timestamp()) for d in found.values() for at in (d.added, d.changed)}
    assert said <= seconds
    touched = {b"ideas/p/" + name for step in steps for name in step[1:3]}
    assert {path.encode("utf-8", "surrogateescape") for path in found} <= touched
    assert all(path.startswith("ideas/p/") for path in changed)


SUMMER, AUTUMN, LATER = 1_900_000_000, 1_910_000_000, 1_920_000_000


def _write(name: bytes, at: int, content: int = 0) -> Step:
    return ("write", name, b"", at, b"A", content)


def _rename(name: bytes, to: bytes, at: int) -> Step:
    return ("rename", name, to, at, b"A", 0)


@pytest.mark.parametrize(
    ("steps", "name", "added", "changed"),
    [
        ([_write(b"a\xe2\x80\xa8.md", SUMMER)], "a\u2028.md", SUMMER, SUMMER),
        ([_write(b"\xff.md", SUMMER)], "\udcff.md", SUMMER, SUMMER),
        ([_write(b"a", SUMMER), _write(b"a", 2**62, 1)], "a", SUMMER, SUMMER),
        ([_write(b"a", 253_402_300_800), _write(b"a", SUMMER, 1)], "a", SUMMER, SUMMER),
        (
            [_write(b"a", SUMMER), ("remove", b"a", b"", AUTUMN, b"A", 0), _write(b"a", LATER)],
            "a",
            SUMMER,
            LATER,
        ),
        (
            [_write(b"a", SUMMER), _rename(b"a", b"b", AUTUMN), _rename(b"b", b"a", LATER)],
            "a",
            SUMMER,
            LATER,
        ),
        (
            [_write(b"a", SUMMER), _rename(b"a", b"b", AUTUMN), _write(b"a", LATER)],
            "b",
            SUMMER,
            AUTUMN,
        ),
    ],
    ids=["line-end", "not-utf8", "far-change", "year-10000", "again", "to-and-fro", "name-reused"],
)
def test_dates_of_odd_histories(
    tmp_path: Path, steps: list[Step], name: str, added: int, changed: int
) -> None:
    _repository(tmp_path, steps)

    dates = history.of(tmp_path)[f"ideas/p/{name}"]

    assert (dates.added.timestamp(), dates.changed.timestamp()) == (added, changed)


def test_a_date_that_cannot_be_true_is_not_known(tmp_path: Path) -> None:
    _repository(tmp_path, [_write(b"a", 253_402_300_800)])

    assert history.of(tmp_path) == {}


def test_such_a_history_is_published(tmp_path: Path) -> None:
    root = tmp_path / "checkout"
    checkouts.write(root)
    checkouts.add_case(root, "every-field")
    (idea,) = (path for path in (root / "ideas").glob("*/*.md") if path.stem != "index")
    own = idea.name.encode()
    _repository(
        root,
        [_write(own, 253_402_300_800), _write(b"\xff\xe2\x80\xa8", 2**62)],
        folder=idea.parent.relative_to(root).as_posix().encode(),
    )

    done = publish(
        root,
        Settings(ask_github=False),
        moment(date.fromisoformat(TODAY)),
        name="x",
        states={},
        say=print,
    )

    assert any("/ideas/" in page.address for page in done.site.pages)
