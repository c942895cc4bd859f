"""Each folder of `golden/` is a case: idea files, the exact messages, and the page if there is one.

`UPDATE_GOLDEN=1 make test` writes what comes out; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result

from mentorship.model.problem import errors
from mentorship.reading import reader
from mentorship.site.pages import kinds
from mentorship.site.view import View
from tests.support.places import GOLDEN, TODAY

CASES = sorted(path.name for path in GOLDEN.iterdir() if path.name != "base")


def _compare(expected: Path, actual: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(actual, "utf-8")
    assert actual == expected.read_text("utf-8")


@pytest.mark.parametrize("case", CASES)
def test_messages(case: str, add_case: Callable[[str], None], ideas: Callable[..., Result]) -> None:
    add_case(case)

    result = ideas("check", "--today", TODAY)

    _compare(GOLDEN / case / "messages.txt", result.stdout)
    assert re.fullmatch(r"\d+ files read: [^\n]*\n", result.stderr)
    assert result.exit_code == (1 if ": error: " in result.stdout else 0)


@pytest.mark.parametrize("case", [case for case in CASES if (GOLDEN / case / "page.html").exists()])
def test_page(case: str, add_case: Callable[[str], None], checkout: Path) -> None:
    add_case(case)
    now = datetime(2030, 1, 10, 12, tzinfo=UTC)

    found = reader.read(checkout, now)

    assert errors(found.problems) == []
    view = View(found.catalogue, {}, now)
    page = next(page for page in kinds.pages(view) if page.address.count("/") == 4)
    _compare(GOLDEN / case / "page.html", page.html)
