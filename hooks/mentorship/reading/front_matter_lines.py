"""Front matter whose lines `---` are missing, misspelt or in another place, with the fix."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_EXACT = re.compile(r"---[ \t]*")
_NEARLY = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]{1,9}|\.{3}|\+{3}|={3,9}|\*{3}|_{3})\s*")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*[\w-]*\s*")
_FIELD = re.compile(r"\s*(?:-\s*)?[A-Za-z_][\w-]*\s*[:\uff1a].*")
_INNER = re.compile(r"(?:\s+\S|-\s|#\s|[\]}]).*")
_IDEA = "a line `---`, then `title: …`, `term: …` and the other fields, then a line `---`"


class Advice(NamedTuple):
    """What is said about a line, counted from 1."""

    line: int
    text: str
    code: str


def of_opening(text: str, page_of: str | None) -> Advice:
    """About a text that does not begin with a line `---`.

    Args:
        page_of: the folder of a project's page; None for an idea.
    """
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.strip())
    if advice := _of_fence(lines, first) or _of_first(lines, first) or _of_later(lines, first):
        return advice
    begin = f"begin with {_IDEA}" if page_of is None else page_lines(page_of)
    return Advice(1, f"the file has no front matter: {begin}", "no-front-matter")


def _of_first(lines: Sequence[str], first: int) -> Advice | None:
    """About a first line with text that is fields, or meant as the line above them."""
    if _EXACT.fullmatch(lines[first]):
        many = "line" if first == 1 else f"{first} lines"
        return _line(1, f"the front matter must begin in line 1: remove the blank {many} above it")
    below = lines[first + 1] if first + 1 < len(lines) else ""
    if _NEARLY.fullmatch(lines[first]) and _FIELD.fullmatch(below):
        what = "the line before the fields must be three hyphens alone"
        return _line(first + 1, f"{what}: write `---`")
    if _FIELD.fullmatch(lines[first]):
        if first:
            return _line(1, "the front matter must begin in line 1: write `---`")
        return _line(1, "the line before the fields is missing: put a line `---` above this line")
    return None


def _of_later(lines: Sequence[str], first: int) -> Advice | None:
    """About front matter below something else."""
    fences = [at for at, line in enumerate(lines) if _EXACT.fullmatch(line)]
    if len(fences) > 1 and _FIELD.fullmatch(lines[fences[0] + 1]):
        what = "the front matter must begin in line 1"
        return _line(first + 1, f"{what}: move what is above it to the text below it")
    return None


def page_lines(folder: str) -> str:
    """What the page of the project in `folder` begins with."""
    name = folder.replace("-", " ").title()
    return f"begin with the lines `---`, `name: '{name}'`, `---`"


def of_empty(page_of: str | None) -> Advice:
    """About an empty file."""
    begin = f"begin with {_IDEA}" if page_of is None else page_lines(page_of)
    return Advice(1, f"the file is empty: {begin}", "empty-file")


def of_closing(lines: Sequence[str], reads: Callable[[str], bool]) -> Advice | None:
    """About front matter that does not end, or ends too late; None where nothing is found.

    Args:
        lines: from the line after the opening one, which is line 2 of the file.
        reads: whether a text is YAML fields.
    """
    for at, line in enumerate(lines):
        if _NEARLY.fullmatch(line) and at and reads("\n".join(lines[:at])):
            text = "the line below the fields must be three hyphens alone: write `---`"
            return Advice(at + 2, text, "unclosed-front-matter")
        if at and not (_FIELD.fullmatch(line) or _INNER.fullmatch(line)):
            if not reads("\n".join(lines[:at])):
                return None
            text = "the front matter is not closed: put a line `---` above this line"
            return Advice(at + 2, text, "unclosed-front-matter")
    return None


def _of_fence(lines: Sequence[str], first: int) -> Advice | None:
    """About a code fence around the front matter, or in the place of its lines."""
    if not _FENCE.fullmatch(lines[first]):
        return None
    below = lines[first + 1 :]
    closes = next((first + 2 + i for i, one in enumerate(below) if _FENCE.fullmatch(one)), None)
    inside = next((one for one in below if one.strip()), "")
    if _EXACT.fullmatch(inside):
        both = f" and line {closes}" if closes else ""
        return _line(first + 1, f"a code fence is around the front matter: remove this line{both}")
    if _FIELD.fullmatch(inside):
        both = f" here and in line {closes}" if closes else ""
        return _line(first + 1, f"the fields are in a code fence: write `---`{both}")
    return None


def _line(line: int, text: str) -> Advice:
    return Advice(line, text, "front-matter-line")
