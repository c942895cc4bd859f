"""The catalogue: every idea in one list, with its filters."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.site import addresses, facets
from mentorship.site.pages.making import OF_A_LIST, Draft
from mentorship.site.view import View


def drafts(view: View) -> Iterator[Draft]:
    """The one page."""
    yield Draft(
        address=addresses.CATALOGUE,
        title="Ideas",
        description="Every mentorship idea, with its project, its skills, and whether it is "
        "still free.",
        rank=OF_A_LIST,
        feed=addresses.FEED,
        values={
            "facets": facets.facets(view),
            "query": facets.query,
            "places": {project.slug: n for n, project in enumerate(view.catalogue.projects)},
        },
    )
