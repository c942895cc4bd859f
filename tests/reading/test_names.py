"""Names that some file system refuses, or takes for another: a message with a name that fits."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship.model.text.slug import RESERVED, is_slug
from mentorship.reading import reader

NOW = datetime(2030, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    ["con", "aux", "nul", "com1", "lpt0", "CON", "Aux", "x.", "x ", " x", "a:b", "a?b", "a.b",
     "a*b", "é", "X", "a\tb", "a\\b", "con.x", "index ", "…"],
)  # fmt: skip
@pytest.mark.parametrize("is_folder", [False, True])
def test_the_name_that_is_offered_is_right(checkout: Path, name: str, is_folder: bool) -> None:
    folder = checkout / "ideas" / (name if is_folder else "thanos")
    folder.mkdir(exist_ok=True)
    path = folder if is_folder else folder / f"{name}.md"
    if not is_folder:
        path.write_text("---\n", "utf-8")

    (found,) = [
        one for one in reader.read(checkout, NOW).problems
        if one.code == "file-name"
    ]  # fmt: skip

    offered = re.search(r"rename it to `([^`]+)`$", found.message)
    assert offered is not None
    better = offered[1].removesuffix(".md")
    assert is_slug(better)
    assert better not in RESERVED
    path.rename(path.with_name(offered[1]))
    assert "file-name" not in {one.code for one in reader.read(checkout, NOW).problems}


def test_names_that_differ_only_in_case_are_reported(checkout: Path) -> None:
    (checkout / "ideas" / "Thanos").mkdir()

    messages = [one.message for one in reader.read(checkout, NOW).problems]

    assert any("rename it to `thanos-2`" in message for message in messages), messages
