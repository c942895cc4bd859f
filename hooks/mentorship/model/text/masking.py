"""E-mail addresses kept off the site: shown as `name at host`, however they are disguised."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import Any

from mentorship.model.text.printable import IGNORED

_MAY_HAVE = re.compile(r"[@\ufe6b\uff20]|&(?:amp;)?(?:#|commat)|%(?:25)*(?:40|ef)", re.IGNORECASE)
"""Every way to write `@`; most texts have none."""

_ENTITY = r"&(?:amp;)?(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?"
_ENCODED = r"(?:%(?:25)*[0-9A-Fa-f]{2})+"
_MARK = r"[*`~\[\]\\]"
_TARGET = r"\]\([^()\s]*\)"
_TAG = r"<[/!]?[A-Za-z-][^<>]*>|&lt;[/!]?[A-Za-z-][^<>&]*&gt;"


def _pieces(*unseen: str) -> re.Pattern[str]:
    return re.compile(f"({'|'.join(unseen)})|({_ENTITY})|({_ENCODED})|.", re.DOTALL)


_PIECES = _pieces(_MARK)
_READINGS = (_pieces(_TARGET, _TAG, _MARK), _pieces(_TAG, _MARK), _pieces(_TARGET, _MARK), _PIECES)
"""What splits an address may also hold one."""

_ENCODED_BYTE = re.compile("%(?:25)*([0-9A-Fa-f]{2})")

# The last label has a letter first: `module@v1.20.0` is the version of a module.
_ADDRESS = re.compile(
    r"(?<=[\w.+%\"'-])@(?:(?:[\w-]+\.)+(?=[^\W\d_])[\w-]{2,}|\d{1,3}(?:\.\d{1,3}){3}(?![\w.]))"
)
# `git@github.com:owner/repo` is the address of a repository, not of a person.
_REMOTE = re.compile(r"(?<![\w.+%-])git@[\w.-]+:", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"'`]*", re.IGNORECASE)

_Read = tuple[str, int, int]
"""A character that a reader sees, and where in the text it is written."""


def mask_addresses(text: str) -> str:
    """`text` (plain, HTML or Markdown) with every e-mail address in it as ``name at host``.

    An address is looked for in what a reader sees: tags, marks of Markdown and characters that
    take no room may split it; entities, `%40` and other forms of its characters may write it.
    """
    if not may_have_address(text):
        return text  # most texts
    is_marked = "<" in text or "&lt;" in text or "](" in text
    for pieces in _READINGS if is_marked else (_PIECES,):
        text = _masked_as(pieces, text)
    return text


def may_have_address(text: str) -> bool:
    """Whether anything in `text` can be read as `@`."""
    return _MAY_HAVE.search(text) is not None


def masked(value: Any) -> Any:
    """`value`, made of dicts, lists and plain values, with every text in it masked."""
    if isinstance(value, str):
        return mask_addresses(value)
    if isinstance(value, list | tuple):
        return type(value)(masked(one) for one in value)
    if isinstance(value, dict):
        return {name: masked(one) for name, one in value.items()}
    return value


def without_at(text: str) -> str:
    """`text` without a single `@`: for Markdown that shows an address in a way we do not find."""
    parts: list[str] = []
    end = 0
    for character, start, after in _seen(_PIECES, text):
        if character == "@":
            parts += [text[end:start], " at "]
            end = after
    return "".join([*parts, text[end:]])


def _masked_as(pieces: re.Pattern[str], text: str) -> str:
    seen = list(_seen(pieces, text))
    plain = "".join(character for character, _, _ in seen)
    remotes = {match.end(): match.start() for match in _REMOTE.finditer(plain)}
    found = [match for match in _ADDRESS.finditer(plain) if not _is_remote(match, remotes)]
    if not found:
        return text
    signs = [seen[match.start()] for match in found]
    in_link = _inside([match.span() for match in _LINK.finditer(text)], signs)
    parts: list[str] = []
    end = 0
    for (_, start, after), is_in_link in zip(signs, in_link, strict=True):
        parts += [text[end:start], "%20at%20" if is_in_link else " at "]
        end = after
    return "".join([*parts, text[end:]])


def _inside(spans: list[tuple[int, int]], signs: list[_Read]) -> Iterator[bool]:
    """Whether each of `signs` is inside one of `spans`; both are in order."""
    left = deque(spans)
    for _, start, _ in signs:
        while left and left[0][1] <= start:
            left.popleft()
        yield bool(left) and left[0][0] < start


def _is_remote(address: re.Match[str], remotes: dict[int, int]) -> bool:
    return remotes.get(address.end() + 1) == address.start() - len("git")


def _seen(pieces: re.Pattern[str], text: str) -> Iterator[_Read]:
    """Each character that a reader sees in `text`, in its plainest form."""
    for match in pieces.finditer(text):
        markup, entity, encoded = match.groups()
        if markup:
            continue
        if encoded:
            yield from _decoded(text, match.start(), encoded)
            continue
        for character in _plain(unescape(unescape(entity)) if entity else match[0]):
            yield character, match.start(), match.end()


def _decoded(text: str, start: int, encoded: str) -> Iterator[_Read]:
    """The characters of a run of percent-encoded bytes."""
    written = list(_ENCODED_BYTE.finditer(text, start, start + len(encoded)))
    raw = bytes(int(one[1], 16) for one in written)
    at = 0
    for character in raw.decode("utf-8", "surrogateescape"):
        first = at
        at += 1 if "\udc80" <= character <= "\udcff" else len(character.encode())
        for plain in _plain(character):
            yield plain, written[first].start(), written[at - 1].end()


def _plain(text: str) -> str:
    if text.isascii():
        return text
    characters = unicodedata.normalize("NFKD", text).replace("\u3002", ".")  # a dot of host names
    return "".join(c for c in characters if not IGNORED.match(c) and not unicodedata.combining(c))
