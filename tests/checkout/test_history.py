"""When ideas were added and changed, by a real git."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mentorship.checkout import history


def _day(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def test_added_changed_and_renamed(tmp_path: Path, commit: Callable[[str], None]) -> None:
    folder = tmp_path / "ideas" / "żar"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text("a long enough text\n" * 9, "utf-8")
    commit("2030-01-01")
    (folder / "two.md").write_text("other", "utf-8")
    commit("2030-01-02")
    (folder / "one.md").rename(folder / "renamed.md")
    commit("2030-01-03")
    (folder / "two.md").write_text("another", "utf-8")
    (folder / "new.md").write_text("not committed", "utf-8")
    (tmp_path / "README.md").write_text("elsewhere", "utf-8")
    commit("2030-01-04")

    found = history.of(tmp_path)

    assert found == {
        "ideas/żar/renamed.md": history.Dates(_day("2030-01-01"), _day("2030-01-03")),
        "ideas/żar/two.md": history.Dates(_day("2030-01-02"), _day("2030-01-04")),
        "ideas/żar/new.md": history.Dates(_day("2030-01-04"), _day("2030-01-04")),
    }


def test_a_shallow_clone_tells_nothing(tmp_path: Path, commit: Callable[[str], None]) -> None:
    (tmp_path / "ideas").mkdir()
    (tmp_path / "ideas" / "one.md").write_text("one", "utf-8")
    commit("2030-01-01")
    (tmp_path / "ideas" / "one.md").write_text("two", "utf-8")
    commit("2030-01-02")
    clone = tmp_path / "clone"
    source = f"file://{tmp_path}"
    subprocess.run(["git", "clone", "--depth=1", source, clone], check=True, capture_output=True)

    assert history.of(clone) == {}


def test_no_repository_tells_nothing(tmp_path: Path) -> None:
    assert history.of(tmp_path) == {}
