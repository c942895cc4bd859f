"""What is known about one linked issue, and how sure we are of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from mentorship.github import untrusted
from mentorship.model.text.links import is_web_address


class Verdict(StrEnum):
    """The three verdicts on a reference."""

    FINE = "fine"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class Detail(StrEnum):
    """The reason for a verdict."""

    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"
    MISSING = "missing"
    GONE = "gone"
    BLOCKED = "blocked"
    UNREADABLE = "unreadable"
    UNCHECKABLE = "uncheckable"
    UNVERIFIED = "unverified"


class Availability(StrEnum):
    """What a mentee wants to know first."""

    FREE = "free"
    TAKEN = "taken"
    CLOSED = "closed"
    UNKNOWN = "unknown"


Clean = Annotated[str, AfterValidator(untrusted.text)]


def _of_our_time(at: datetime) -> datetime:
    if not 2000 < at.year < 2100:
        raise ValueError("a moment at which no GitHub was or will be")
    return at


def _address(value: str) -> str:
    value.encode()  # JSON can say half of a character
    if not is_web_address(value):
        raise ValueError("not an address")
    return value


MOST = 100
"""Assignees, labels or pull requests; GitHub allows ten assignees and a hundred labels."""

Address = Annotated[str, Field(max_length=2_100), AfterValidator(_address)]
Moment = Annotated[AwareDatetime, AfterValidator(_of_our_time)]


class PullRequest(BaseModel):
    """A pull request that would close the issue."""

    model_config = ConfigDict(frozen=True)

    name: Clean
    url: Address


class IssueState(BaseModel):
    """What is known about one issue, pull request or discussion.

    Text from GitHub is text of strangers, and so is a states file from elsewhere: it is cut and
    cleaned here, and escaped where it is shown.

    Attributes:
        key: ``owner/repo#12``, in lowercase letters.
        url: its address as GitHub last gave it.
        reason: why it was closed, as GitHub says it (`completed`, `not_planned`, …), or None.
        archived, pull_requests: None where nobody asked.
        moved_to: its new address, if it answers at another one than was written.
        checked_at: when GitHub was last asked, whether it answered or not.
        verified_at: when GitHub last answered that it is there.
        first_failed_at: since when GitHub says, with and without a token, that it is not.
        failure: why the last question had no answer.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: Annotated[str, Field(max_length=2_100)]
    url: Address
    verdict: Verdict = Verdict.UNKNOWN
    detail: Detail = Detail.UNVERIFIED
    reason: Clean | None = None
    title: Clean = ""
    assignees: Annotated[tuple[Clean, ...], Field(max_length=MOST)] = ()
    pull_requests: Annotated[tuple[PullRequest, ...], Field(max_length=MOST)] | None = None
    labels: Annotated[tuple[Clean, ...], Field(max_length=MOST)] = ()
    updated_at: Moment | None = None
    archived: bool | None = None
    moved_to: Address | None = None
    checked_at: Moment | None = None
    verified_at: Moment | None = None
    first_failed_at: Moment | None = None
    failure: Clean | None = None

    @property
    def availability(self) -> Availability:
        """Whether a mentee can still take it."""
        if self.detail is Detail.OPEN and not self.archived:
            if self.assignees or self.pull_requests:
                return Availability.TAKEN
            return Availability.UNKNOWN if self.pull_requests is None else Availability.FREE
        if self.detail in {Detail.CLOSED, Detail.MERGED} or self.archived:
            return Availability.CLOSED
        return Availability.UNKNOWN

    @property
    def summary(self) -> str:
        """Its state in a few words, for a badge or a table."""
        if self.verdict is Verdict.BROKEN:
            return "no longer there"
        words = {
            Detail.OPEN: "open",
            Detail.CLOSED: f"closed as {self.reason.replace('_', ' ')}"
            if self.reason
            else "closed",
            Detail.MERGED: "merged",
            Detail.MISSING: "not found, to be confirmed",
            Detail.GONE: "deleted, to be confirmed",
            Detail.BLOCKED: "blocked by GitHub",
            Detail.UNREADABLE: "not public",
            Detail.UNCHECKABLE: "cannot be checked",
            Detail.UNVERIFIED: "not yet verified",
        }
        parts = [words[self.detail]]
        if self.detail is Detail.OPEN:
            parts += ["assigned"] if self.assignees else []
            parts += ["has a pull request"] if self.pull_requests else []
        parts += ["moved"] if self.moved_to else []
        parts += ["repository archived"] if self.archived else []
        return ", ".join(parts)


class Answer(BaseModel):
    """What GitHub said about one reference in one run.

    Attributes:
        found: the state as it is now; None unless GitHub showed the thing itself.
        absent: `MISSING`, `GONE` or `BLOCKED` where GitHub said that it cannot be seen.
        proven: whether `absent` was said with and without a token.
        is_repository: whether it is the whole repository that was not found.
        is_forbidden: whether the token may not see it, which says nothing about anyone else.
        failure: why there is no answer, where both others are None.
    """

    found: IssueState | None = None
    absent: Detail | None = None
    proven: bool = False
    is_repository: bool = False
    is_forbidden: bool = False
    failure: str = ""
