"""What is asked about ideas and terms on more than one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from mentorship.checkout.history import Dates
from mentorship.issues import tracker
from mentorship.issues.state import Availability, IssueState
from mentorship.issues.store import States
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea
from mentorship.model.reference import Reference
from mentorship.model.skills import is_sentence
from mentorship.model.term import Phase, Term
from mentorship.site import entry, words
from mentorship.site.entry import Entry


@dataclass(frozen=True)
class View:
    """What pages are made from.

    Attributes:
        now: the moment from which phases follow.
        history: when each idea's file was added and changed, as far as it is known.
        base: the site's address, ending in a slash, or ``""``.
        name: the site's name.
    """

    catalogue: Catalogue
    states: States
    now: datetime
    history: Mapping[str, Dates] = field(default_factory=dict)
    base: str = ""
    name: str = "Mentorship Ideas"

    @cached_property
    def current(self) -> Term | None:
        """The current term."""
        return self.catalogue.current_term(self.now)

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """All ideas, those that can be chosen first; see `mentorship.site.entry.rank`."""
        return sorted(self._entries.values(), key=entry.rank)

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {idea.path: self._entry(idea) for idea in self.catalogue.ideas}

    def entry(self, idea: Idea) -> Entry:
        """What lists show of `idea`."""
        return self._entries[idea.path]

    def _entry(self, idea: Idea) -> Entry:
        term = self.catalogue.term_of(idea)
        state = self._first_state(idea)
        availability = _availability(idea, state)
        dates = self.history.get(idea.path)
        is_over = term.is_over(self.now)
        proposed = None if is_over or dates is None else dates.added
        added = proposed or term.starts or (dates.added if dates else entry.UNDATED)
        return Entry(
            idea=idea,
            term=term,
            badge=words.badge(idea, term, state, self.now),
            availability=availability,
            is_earlier=self.catalogue.is_earlier(term, self.now),
            is_closed=availability is Availability.CLOSED and not is_over,
            skills=self.catalogue.skills.known(idea.skills),
            chips=self._chips(idea),
            sentences=[phrase for phrase in idea.skills if is_sentence(phrase)],
            summary=words.first_sentence(idea.body.html.plain_description),
            added=added,
            changed=max(added, dates.changed) if dates and not is_over else added,
            active=state.updated_at if state else None,
        )

    def _chips(self, idea: Idea) -> list[tuple[str, str | None]]:
        """Its skills as they are written; of a sentence, the skills it names."""
        found: dict[str, tuple[str, str | None]] = {}
        for phrase in idea.skills:
            names = self.catalogue.skills.canonical(phrase)
            if is_sentence(phrase) or len(names) > 1:
                for name in names:
                    found.setdefault(name, (name, name))
            elif names:
                found.setdefault(names[0], (phrase, names[0]))
            else:
                found.setdefault(phrase.casefold(), (phrase, None))
        return list(found.values())

    def _first_state(self, idea: Idea) -> IssueState | None:
        references = idea.references
        ref = next((r for r in references if r.is_checkable), next(iter(references), None))
        return self.state(ref) if ref else None

    def state(self, ref: Reference) -> IssueState:
        """What is known of `ref`."""
        return self.states.get(ref.key) or tracker.unknown(ref)

    def verified_since(self, entries: Iterable[Entry]) -> datetime | None:
        """The moment since which every badge of `entries` was verified; None if one never was."""
        moments = [found.badge.verified_at for found in entries]
        known = [at for at in moments if at is not None]
        return min(known) if known and len(known) == len(moments) else None

    def can_apply(self, idea: Idea) -> bool:
        """Whether people can apply: there is a programme link, and applications are open."""
        phase = self.catalogue.term_of(idea).phase(self.now)
        return idea.lfx_url is not None and phase is Phase.APPLICATIONS and idea.status is None

    def in_term(self, term: Term) -> list[Entry]:
        """The entries of `term`, those that can be chosen first."""
        return [found for found in self.entries if found.term.id == term.id]

    def terms(self) -> list[Term]:
        """The current term, then the others, the latest first."""
        others = [term for term in reversed(self.catalogue.terms) if term is not self.current]
        return [*([self.current] if self.current else []), *others]

    @cached_property
    def by_project(self) -> Mapping[str, Sequence[Entry]]:
        """A project's slug → its entries, those that can be chosen first."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self.entries:
            found[one.idea.project.slug].append(one)
        return found

    @cached_property
    def by_skill(self) -> Mapping[str, Sequence[Entry]]:
        """Canonical skill → the entries that ask for it, by the skill's name."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self.entries:
            for skill in one.skills:
                found[skill].append(one)
        return dict(sorted(found.items(), key=lambda item: item[0].casefold()))


def _availability(idea: Idea, state: IssueState | None) -> Availability:
    if idea.status == "withdrawn":
        return Availability.CLOSED
    if idea.status:
        return Availability.TAKEN
    return state.availability if state else Availability.UNKNOWN
