"""What was read from an upstream source, with an account of every other line."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mentorship.upstream.importing.proposal import Proposal


class Kind(StrEnum):
    """The sources that are known."""

    PROPOSALS = "a proposals file"
    TERM_PAGE = "a term page"
    GSOC = "a page for the Google Summer of Code"
    LFX_JSON = "an LFX export"
    FRONT_MATTER = "a file of one idea"
    ISSUE_FORM = "the body of a proposal issue"


class SkipKind(StrEnum):
    """Why lines of a source are left out on purpose."""

    PAGE_TEXT = "page text"
    CONTENTS = "table of contents"
    TEMPLATE = "template"
    TIMELINE = "timeline"
    HEADINGS = "headings"
    RULES = "rules and comments"
    DERIVED = "derived from other fields"
    PLACEHOLDERS = "placeholders"
    LABELS = "labels of the page"
    LISTS = "lists around the ideas"


@dataclass(frozen=True, order=True)
class Skip:
    """Lines that are left out on purpose, from `first` to `last`, counted from 1."""

    first: int
    last: int
    kind: SkipKind


@dataclass(frozen=True, order=True)
class Unplaced:
    """Text that is not imported, with its line and the reason."""

    line: int
    text: str
    reason: str


class SourceError(ValueError):
    """The source is not of a known kind, or is damaged; the message says how.

    Attributes:
        where: another file that is wrong, and its line; ``""`` for the source itself.
    """

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.where = where


@dataclass
class Source:
    """What a source contains.

    Attributes:
        title: the document's first heading.
        intros: project → line and text below its heading and above its ideas.
        timeline: line, activity and date of each row of a timeline.
        year: in the head of a timeline, for its dates that have none.
    """

    kind: Kind
    title: str = ""
    proposals: list[Proposal] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    intros: dict[str, tuple[int, str]] = field(default_factory=dict)
    timeline: list[tuple[int, str, str]] = field(default_factory=list)
    year: int | None = None

    def add(self, proposal: Proposal) -> None:
        """Take a proposal, with the account of the lines of it that name nobody."""
        self.proposals.append(proposal)
        self.unplaced += [
            Unplaced(line, text, "this names no mentor for certain: write a handle or an address")
            for line, text in proposal.doubtful
        ]
        self.skipped += [Skip(line, line, SkipKind.PLACEHOLDERS) for line, _ in proposal.left_out]
