"""What the fake GitHub knows: repositories, their items, and the answers it gives about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLSchema,
    build_schema,
    execute_sync,
    graphql_sync,
    parse,
)

SCHEMA_FILE = Path(__file__).with_name("github.graphql")
LONG = 4_000
"""Characters from which a query is not validated: it has the fields of short ones, many times."""


@dataclass
class Item:
    """An issue, pull request or discussion.

    Attributes:
        absent: 404 or 410 where it is not there.
        moved_to: the repository and number it was transferred to.
        hidden_from_token: whether only an anonymous reader sees it.
        closed_by: open pull requests that close it, as `owner/repo#12`.
    """

    kind: str = "Issue"
    title: str = "An issue"
    state: str = "OPEN"
    reason: str | None = None
    assignees: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()
    updated_at: str = "2026-11-01T12:00:00Z"
    absent: int = 0
    moved_to: tuple[str, int] | None = None
    hidden_from_token: bool = False


@dataclass
class World:
    """All that exists.

    Attributes:
        items: by `owner/repo` in small letters, then number.
        names: a repository's name as GitHub writes it, where it is not the small one.
        archived: the names of archived repositories, in small letters.
        reports: issues that were opened here, in order.
    """

    items: dict[str, dict[int, Item]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    archived: set[str] = field(default_factory=set)
    reports: list[dict[str, Any]] = field(default_factory=list)

    def add(self, reference: str, item: Item | None = None) -> Item:
        """Put `item` at `owner/repo#12`."""
        repository, _, number = reference.partition("#")
        made = item or Item()
        self.items.setdefault(repository.casefold(), {})[int(number)] = made
        return made

    def name(self, repository: str) -> str:
        return self.names.get(repository, repository)


@cache
def schema() -> GraphQLSchema:
    """The schema that queries are executed against."""
    built = build_schema(SCHEMA_FILE.read_text("utf-8"))
    union: Any = built.get_type("IssueOrPullRequest")
    union.resolve_type = lambda value, *_: value["__typename"]
    return built


def _not_found(what: str) -> GraphQLError:
    return GraphQLError(f"Could not resolve to {what}.", extensions={"type": "NOT_FOUND"})


class _Root:
    def __init__(self, world: World) -> None:
        self._world = world

    def repository(self, _info: Any, owner: str, name: str, **_: Any) -> Any:
        key = f"{owner}/{name}".casefold()
        if key not in self._world.items:
            raise _not_found(f"a Repository with the name '{owner}/{name}'")
        return _Repository(self._world, key)

    def rateLimit(self, _info: Any, **_: Any) -> Any:  # noqa: N802
        return {"remaining": 4999, "resetAt": "2026-11-24T00:00:00Z"}


class _Repository:
    def __init__(self, world: World, key: str) -> None:
        self._world = world
        self._key = key
        self.nameWithOwner = world.name(key)
        self.isArchived = key in world.archived

    def issueOrPullRequest(self, _info: Any, number: int) -> Any:  # noqa: N802
        return self._item(number, {"Issue", "PullRequest"})

    def discussion(self, _info: Any, number: int) -> Any:
        return self._item(number, {"Discussion"})

    def _item(self, number: int, kinds: set[str]) -> dict[str, Any]:
        item = self._world.items[self._key].get(number)
        hidden = item is None or item.absent or item.moved_to or item.hidden_from_token
        if item is None or hidden or item.kind not in kinds:
            raise _not_found(f"an issue or pull request with the number of {number}")
        part = {"Issue": "issues", "PullRequest": "pull", "Discussion": "discussions"}[item.kind]
        return {
            "__typename": item.kind,
            "number": number,
            "url": f"https://github.com/{self.nameWithOwner}/{part}/{number}",
            "title": item.title,
            "updatedAt": item.updated_at,
            "state": item.state,
            "closed": item.state != "OPEN",
            "stateReason": item.reason,
            "assignees": {"nodes": [{"login": login} for login in item.assignees]},
            "labels": {"nodes": [{"name": name} for name in item.labels]},
            "closedByPullRequestsReferences": {"nodes": [_pull(name) for name in item.closed_by]},
        }


def _pull(name: str) -> dict[str, Any]:
    repository, _, number = name.partition("#")
    return {
        "number": int(number),
        "url": f"https://github.com/{repository}/pull/{number}",
        "repository": {"nameWithOwner": repository},
    }


def graphql_answer(world: World, query: str, *, schema: GraphQLSchema) -> dict[str, Any]:
    """Execute `query`; an error has its `type` where GitHub puts it."""
    if len(query) > LONG:
        result = execute_sync(schema, parse(query), root_value=_Root(world))
    else:
        result = graphql_sync(schema, query, root_value=_Root(world))
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [
            {
                "type": (error.extensions or {}).get("type"),
                "path": error.path,
                "message": error.message,
            }
            for error in result.errors
        ]
    return answer


def rest_item(world: World, repository: str, number: int) -> dict[str, Any]:
    """An item as REST shows it."""
    item = world.items[repository.casefold()][number]
    name = world.name(repository.casefold())
    part = "pull" if item.kind == "PullRequest" else "issues"
    answer: dict[str, Any] = {
        "number": number,
        "html_url": f"https://github.com/{name}/{part}/{number}",
        "title": item.title,
        "state": "open" if item.state == "OPEN" else "closed",
        "state_reason": item.reason.lower() if item.reason else None,
        "assignees": [{"login": login} for login in item.assignees],
        "labels": [{"name": label} for label in item.labels],
        "updated_at": item.updated_at,
    }
    if item.kind == "PullRequest":
        merged = "2026-10-01T00:00:00Z" if item.state == "MERGED" else None
        answer["pull_request"] = {"merged_at": merged}
    return answer


def timeline(world: World, repository: str, number: int) -> list[dict[str, Any]]:
    """The mentions of an item, as REST shows them: those that close it, and an idle one."""
    item = world.items[repository.casefold()][number]
    mentions = [(name, f"Fixes #{number}") for name in item.closed_by]
    mentions.append((f"{repository}#1", f"See #{number}, and fixes #{number}0"))
    return [
        {
            "event": "cross-referenced",
            "source": {
                "issue": {
                    "number": _pull(name)["number"],
                    "html_url": _pull(name)["url"],
                    "state": "open",
                    "body": body,
                    "pull_request": {"url": _pull(name)["url"]},
                    "repository": {"full_name": name.partition("#")[0]},
                }
            },
        }
        for name, body in mentions
    ]
