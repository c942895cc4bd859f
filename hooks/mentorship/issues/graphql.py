"""Linked issues asked about with one GraphQL query for all of them.

Every field is in GitHub's public schema: https://docs.github.com/public/fpt/schema.docs.graphql
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from mentorship.github import untrusted
from mentorship.github.untrusted import member
from mentorship.issues.state import Answer, Detail, IssueState, PullRequest
from mentorship.model.reference import Kind, Reference, parse

BATCH = 100
"""References in one query; what others found to be answered within GitHub's ten seconds."""

# `state` has another type on each kind of item, so each fragment gives it another name.
FRAGMENTS = """
fragment issue on Issue {
  __typename number url title updatedAt
  issueState: state
  issueReason: stateReason(enableDuplicate: true)
  assignees(first: 5) { nodes { login } }
  labels(first: 10) { nodes { name } }
  closedByPullRequestsReferences(first: 5) { nodes { url number repository { nameWithOwner } } }
}
fragment pull on PullRequest {
  __typename number url title updatedAt
  pullState: state
  assignees(first: 5) { nodes { login } }
  labels(first: 10) { nodes { name } }
}
fragment talk on Discussion {
  __typename number url title updatedAt closed
  talkReason: stateReason
  labels(first: 10) { nodes { name } }
}
"""


def query(references: Sequence[Reference]) -> str:
    """The query that asks about `references` (all checkable), grouped by repository.

    The aliases are ``r0``, ``r1``, … for repositories in order of appearance, and ``n12`` for
    number 12 in one.
    """
    parts = []
    for index, group in enumerate(_by_repository(references)):
        items = " ".join(
            f"n{ref.number}: discussion(number: {ref.number}) {{ ...talk }}"
            if ref.kind is Kind.DISCUSSION
            else f"n{ref.number}: issueOrPullRequest(number: {ref.number}) {{ ...issue ...pull }}"
            for ref in group
        )
        # A GraphQL string is written like a JSON one: https://spec.graphql.org/October2021/#StringValue
        owner, name = json.dumps(group[0].owner), json.dumps(group[0].repository)
        parts.append(
            f"r{index}: repository(owner: {owner}, name: {name}) "
            f"{{ nameWithOwner isArchived {items} }}"
        )
    used = FRAGMENTS.split("fragment ")[1:]
    body = "\n".join(parts)
    fragments = "".join(f"fragment {f}" for f in used if f"...{f.split()[0]}" in body)
    return f"query LinkedIssues {{\n{body}\nrateLimit {{ remaining resetAt }}\n}}\n{fragments}"


def answers(references: Sequence[Reference], response: Any) -> dict[str, Answer]:
    """Read the response to ``query(references)``.

    Args:
        response: the parsed JSON; any value is accepted.

    Returns:
        An answer for each reference's key. NOT_FOUND is `MISSING` and not proven: a transferred
        issue gives the same (measured by others, see docs/github.md).
    """
    errors = _errors(response)
    found: dict[str, Answer] = {}
    for index, group in enumerate(_by_repository(references)):
        repository = member(response, "data", f"r{index}")
        for ref in group:
            item = member(repository, f"n{ref.number}")
            whole = errors.get((f"r{index}",))
            error = errors.get((f"r{index}", f"n{ref.number}")) or whole
            detail = _detail(item)
            if isinstance(item, dict) and detail and _is_about(item, ref, repository):
                found[ref.key] = Answer(found=_state(ref, item, repository, detail))
            elif error == "NOT_FOUND":
                found[ref.key] = Answer(absent=Detail.MISSING, is_repository=whole == error)
            else:
                reason = error or errors.get(()) or "no data"
                found[ref.key] = Answer(
                    failure=f"GitHub did not answer about it ({reason})",
                    is_forbidden=error == "FORBIDDEN",
                )
    return found


