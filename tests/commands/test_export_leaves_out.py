"""What `ideas export` does not write, and how it says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from mentorship.upstream.exporting.formats import FORMATS
from tests.support.places import TODAY

Run = Callable[..., Result]
IDEA = """\
---
title: {title}
term: 2030-term-1
mentors:
  - name: Ada Lovelace
    github: ada
skills: [Go]
issue: {issue}
---
Text.

## Expected outcome

Done.
"""


def _write(checkout: Path, title: str, issue: str, more: str = "") -> None:
    text = IDEA.format(title=title, issue=issue).replace("\n---\nText", f"\n{more}---\nText")
    (checkout / "ideas" / "thanos" / f"{title.lower()}.md").write_text(text, "utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_a_withdrawn_idea_is_in_no_format_and_is_said(
    checkout: Path, ideas: Run, form: str
) -> None:
    _write(checkout, "Kept", "thanos-io/thanos#1")
    _write(checkout, "Gone", "thanos-io/thanos#2", "status: withdrawn\n")

    result = ideas("export", form, "--term", "2030-term-1", "--today", TODAY)

    assert result.exit_code == 0
    assert "Kept" in result.stdout
    assert "Gone" not in result.stdout
    assert "left out, as withdrawn: ideas/thanos/gone.md\n" in result.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_format_cannot_say_is_said_once(checkout: Path, ideas: Run, form: str) -> None:
    for number in range(3):
        _write(checkout, f"Idea{number}", f"thanos-io/thanos#{number + 1}", "difficulty: hard\n")

    said = ideas("export", form, "--term", "2030-term-1", "--today", TODAY).stderr

    omits = FORMATS[form].omits
    assert said == (
        f"{form} cannot say {omits}: look for these in the ideas' files\n" if omits else ""
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "written",
    [
        "thanos-io/thanos#7",
        "https://www.github.com/thanos-io/thanos/issues/7/#issuecomment-5",
        "'<https://github.com/thanos-io/thanos/issues/7>'",
    ],
)
def test_the_issue_is_the_address_that_was_understood(
    checkout: Path, ideas: Run, form: str, written: str
) -> None:
    _write(checkout, "Kept", written)

    text = ideas("export", form, "--term", "2030-term-1", "--today", TODAY).stdout

    assert "https://github.com/thanos-io/thanos/issues/7" in text
    assert "thanos#7" not in text
    assert "issuecomment" not in text
