"""What differs between upstream's Markdown files, though all write an idea as a labelled list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """How one file writes ideas.

    Attributes:
        emails: whether mentors' e-mail addresses are written.
        issue: the label of the linked issues.
        hours: whether a size is written in hours, as the Google Summer of Code counts.
        has_lfx_url: whether its line is there even where no address is known.
        full_names: whether the upstream full name is below each title.
    """

    emails: bool
    issue: str = "Upstream Issue"
    hours: bool = False
    has_lfx_url: bool = True
    full_names: bool = False
