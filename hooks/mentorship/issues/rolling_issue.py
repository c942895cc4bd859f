"""The one rolling issue in this repository that lists the linked issues to fix."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from mentorship.github.client import GitHub
from mentorship.github.no_answer import NoAnswerError
from mentorship.github.untrusted import member
from mentorship.issues.findings import Finding
from mentorship.model.text.escaping import escape_markup

MARKER = "<!-- mentorship-ideas:linked-issues"
TITLE = "Linked issues that need care"
LABEL = "linked-issues"
_ALL_WELL = f"{MARKER} -->\nAll linked issues are fine.\n"
_MARK = re.compile(re.escape(MARKER) + r"((?: [0-9a-f]{8})*) -->")


class Action(StrEnum):
    """What is to be done about the rolling issue."""

    NOTHING = "nothing to do"
    OPEN = "opened"
    EDIT = "edited"
    CLOSE = "closed"


@dataclass(frozen=True)
class Rolling:
    """The rolling issue as it is on GitHub.

    Attributes:
        marks: of the findings it lists, each a short name.
        is_open: a closed one was closed by us when it was done (then it lists nothing), or by
            a person, who has seen what it lists.
    """

    number: int
    marks: frozenset[str]
    is_open: bool = True


def body(findings: Sequence[Finding]) -> str:
    """The rolling issue's Markdown: by idea, with its mentors and what to do.

    A handle is in backticks, so that nobody is notified at every edit.
    """
    lines = [
        " ".join([MARKER, *sorted(marks(findings)), "-->"]),
        "The daily check of linked issues found these problems. When an idea file is fixed, its "
        "entry is removed from this list. This issue is closed when the list is empty.",
        "",
    ]
    for path in dict.fromkeys(finding.idea.path for finding in findings):
        group = [finding for finding in findings if finding.idea.path == path]
        idea = group[0].idea
        mentors = ", ".join(f"`{mentor.github or _plain(mentor.shown)}`" for mentor in idea.mentors)
        lines += [f"### {_plain(idea.project.name)}: {_plain(idea.title)}", ""]
        lines += [f"`{path}`, mentors {mentors}", ""]
        lines += [f"- [ ] {_plain(f.problem.message)} [`{f.problem.code}`]" for f in group]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def marks(findings: Sequence[Finding]) -> frozenset[str]:
    """A short name for each finding; it changes when the message changes.

    The line does not count: an edit further up in the file changes nothing.
    """
    return frozenset(
        hashlib.sha256(f"{f.problem.path}: {f.problem.message}".encode()).hexdigest()[:8]
        for f in findings
    )


def decide(findings: Sequence[Finding], rolling: Rolling | None, *, complete: bool) -> Action:
    """What to do, given the `rolling` issue (None where there never was one).

    One that a person closed stays closed until something breaks that it does not list.

    Args:
        complete: whether every linked issue was judged; without that, an empty list proves nothing.
    """
    if rolling is None or not rolling.is_open:
        seen = rolling.marks if rolling else frozenset()
        return Action.OPEN if marks(findings) - seen else Action.NOTHING
    if not findings:
        return Action.CLOSE if complete else Action.NOTHING
    return Action.NOTHING if rolling.marks == marks(findings) else Action.EDIT


def find_rolling(github: GitHub, repository: str, author: str) -> Rolling | None:
    """The issue with our marker that `author` wrote: the open one, else the last closed.

    A stranger's copy is not ours.

    Args:
        repository: ``owner/name``.
        author: the login that reports are written with.

    Raises:
        NoAnswerError: GitHub gave no usable answer.
    """
    path = f"/repos/{repository}/issues?state=all&creator={quote(author)}&per_page=100"
    response = github.get(path)
    if response.status != 200 or not isinstance(response.data, list):
        raise NoAnswerError(f"GitHub answered {response.status} about the open issues")
    ours = []
    for issue in response.data:  # the newest first
        match = _MARK.search(str(member(issue, "body") or ""))
        if match and member(issue, "user", "login") == author:
            is_open = member(issue, "state") == "open"
            found = frozenset(match[1].split())
            ours.append(Rolling(int(member(issue, "number")), found, is_open))
    return next((one for one in ours if one.is_open), ours[0] if ours else None)


def carry_out(
    action: Action,
    findings: Sequence[Finding],
    rolling: Rolling | None,
    github: GitHub,
    repository: str,
) -> None:
    """Open, edit or close the rolling issue.

    Raises:
        NoAnswerError: GitHub did not take it.
    """
    issues = f"/repos/{repository}/issues"
    if action is Action.OPEN:
        payload = {"title": TITLE, "body": body(findings), "labels": [LABEL]}
        response = github.post(issues, payload)
    elif rolling is not None and action is Action.EDIT:
        response = github.post(f"{issues}/{rolling.number}", {"body": body(findings)}, "PATCH")
    elif rolling is not None and action is Action.CLOSE:
        closed = {"state": "closed", "state_reason": "completed", "body": _ALL_WELL}
        response = github.post(f"{issues}/{rolling.number}", closed, "PATCH")
    else:
        return
    if response.status not in {200, 201}:
        raise NoAnswerError(f"GitHub answered {response.status} to the report")


def _plain(text: str) -> str:
    """`text` of strangers inside Markdown: no markup, no mention, no link to other issues."""
    return escape_markup(text).replace("@", "@\u200b").replace("#", "#\u200b")
