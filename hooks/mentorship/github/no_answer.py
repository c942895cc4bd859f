"""The error for a missing answer, and its kinds."""

from __future__ import annotations

from enum import StrEnum, auto


class Why(StrEnum):
    """What a missing answer means for the next question."""

    TRY_AGAIN = auto()  # it may come: reset, 503, broken off
    TOO_MUCH = auto()  # half of the question may be answered: 502, 504, time-out
    USELESS = auto()  # not for this question
    TOKEN = auto()  # not with this token
    FINAL = auto()  # not in this run: no network, limit reached, time used up


class NoAnswerError(Exception):
    """GitHub gave no usable answer.

    Attributes:
        reason: why, for people.
        why: what it means for the next question.
    """

    def __init__(self, reason: str, why: Why = Why.USELESS) -> None:
        super().__init__(reason)
        self.reason = reason
        self.why = why

    @property
    def final(self) -> bool:
        """Whether more questions are useless in this run."""
        return self.why is Why.FINAL
