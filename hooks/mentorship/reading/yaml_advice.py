"""What YAML does not accept, in a mentor's words, with a fix that was tried on that very text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

from mentorship.model.text.printable import shown
from mentorship.reading.quoting import quoted
from mentorship.reading.yaml_fixes import ITEM, LINE, MAX_SHOWN, Fix, fixes

MOST_TRIED = 24
"""Fixes that are tried for one mistake; each of them is a parse."""

MOST_READ = 200_000
"""Characters that are parsed for one mistake, beyond three tries."""

_WORDS = {"github", "term", "difficulty", "size", "status", "maturity", "email", "lfid"}
_TEXTS = {"title", "component", "name", "note", "lfx_name", "description", "programme"}

FirstError = Callable[[str], int | None]
"""A text → its first line, counted from 0, that is not YAML that we accept; None for none."""


def of(
    text: str,
    line: int,
    context: int | None,
    problem: str,
    first_error: FirstError,
    otherwise: str = "",
) -> tuple[int, str]:
    """The line of a mistake and the advice about it.

    Args:
        text: the YAML.
        line: where the parser stopped, counted from 0.
        context: where what it was reading begins.
        problem: what the parser says.
        otherwise: the advice where no fix is found.
    """
    source = text.split("\n")
    most = max(3, min(MOST_TRIED, MOST_READ // (len(text) + 1)))
    fix = _tried(source, islice(fixes(source, line, context), most), line, first_error)
    if fix:
        return fix.line, fix.advice
    if otherwise:
        return line, otherwise
    written = source[line] if line < len(source) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return line, "YAML cannot be indented with a tab: use spaces"
    if "mapping values are not allowed" in problem:
        return line, (
            "a `key: value` cannot be here: check the indentation of this line and of the line "
            "above"
        )
    return line, (
        f"this is not valid YAML ({problem}): check the indentation, or put the value in quotes"
    )


def _tried(
    source: list[str], candidates: Iterable[Fix], line: int, first_error: FirstError
) -> Fix | None:
    """The first fix after which all is right, else the first after which this mistake is gone."""
    second_best: Fix | None = None
    for fix in candidates:
        left = first_error("\n".join([*source[: fix.line], fix.text, *source[fix.line + 1 :]]))
        if left is None or (fix.is_certain and left > fix.line):
            return fix
        if left > fix.line and left != line and second_best is None:
            second_best = fix
    return second_best


def of_comment(source: str, comment: str, *, is_alone: bool) -> str:
    """The advice about `comment`, which YAML drops from the line `source`.

    Args:
        is_alone: whether it is all that is written as a value.
    """
    what = f"YAML takes `{shown(comment, 40)}` for a comment and drops it: "
    match = LINE.fullmatch(source) or ITEM.fullmatch(source)
    key = match.groupdict().get("key") if match else None
    word = re.fullmatch(r"#([\w.@-]+)", comment)
    if is_alone and key in _WORDS and word:
        return f"{what}write `{key}: {word[1]}`"
    text = quoted(match["value"]) if match else ""
    line = f"{key}: {text}" if key else f"- {text}"
    if match is None or (key and key not in _TEXTS) or len(line) > MAX_SHOWN:
        return f"{what}put the comment on a separate line, or the whole value in quotes"
    if is_alone:
        return f"{what}write `{line}`"
    return f"{what}put the comment on a separate line, or write `{line}`"
