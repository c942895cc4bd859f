from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship.issues.state import Detail, IssueState, Verdict
from mentorship.reading import reader
from mentorship.site import words
from tests.support.places import ROOT

RUNNING = datetime(2030, 2, 10, tzinfo=UTC)
OVER = datetime(2031, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("known", "kind", "label"),
    [
        ({}, "unknown", "Not yet verified"),
        ({"detail": Detail.OPEN, "pull_requests": ()}, "free", "Free"),
        ({"detail": Detail.OPEN}, "unknown", "Open, unassigned"),
        ({"detail": Detail.OPEN, "assignees": ("ada",)}, "taken", "Assigned"),
        (
            {"detail": Detail.OPEN, "pull_requests": ({"name": "o/r#2", "url": "https://x.y"},)},
            "taken",
            "Has a pull request",
        ),
        ({"detail": Detail.OPEN, "archived": True}, "closed", "Repository archived"),
        ({"detail": Detail.CLOSED, "reason": "completed"}, "closed", "Issue closed"),
        ({"detail": Detail.MERGED}, "closed", "Issue merged"),
        ({"detail": Detail.MISSING}, "unknown", "Not found, to be confirmed"),
        ({"detail": Detail.GONE, "verdict": Verdict.BROKEN}, "unknown", "Issue is gone"),
        ({"detail": Detail.BLOCKED}, "unknown", "Blocked by GitHub"),
    ],
)
def test_badges(
    checkout: Path,
    add_case: Callable[[str], None],
    known: dict[str, object],
    kind: str,
    label: str,
) -> None:
    add_case("crlf-and-byte-order-mark")
    catalogue = reader.read(checkout, RUNNING).catalogue
    (idea,) = catalogue.ideas
    (term,) = catalogue.terms
    verified = {} if known == {} else {"verified_at": RUNNING}
    state = IssueState.model_validate({"key": "o/r#1", "url": "https://x.y", **known, **verified})

    assert words.badge(idea, term, state, RUNNING) == words.Badge(kind, label, state.verified_at)
    assert words.badge(idea, term, state, OVER).kind == "past"
    withdrawn = idea.model_copy(update={"status": "withdrawn"})
    assert words.badge(withdrawn, term, state, RUNNING) == words.Badge(
        "past", "Withdrawn", state.verified_at
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It is slow. It should not be.", "It is slow."),
        (
            "Override the spec (i.e. replicas) of e.g. Go. More.",
            "Override the spec (i.e. replicas) of e.g. Go.",
        ),
        ("Use v1.2 of it! Then", "Use v1.2 of it!"),
        ("No end", "No end"),
        ("x" * 201, "x" * 199 + "…"),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert words.first_sentence(text) == first


def test_every_badge_is_explained() -> None:
    how = (ROOT / "docs" / "how.md").read_text("utf-8")

    for label in (
        "Free",
        "Open, unassigned",
        "Assigned",
        "Has a pull request",
        "Issue closed",
        "Issue merged",
        "Repository archived",
        "Not found, to be confirmed",
        "Issue is gone",
        "Not yet verified",
    ):
        assert f"**{label}**" in how
