"""The page of statistics."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.site import addresses, statistics
from mentorship.site.pages.making import OF_A_LIST, Draft
from mentorship.site.view import View


def drafts(view: View) -> Iterator[Draft]:
    """The one page."""
    yield Draft(
        address=addresses.STATISTICS,
        title="Statistics",
        description="Ideas, skills, projects and linked issues in numbers.",
        rank=OF_A_LIST,
        values={"numbers": statistics.numbers(view)},
    )