def _is_about(item: dict[str, Any], ref: Reference, repository: Any) -> bool:
    """Whether an item is what was asked about, and says who is assigned."""
    name = untrusted.text(member(repository, "nameWithOwner")).casefold()
    lies = next(iter(parse(untrusted.address(item.get("url"), ""), ref.host)), None)
    same_place = lies is not None and f"{lies.owner}/{lies.repository}".casefold() == name
    tells = item.get("__typename") == "Discussion" or isinstance(
        member(item, "assignees", "nodes"), list
    )
    return item.get("number") == ref.number and same_place and tells


def is_limited(response: Any) -> bool:
    """Whether the answer says that the rate limit is reached; GraphQL says so with status 200."""
    return any("RATE_LIMIT" in kind for kind in _errors(response).values())


def is_too_much(response: Any) -> bool:
    """Whether GitHub gave up over the query, so that a smaller one may be answered."""
    found = _errors(response)
    gave_up = ("RESOURCE_LIMITS", "TIMEOUT", "SOMETHING WENT WRONG", "VALIDATION")
    return any(word in kind.upper() for kind in found.values() for word in gave_up)


def remaining(response: Any) -> int:
    """What is left of the hour's quota; a large number where GitHub does not say."""
    left = member(response, "data", "rateLimit", "remaining")
    return left if isinstance(left, int) else 10**9


def _errors(response: Any) -> dict[tuple[str, ...], str]:
    """The type of each error by the path of aliases of its place."""
    listed = response.get("errors") if isinstance(response, dict) else None
    found: dict[tuple[str, ...], str] = {}
    for error in listed if isinstance(listed, list) else []:
        path = member(error, "path")
        kind = member(error, "type") or member(error, "extensions", "code")
        kind = untrusted.text(kind, 60) or untrusted.text(member(error, "message"), 120)
        at = tuple(str(part) for part in path[:2]) if isinstance(path, list) else ()
        found[at] = kind or "an error without a name"
    return found


def _by_repository(references: Sequence[Reference]) -> list[list[Reference]]:
    groups: dict[str, list[Reference]] = {}
    for ref in references:
        groups.setdefault(f"{ref.owner}/{ref.repository}".casefold(), []).append(ref)
    return list(groups.values())


def _detail(item: Any) -> Detail | None:
    """Open, closed or merged; None where the item does not say so in words we know."""
    if isinstance(member(item, "closed"), bool):
        return Detail.CLOSED if item["closed"] else Detail.OPEN
    state = member(item, "issueState") or member(item, "pullState")
    known = {"OPEN": Detail.OPEN, "CLOSED": Detail.CLOSED, "MERGED": Detail.MERGED}
    return known.get(state) if isinstance(state, str) else None


def _state(ref: Reference, item: dict[str, Any], repository: Any, detail: Detail) -> IssueState:
    url = untrusted.address(item.get("url"), ref.url)
    name = untrusted.text(member(repository, "nameWithOwner"))
    linked = member(item, "closedByPullRequestsReferences", "nodes")
    reason = untrusted.text(item.get("issueReason") or item.get("talkReason"), 40)
    return IssueState(
        key=ref.key,
        url=url,
        detail=detail,
        reason=reason.casefold() or None,
        title=untrusted.text(item.get("title")),
        assignees=untrusted.texts(member(item, "assignees", "nodes"), "login"),
        pull_requests=_pull_requests(linked, item),
        labels=untrusted.texts(member(item, "labels", "nodes"), "name"),
        updated_at=untrusted.moment(item.get("updatedAt")),
        archived=member(repository, "isArchived") is True,
        moved_to=url
        if name and name.casefold() != f"{ref.owner}/{ref.repository}".casefold()
        else None,
    )


def _pull_requests(nodes: Any, item: dict[str, Any]) -> tuple[PullRequest, ...] | None:
    """The linked pull requests; None where the answer lacks them, though it should not."""
    if not isinstance(nodes, list):
        return None if item.get("__typename") == "Issue" else ()
    found = []
    for node in nodes:
        repository = untrusted.text(member(node, "repository", "nameWithOwner"))
        url = untrusted.address(member(node, "url"), "")
        if url:
            found.append(PullRequest(name=f"{repository}#{member(node, 'number')}", url=url))
    return tuple(found)
