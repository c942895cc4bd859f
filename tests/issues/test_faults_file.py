"""The fault matrix, what happens to the file: each row by its number, with the peers that fail it.

Time is virtual: nobody waits. The figures of whole runs stand in `make bench`.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from mentorship.issues import store
from tests.support.asking import ALL, DAY, NOW, ask, fake, many
from tests.support.fakes.github import FakeGitHub
from tests.support.killing import kill_while_writing

__all__ = ["fake"]  # a fixture


@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"\0" * 500, b"<<<<<<< HEAD\n", b'{"version": 99, "issues": {}}', b"[]"]
)
def test_f35_a_spoilt_file_falls_back_to_the_one_before(
    fake: FakeGitHub, tmp_path: Path, spoilt: bytes
) -> None:
    """lychee drops its whole cache."""
    path = tmp_path / "issues.json"
    states = ask(fake, ALL).states
    store.save(path, states, NOW)
    store.save(path, states, NOW + DAY)
    path.write_bytes(spoilt)

    assert store.load(path) == states
    store.save(path, {}, NOW + 2 * DAY)
    assert store.load(path) == states
    assert store.parse(store.previous(path).read_bytes()) == states


def test_f35_a_record_that_was_tampered_with_is_not_believed(
    fake: FakeGitHub, tmp_path: Path
) -> None:
    path = tmp_path / "issues.json"
    store.save(path, ask(fake, ALL).states, NOW)
    path.write_text(path.read_text("utf-8").replace('"open"', '"gone"'), "utf-8")

    assert store.load(path) == {}


@pytest.mark.slow  # ten processes are started
def test_f36_killed_while_writing(fake: FakeGitHub, tmp_path: Path) -> None:
    """lychee and good-first-issue write in place. `make bench` kills a hundred times."""
    path = tmp_path / "issues.json"
    states = ask(fake, many(fake, 200, 5)).states
    store.save(path, states, NOW)
    for delay in range(10):
        kill_while_writing(path, 0.003 * delay + 0.001)
        assert store.load(path) == states


@pytest.mark.parametrize("point", range(100))
def test_f36_every_point_of_writing(
    fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: int
) -> None:
    """The process is gone at a point of the write: old or new, never half."""
    path = tmp_path / "issues.json"
    old = ask(fake, ALL).states
    store.save(path, old, NOW)
    new = ask(fake, ALL, old, now=NOW + DAY).states
    cut = len(store.dump(new, NOW + DAY)) * point // 97
    real = os.fsync

    def dies(descriptor: int) -> None:
        os.ftruncate(descriptor, cut)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", dies if point < 97 else real)
    if point >= 97:
        step = point - 97
        replace = Path.replace
        calls: list[Path] = []

        def counted(self: Path, target: Path) -> Path:
            if len(calls) == step:
                raise KeyboardInterrupt
            calls.append(self)
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", counted)
    try:
        store.save(path, new, NOW + DAY)
    except KeyboardInterrupt:
        assert store.load(path) == old
    else:
        assert store.load(path) == new


def test_f37_a_disk_that_takes_nothing(
    fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "issues.json"
    states = ask(fake, ALL).states
    store.save(path, states, NOW)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.save(path, {}, NOW + DAY)
    assert store.load(path) == states
    assert sorted(p.name for p in tmp_path.iterdir()) == ["issues.json", "issues.json.lock"]


def test_f38_two_runs_at_once_lose_nothing(fake: FakeGitHub, tmp_path: Path) -> None:
    path = tmp_path / "issues.json"
    refs = many(fake, 80, 4)
    states = ask(fake, refs).states
    threads = [
        threading.Thread(target=store.save, args=(path, {key: state}, NOW))
        for key, state in states.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert store.load(path) == states


def test_f38_what_was_asked_later_stays(fake: FakeGitHub, tmp_path: Path) -> None:
    path = tmp_path / "issues.json"
    early = ask(fake, ALL).states
    late = ask(fake, ALL, early, now=NOW + DAY).states
    store.save(path, late, NOW)
    store.save(path, early, NOW)

    assert store.load(path) == late
