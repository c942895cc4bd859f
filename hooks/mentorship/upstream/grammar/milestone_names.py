"""Which milestone of a term a row of a timeline means, in the words that people use."""

from __future__ import annotations

import re

_KEYS = {
    "midterm": r"mid-?\s?term",
    "final": r"final\b.*evaluation|^final(?!.*(?:stipend|payment))",
    "first_stipend": r"(?:first|1st|initial)\b.*(?:stipend|payment)",
    "second_stipend": r"(?:second|2nd|final|last)\b.*(?:stipend|payment)",
    "info_sessions": r"info(?:rmation(?:al)?)?\.? sessions?",
    "kick_off": r"kick.?off (?:call|meeting|session)",
    "organisations": r"organi[sz]ations?\b.*appli|appli\w+ .*organi[sz]ation",
    "proposals": r"propos|project applications",
    "review": r"review|admission",
    "applications": r"applications?",
    "selection": r"selection|notification",
    "begins": r"program(?:me)? begins|begins|kick.?off$|start",
    "ends": r"last day|end of (?:the )?term|(?:program(?:me)?|term) ends",
}
"""Milestone → what names it, the narrower before the wider."""

_WHOLE_TERM = re.compile(r"(?i)(?:\w+ )?(?:term|season|programme|program)(?: \d+| dates)?")
_OPENS = re.compile(r"(?i)\b(?:opens?|opening|begins?|starts?)\b")
_CLOSES = re.compile(r"(?i)\b(?:closes?|closing|deadline|due|ends?)\b")


def key(activity: str) -> str | None:
    """The field of `Timeline` that an activity means; None where it is not known."""
    found = (k for k, pattern in _KEYS.items() if re.search(pattern, activity, re.IGNORECASE))
    return next(found, None)


def opens(activity: str) -> bool:
    """Whether the date of an activity is the first of its days only."""
    return _OPENS.search(activity) is not None


def closes(activity: str) -> bool:
    """Whether the date of an activity is the last of its days only."""
    return _CLOSES.search(activity) is not None


def is_whole_term(activity: str) -> bool:
    """Whether the dates are those of the whole term: `Spring Term`."""
    return _WHOLE_TERM.fullmatch(activity.strip(" *_")) is not None
