"""What people write as an upstream issue, normalised to one key per target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from mentorship.model.handle import HANDLE
from mentorship.model.text.links import is_web_address

GITHUB = "github.com"
"""The host of the issues, where no other GitHub server is meant."""

MAX_NUMBER = 2**31 - 1
_REPOSITORY = r"(?!\.{1,2}(?![A-Za-z0-9._-]))[A-Za-z0-9._-]{1,100}"
"""A name of dots alone means a folder."""
_FULL_NAME = re.compile(rf"({HANDLE})/({_REPOSITORY})")
_NUMBER = "[1-9][0-9]{0,9}"
_SHORT = re.compile(rf"(?<![\w./-])({HANDLE})/({_REPOSITORY})#({_NUMBER})(?!\w)")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)


class Kind(StrEnum):
    """What a reference points to."""

    ISSUE = "issue"
    PULL = "pull request"
    DISCUSSION = "discussion"
    ISSUE_LIST = "issue list"
    BOARD = "project board"
    REPOSITORY = "repository"
    GITHUB = "GitHub page"
    EXTERNAL = "page elsewhere"


_PARTS = {Kind.ISSUE: "issues", Kind.PULL: "pull", Kind.DISCUSSION: "discussions"}
"""What is before the number in an address."""

_KINDS = {part: kind for kind, part in _PARTS.items()}


@dataclass(frozen=True)
class Reference:
    """One target.

    Attributes:
        kind: the kind that its address shows; an issue's address may turn out to be a pull request.
        url: the canonical address, or the address as written where GitHub cannot be asked about it.
        owner, repository: as written, or ``""`` outside a repository.
        number: of the issue, pull request or discussion, else 0.
    """

    kind: Kind
    url: str
    owner: str = ""
    repository: str = ""
    number: int = 0

    @property
    def is_checkable(self) -> bool:
        """Whether GitHub's API can be asked about its state."""
        return self.number > 0

    @property
    def host(self) -> str:
        """The host it is on."""
        return urlsplit(self.url).hostname or ""

    @property
    def key(self) -> str:
        """One key per target: ``owner/repo#12`` in lowercase letters, or the address.

        Issues, pull requests and discussions of a repository share one series of numbers.
        """
        return self.name.casefold() if self.is_checkable else self.url

    @property
    def name(self) -> str:
        """A short name for people: ``owner/repo#12``, or the address."""
        return f"{self.owner}/{self.repository}#{self.number}" if self.is_checkable else self.url


def parse(text: str, host: str = GITHUB) -> list[Reference]:
    """The references in `text`, in order, each target once.

    Understands bare addresses, autolinks, Markdown links, several of them, fragments, queries,
    trailing slashes, `www.`, `http:`, and `owner/repository#12`. Text without any gives ``[]``.

    Args:
        host: of the GitHub server that can be asked; a link to any other place is only kept.
    """
    found: list[tuple[int, Reference]] = []
    covered: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        address = _trimmed(match[0])
        covered.append(match.span())
        if is_web_address(address):
            found.append((match.start(), _of_address(address, host)))
    for match in _SHORT.finditer(text):
        if not any(start <= match.start() < end for start, end in covered):
            number = int(match[3])
            if number <= MAX_NUMBER:
                found.append((match.start(), _item(Kind.ISSUE, match[1], match[2], number, host)))
    unique: dict[str, Reference] = {}
    for _, reference in sorted(found, key=lambda item: item[0]):
        unique.setdefault(reference.key, reference)
    return list(unique.values())


def _trimmed(address: str) -> str:
    """`address` without the punctuation of the sentence or Markdown link around it."""
    while address:
        last = address[-1]
        unopened = (last == ")" and address.count(")") > address.count("(")) or (
            last == "]" and address.count("]") > address.count("[")
        )
        if not (unopened or last in ".,;:!?*"):
            break
        address = address[:-1]
    # `[text](https://…)-more` and `[https://…](https://…)` leave the bracket inside.
    return re.split(r"\]\(|\)[,;\s]", address, maxsplit=1)[0]


def _of_address(address: str, host: str) -> Reference:
    parts = urlsplit(address)
    name = (parts.hostname or "").removeprefix("www.")
    if name != host or parts.port not in (None, 80, 443):
        return Reference(Kind.EXTERNAL, address)
    return _on_github(parts, address, host)


def _on_github(parts: SplitResult, address: str, host: str) -> Reference:
    path = [piece for piece in parts.path.split("/") if piece]
    if not _FULL_NAME.fullmatch("/".join(path[:2])) or path[0] == "orgs":
        is_board = len(path) >= 3 and path[0] in {"orgs", "users"} and path[2] == "projects"
        return Reference(Kind.BOARD if is_board else Kind.GITHUB, address)
    owner, name, *below = path
    repository = name.removesuffix(".git")
    item = _numbered(below)
    if item:
        return _item(item[0], owner, repository, item[1], host)
    return Reference(_page(below), address, owner, repository)


def _numbered(below: list[str]) -> tuple[Kind, int] | None:
    """Kind and number of what the address of a page below a repository shows, if it has one."""
    match below:
        case [part, number, *rest] if part in _KINDS and re.fullmatch(_NUMBER, number):
            kind = _KINDS[part]
            # `/pull/12/files` shows the pull request too.
            is_shown = not rest or kind is Kind.PULL
            return (kind, int(number)) if is_shown and int(number) <= MAX_NUMBER else None
    return None


def _page(below: list[str]) -> Kind:
    """The kind of a page below a repository that has no number."""
    match below:
        case []:
            return Kind.REPOSITORY
        case ["issues"]:
            return Kind.ISSUE_LIST
        case ["projects", *_]:
            return Kind.BOARD
    return Kind.GITHUB


def _item(kind: Kind, owner: str, repository: str, number: int, host: str) -> Reference:
    url = f"https://{host}/{owner}/{repository}/{_PARTS[kind]}/{number}"
    return Reference(kind, url, owner, repository, number)


def links(values: Iterable[str], host: str = GITHUB) -> tuple[str, ...]:
    """`values`, where each that is one reference and nothing else is its address."""
    return tuple(_link(value, host) for value in values)


def _link(value: str, host: str) -> str:
    found = parse(value, host)
    bare = value.strip().removeprefix("<").removesuffix(">")
    is_alone = is_web_address(bare) or _SHORT.fullmatch(bare) is not None
    return found[0].url if len(found) == 1 and is_alone else value
