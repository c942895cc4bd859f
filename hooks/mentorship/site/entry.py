"""What a list shows of an idea, and the words by which it is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from mentorship.issues.state import Availability
from mentorship.model.idea import Idea
from mentorship.model.term import Term
from mentorship.site.words import Badge

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""When an idea was added whose date neither git nor its term knows: before all others."""


@dataclass(frozen=True)
class Entry:
    """An idea in a list.

    Attributes:
        availability: whether it can still be taken, by its status, else by its issue.
        is_earlier: whether its term is before the current one.
        is_closed: whether its issue was closed while mentees could still choose it.
        skills: its canonical skills from `skills.yml`.
        chips: its skills as they are written, each with its canonical skill or None.
        sentences: what its mentors wrote about skills in more than three words.
        summary: the first sentence of its description, as text.
        added: when it was proposed.
        changed: when its file was last changed.
        active: when something last happened to its first checkable issue, if that is known.
    """

    idea: Idea
    term: Term
    badge: Badge
    availability: Availability
    is_earlier: bool
    is_closed: bool
    skills: Sequence[str]
    chips: Sequence[tuple[str, str | None]]
    sentences: Sequence[str]
    summary: str
    added: datetime
    changed: datetime
    active: datetime | None

    @property
    def is_hidden(self) -> bool:
        """Whether the catalogue shows it only to those who ask."""
        return self.is_earlier or self.is_closed

    @property
    def is_free(self) -> bool:
        """Whether the site can say that nobody has taken it."""
        return self.availability is Availability.FREE

    @property
    def key(self) -> str:
        """Its name in a shortlist: `thanos/hedged-requests`."""
        return f"{self.idea.project.slug}/{self.idea.slug}"


def rank(entry: Entry) -> tuple[bool, bool, bool, float, str, str]:
    """The order of a list: what can be chosen first, then what is free, then the newest."""
    return (
        entry.is_earlier,
        entry.is_closed,
        not entry.is_free,
        -entry.added.timestamp(),
        entry.idea.project.name.casefold(),
        entry.idea.title.casefold(),
    )
