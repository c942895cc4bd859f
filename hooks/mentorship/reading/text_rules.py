"""Rules over the text of an idea alone, without its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from mentorship.model.body import Body, is_outcome
from mentorship.model.idea import DESCRIPTION_LIMIT
from mentorship.model.problem import Severity
from mentorship.model.text.printable import shown

if TYPE_CHECKING:
    from markdown_it.token import Token

Finding = tuple[int, Severity, str, str]
"""Line, severity, message, code."""

_OUTCOME = "`## Expected outcome`"
_MOST_OF_TITLE = 80
_TITLE = re.compile(r"(?P<marks>#{1,6}[ \t\u00a0]*|[*_]{2,3})?(?P<title>[^\n]*?)[*_#: \t]*")
_UNSPACED = re.compile(r"(#{2,6})[^\S ]*([^\s#].*)")


def check(body: Body, line: int) -> Iterator[Finding]:
    """The findings about a text.

    Args:
        line: the file's line on which the text begins.
    """
    if not body.description:
        yield (
            line,
            Severity.ERROR,
            "there is no description: below the front matter, write what a mentee would do and why",
            "no-description",
        )
    yield from _of_blocks(body, line)
    if len(body.text) > DESCRIPTION_LIMIT:
        yield (
            line,
            Severity.WARNING,
            f"the text has {len(body.text)} characters, and the LFX platform takes at most "
            f"{DESCRIPTION_LIMIT}: move details to the linked issue",
            "text-too-long",
        )


def _of_blocks(body: Body, line: int) -> Iterator[Finding]:
    """What is wrong with headings, or hides them; the outcome's, if nothing else explains it."""
    tokens = body.blocks
    found = [*_open_blocks(tokens, body.text, line)]
    if not found:
        found = [*_headings(tokens, line, has_outcome=body.outcome is not None)]
    yield from found
    if body.outcome is None and not found:
        yield (
            line,
            Severity.WARNING,
            f"there is no outcome: add the heading {_OUTCOME}, and below it what will "
            "exist at the end of the term",
            "no-outcome",
        )


def _open_blocks(tokens: list[Token], text: str, line: int) -> Iterator[Finding]:
    """A code block or comment that is not closed, so that all below it belongs to it."""
    lines = text.split("\n")
    for token in tokens:
        if token.level or not token.map:
            continue
        if token.type == "fence" and not _is_closed(token, lines[token.map[0] : token.map[1]]):
            what, close = "code block", token.markup
        elif token.type == "html_block" and _is_open_comment(token.content):
            what, close = "comment", "-->"
        else:
            continue
        yield (
            line + token.map[0],
            Severity.WARNING,
            f"the {what} that begins here is not closed: add a line with {close} where it ends",
            "unclosed-block",
        )


def _is_closed(fence: Token, lines: list[str]) -> bool:
    last = lines[-1].strip() if len(lines) > 1 else ""
    return last.startswith(fence.markup) and set(last) == {fence.markup[0]}


def _is_open_comment(html: str) -> bool:
    return html.lstrip().startswith("<!--") and "-->" not in html


def _headings(tokens: list[Token], line: int, *, has_outcome: bool) -> Iterator[Finding]:
    """Lines that were meant as headings of sections; no more once the outcome's is found."""
    for before, written, at in _lines(tokens):
        if not has_outcome and _is_outcome(before, written):
            more = ", and remove the line below it" if before.markup in {"=", "-"} else ""
            yield _heading(line + at, f"{before.markup} {written}", _OUTCOME, more)
            return
        unspaced = _UNSPACED.fullmatch(written)
        if unspaced and before.type == "paragraph_open":
            yield _heading(line + at, written, f"`{unspaced[1]} {unspaced[2].strip()}`")


def _lines(tokens: list[Token]) -> Iterator[tuple[Token, str, int]]:
    """The lines of headings and paragraphs outside lists and quotes: block, text, position."""
    for before, token in pairwise(tokens):
        if token.type == "inline" and token.map and before.level == 0:
            for offset, written in enumerate(token.content.split("\n")):
                yield before, written, token.map[0] + offset


def _is_outcome(before: Token, written: str) -> bool:
    """Whether a line is meant as the heading of the outcome."""
    if len(written) > _MOST_OF_TITLE:
        return False
    title = _TITLE.fullmatch(written.strip())
    if title and is_outcome(title["title"]):
        return True
    unspaced = _UNSPACED.fullmatch(written)
    return bool(unspaced and before.type == "paragraph_open" and _is_half(unspaced[2]))


def _is_half(title: str) -> bool:
    return title.strip(" :").casefold() in {"expected", "expected result", "expected results"}


def _heading(at: int, written: str, right: str, more: str = "") -> Finding:
    what = f"`{shown(written.strip(), 60)}` is not the heading of a section"
    return at, Severity.WARNING, f"{what}: write {right}{more}", "heading"
