"""Texts on which a regular expression takes long, if there are any: made from the expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from re import _constants as codes  # type: ignore[attr-defined]  # the parser has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

CANDIDATES = "a0 .-_@\"'\\/<>()[]{}#:;,=*+&|`~!%^$?A\n\té"
"""A character class is represented by the first of these that are in it."""

MOST_OF_A_CLASS = 3
MOST_UNITS = 400
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
ENDS = ("", "\x01", "\n", " ", "!")
"""What is put behind a repetition, so that the expression does not match at its end."""


def texts(pattern: str, flags: int, size: int) -> Iterator[str]:
    """Texts of about `size` characters for `pattern`: each of its repetitions, repeated.

    A repetition stands behind the shortest text that leads to it, once and each time, and before
    something that does not fit.
    """
    for prefix, unit in sorted(set(_units(parser.parse(pattern, flags), "")))[:MOST_UNITS]:
        if not unit:
            continue
        many = unit * (size // len(unit))
        for end in ENDS:
            yield prefix + many + end
        if prefix:
            yield (prefix + unit) * (size // len(prefix + unit))
            yield prefix * (size // len(prefix)) + unit


def _units(parts: Iterable[Any], before: str) -> Iterator[tuple[str, str]]:
    """What leads to each repetition of `parts`, and one round of it."""
    for code, value in parts:
        if code in REPEATS:
            _, most, inner = value
            if most > 8:
                choices = list(_samples(inner))
                yield from ((before, one) for one in choices)
                yield from ((before, one + two) for one, two in pairwise(choices))
            yield from _units(inner, before)
        else:
            for inner in _inner(code, value):
                yield from _units(inner, before)
        before += next(iter(_samples([(code, value)])), "")
    if before:
        yield "", before


def _inner(code: Any, value: Any) -> list[Any]:
    if code is codes.BRANCH:
        return list(value[1])
    if code is codes.SUBPATTERN:
        return [value[-1]]
    if code in {codes.ASSERT, codes.ASSERT_NOT}:
        return [value[1]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    return []


def _samples(parts: Iterable[Any]) -> list[str]:
    """Short texts that `parts` match, in one way or another."""
    found = [""]
    for code, value in parts:
        choices = _choices(code, value) or [""]
        found = [one + choice for one in found for choice in choices][:12]
    return found


def _choices(code: Any, value: Any) -> list[str]:
    if code is codes.LITERAL:
        return [chr(value)]
    if code in {codes.NOT_LITERAL, codes.ANY, codes.IN}:
        return [c for c in CANDIDATES + _own(code, value) if _fits(code, value, c)][
            :MOST_OF_A_CLASS
        ]
    if code in REPEATS:
        least, _, inner = value
        return [one * min(max(least, 1), 8) for one in _samples(inner)]
    if code in {codes.BRANCH, codes.SUBPATTERN, codes.ATOMIC_GROUP}:
        return [one for inner in _inner(code, value) for one in _samples(inner)]
    return []


def _own(code: Any, value: Any) -> str:
    """Characters that a class itself names."""
    if code is not codes.IN:
        return ""
    literal = [chr(what) for kind, what in value if kind is codes.LITERAL]
    return "".join(literal + [chr(what[0]) for kind, what in value if kind is codes.RANGE])


def _fits(code: Any, value: Any, character: str) -> bool:
    if code is codes.ANY:
        return character != "\n"
    if code is codes.NOT_LITERAL:
        return bool(ord(character) != value)
    is_negated = value[0][0] is codes.NEGATE
    return is_negated != any(_is_in(kind, what, character) for kind, what in value)


_CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}


def _is_in(kind: Any, what: Any, character: str) -> bool:
    if kind is codes.LITERAL:
        return bool(ord(character) == what)
    if kind is codes.RANGE:
        return bool(what[0] <= ord(character) <= what[1])
    return kind is codes.CATEGORY and re.match(_CATEGORIES[what], character) is not None
