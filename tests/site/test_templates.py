"""The templates can be read: no line is long."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.places import ROOT

LONGEST = 160
OURS = sorted((ROOT / "hooks" / "mentorship" / "site" / "templates").rglob("*.html"))
OF_THE_THEME = sorted((ROOT / "docs" / "overrides").rglob("*.html"))


def test_the_templates_are_found() -> None:
    assert {"catalogue.html", "idea.html"} <= {path.name for path in OURS}
    assert {"main.html", "404.html"} <= {path.name for path in OF_THE_THEME}


@pytest.mark.parametrize("path", [*OURS, *OF_THE_THEME], ids=lambda path: path.name)
def test_no_line_is_long(path: Path) -> None:
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    assert [f"{number}: {len(line)}" for number, line in lines if len(line) > LONGEST] == []
