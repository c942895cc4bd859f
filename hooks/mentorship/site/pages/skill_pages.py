"""The list of skills, and a page for each with the ideas that ask for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mentorship.site import addresses
from mentorship.site.pages.making import OF_A_LIST, Draft
from mentorship.site.view import View

SKILLS_FILE = "ideas/skills.yml"


def lists(view: View) -> Iterator[Draft]:
    """The list."""
    yield Draft(
        address=addresses.SKILLS,
        title="Skills",
        description="What mentees bring or learn, with the ideas that ask for it.",
        rank=OF_A_LIST,
        source=SKILLS_FILE,
    )


def drafts(view: View) -> Iterator[Draft]:
    """A page for each skill that an idea asks for."""
    for name in view.by_skill:
        yield _draft(view, name)


def _draft(view: View, name: str) -> Draft:
    slug = view.catalogue.skills.slugs[name]
    entries = view.by_skill[name]
    address = addresses.skill(slug)
    together = Counter(other for entry in entries for other in entry.skills if other != name)
    return Draft(
        address=address,
        title=name,
        description=f"Mentorship ideas that ask for {name}.",
        rank=OF_A_LIST,
        source=SKILLS_FILE,
        feed=addresses.feed(address),
        values={
            "slug": slug,
            "now": [entry for entry in entries if not entry.is_hidden],
            "others": [entry for entry in entries if entry.is_hidden],
            "with_it": together.most_common(8),
        },
    )
