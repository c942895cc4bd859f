"""The one rolling issue in this repository that lists linked issues in need of care."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from mentorship.findings import Finding
from mentorship.issues.github import GitHub, NoAnswerError
from mentorship.issues.untrusted import member

MARKER = "<!-- mentorship-ideas:linked-issues"
TITLE = "Linked issues that need care"
LABEL = "linked-issues"
_DIGEST = re.compile(re.escape(MARKER) + r" ([0-9a-f]{16}) -->")


class Action(StrEnum):
    """What is to be done about the rolling issue."""

    NOTHING = "nothing to do"
    OPEN = "opened"
    EDIT = "edited"
    CLOSE = "closed"


@dataclass(frozen=True)
class Rolling:
    """The rolling issue as it stands."""

    number: int
    digest: str


def body(findings: Sequence[Finding]) -> str:
    """The rolling issue's Markdown: by idea, with its mentors and what to do.

    A handle stands in backticks, so that nobody is notified at every edit.
    """
    lines = [
        f"{MARKER} {digest(findings)} -->",
        "The daily check of linked issues found these. Each edit of an idea file that mends one "
        "takes it off this list; the issue closes when the list is empty.",
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


def digest(findings: Sequence[Finding]) -> str:
    """A short name for this set of findings; it changes when the report would."""
    text = "\n".join(str(finding.problem) for finding in findings)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def decide(findings: Sequence[Finding], rolling: Rolling | None, *, complete: bool) -> Action:
    """What to do with the `rolling` issue (None where none is open).

    Args:
        complete: whether every linked issue was judged; without that, none found is no good news.
    """
    if rolling is None:
        return Action.OPEN if findings else Action.NOTHING
    if not findings:
        return Action.CLOSE if complete else Action.NOTHING
    return Action.NOTHING if rolling.digest == digest(findings) else Action.EDIT


def find_rolling(github: GitHub, repository: str, author: str) -> Rolling | None:
    """The open issue with our marker that `author` wrote; a stranger's copy is not ours.

    Args:
        repository: ``owner/name``.
        author: the login that reports are written with.

    Raises:
        NoAnswerError: GitHub gave no usable answer.
    """
    path = f"/repos/{repository}/issues?state=open&creator={quote(author)}&per_page=100"
    response = github.get(path)
    if response.status != 200 or not isinstance(response.data, list):
        raise NoAnswerError(f"GitHub answered {response.status} about the open issues")
    for issue in response.data:
        match = _DIGEST.search(str(member(issue, "body") or ""))
        if match and member(issue, "user", "login") == author:
            return Rolling(int(member(issue, "number")), match[1])
    return None


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
        closed = {"state": "closed", "state_reason": "completed"}
        response = github.post(f"{issues}/{rolling.number}", closed, "PATCH")
    else:
        return
    if response.status not in {200, 201}:
        raise NoAnswerError(f"GitHub answered {response.status} to the report")


def _plain(text: str) -> str:
    """`text` of strangers inside Markdown: no markup, no mention, no link to other issues."""
    escaped = re.sub(r"([\\`*_{}\[\]<>|])", r"\\\1", text)
    return escaped.replace("@", "@\u200b").replace("#", "#\u200b")
