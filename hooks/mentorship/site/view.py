"""What is asked about ideas and terms on more than one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mentorship.catalogue import Catalogue
from mentorship.idea import Idea
from mentorship.issues import tracker
from mentorship.issues.reference import Reference
from mentorship.issues.state import IssueState
from mentorship.issues.store import States
from mentorship.site import words
from mentorship.term import Phase, Term


@dataclass(frozen=True)
class View:
    """What pages are made from.

    Attributes:
        now: the moment from which phases follow.
    """

    catalogue: Catalogue
    states: States
    now: datetime

    def state(self, ref: Reference) -> IssueState:
        """What is known of `ref`."""
        return self.states.get(ref.key) or tracker.unknown(ref)

    def badge(self, idea: Idea) -> words.Badge:
        """The badge of `idea`, after its first issue that can be checked."""
        references = idea.references
        if not references:
            return words.Badge("past", "No issue linked")
        ref = next((r for r in references if r.is_checkable), references[0])
        return words.badge(idea, self.catalogue.term_of(idea), self.state(ref), self.now)

    def verified_since(self, ideas: Sequence[Idea]) -> datetime | None:
        """The moment since which every badge of `ideas` was verified; None if one never was."""
        moments = [self.badge(idea).verified_at for idea in ideas]
        known = [at for at in moments if at is not None]
        return min(known) if known and len(known) == len(moments) else None

    def skills(self, idea: Idea) -> list[str]:
        """Its canonical skills."""
        return self.catalogue.skills.of(idea.skills)

    def phase(self, term: Term) -> str:
        """What a term is doing, as a sentence."""
        return words.phase(term, self.now)

    def age(self, at: datetime) -> str:
        """How long before this build `at` was, in words."""
        return words.age(at, self.now)

    def can_apply(self, idea: Idea) -> bool:
        """Whether "apply here" leads somewhere: a programme link, and applications are open."""
        phase = self.catalogue.term_of(idea).phase(self.now)
        return idea.lfx_url is not None and phase is Phase.APPLICATIONS and idea.status is None

    def terms(self) -> list[Term]:
        """The current term, then the others, the latest first."""
        current = self.catalogue.current_term(self.now)
        others = [term for term in reversed(self.catalogue.terms) if term is not current]
        return [*([current] if current else []), *others]
