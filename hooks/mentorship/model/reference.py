"""What people write as an upstream issue, normalised to one key per target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from mentorship.model.handle import HANDLE
from mentorship.model.text.links import is_web_address

GITHUB = "github.com"
"""The host of the issues, where no other GitHub server is meant."""

MAX_NUMBER = 2**31 - 1
_REPOSITORY = r"[A-Za-z0-9._-]{1,100}"
_FULL_NAME = re.compile(rf"({HANDLE})/({_REPOSITORY})")
_SHORT = re.compile(rf"(?<![\w./-])({HANDLE})/({_REPOSITORY})#([1-9][0-9]{{0,9}})(?!\w)")
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
    if len(path) >= 2 and _FULL_NAME.fullmatch("/".join(path[:2])) and path[0] != "orgs":
        owner, repository = path[0], path[1].removesuffix(".git")
        kinds = {"issues": Kind.ISSUE, "pull": Kind.PULL, "discussions": Kind.DISCUSSION}
        if len(path) >= 4 and path[2] in kinds and re.fullmatch(r"[1-9][0-9]{0,9}", path[3]):
            number = int(path[3])
            if number <= MAX_NUMBER and (len(path) == 4 or path[2] == "pull"):
                return _item(kinds[path[2]], owner, repository, number, host)
        if len(path) == 2:
            return Reference(Kind.REPOSITORY, address, owner, repository)
        if path[2] == "issues" and len(path) == 3:
            return Reference(Kind.ISSUE_LIST, address, owner, repository)
        if path[2] == "projects":
            return Reference(Kind.BOARD, address, owner, repository)
        return Reference(Kind.GITHUB, address, owner, repository)
    is_board = len(path) >= 3 and path[0] in {"orgs", "users"} and path[2] == "projects"
    return Reference(Kind.BOARD if is_board else Kind.GITHUB, address)


def _item(kind: Kind, owner: str, repository: str, number: int, host: str) -> Reference:
    part = {Kind.ISSUE: "issues", Kind.PULL: "pull", Kind.DISCUSSION: "discussions"}[kind]
    return Reference(
        kind, f"https://{host}/{owner}/{repository}/{part}/{number}", owner, repository, number
    )
