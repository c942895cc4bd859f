"""Registers and pages of projects that cost much more than they are long, if nothing limits it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from tests.support.bombs import BOMBS as BODIES

Bomb = Callable[[int], str]

UNITS = ["a", "a, ", ".", "(", ")", "a@", "http://a", "<b>", "[", "&", "*a ", "-", " and ", "🎉"]


def _filled(size: int, head: str, entries: Iterator[str]) -> str:
    """`head` and as many `entries` as `size` characters take."""
    parts = [head]
    left = size - len(head)
    for entry in entries:
        left -= len(entry)
        if left < 0:
            break
        parts.append(entry)
    return "".join(parts)


def _numbered(head: str, entry: str) -> Bomb:
    """`entry` again and again, with a number in the place of `N`."""
    return lambda size: _filled(size, head, (entry.replace("N", str(n)) for n in count()))


def _long(before: str, unit: str, after: str) -> Bomb:
    return lambda size: before + unit * ((size - len(before)) // len(unit.encode())) + after


_TERM = "  - id: 2030-term-1\n    title: One\n    programme: LFX Mentorship\n"
_TERMS = "foundation: CNCF\nterms:\n"
_DATED = "    timeline: {begins: 2030-03-01, ends: 2030-05-31}\n"

TERMS: dict[str, Bomb] = {
    **{f"title-{unit}": _long(f"{_TERMS}{_TERM}    title: '", unit, "'\n") for unit in UNITS},
    **{
        f"programme-{unit}": _long(
            f"{_TERMS}  - id: 2030-term-1\n    title: One\n    programme: '", unit, "'\n"
        )
        for unit in UNITS
    },
    **{
        f"date-{unit}": _long(f"{_TERMS}{_TERM}    timeline:\n      begins: '", unit, "'\n")
        for unit in ["1", "-", " ", " to ", "2030-03-01 ", "A/", "a", "+"]
    },
    **{
        f"zone-{unit}": _long(f"{_TERMS}{_TERM}    zone: '", unit, "'\n")
        for unit in ["A/", "a", "../"]
    },
    "many-terms": _numbered(_TERMS, _TERM.replace("2030-term-1", "termN")),
    "many-dated": _numbered(_TERMS, _TERM.replace("2030-term-1", "termN") + _DATED),
    "terms-without-id": _numbered(_TERMS, "  - title: N\n"),
    "terms-empty": _numbered(_TERMS, "  - {}\n"),
    "terms-of-text": _numbered(_TERMS, "  - a\n"),
    "terms-the-same": _numbered(_TERMS, _TERM),
    "wrong-dates": _numbered(
        _TERMS, _TERM.replace("2030-term-1", "tN") + "    timeline: {begins: x}\n"
    ),
    "unknown-keys": _numbered(_TERMS + _TERM, "    titelN: x\n"),
    "unknown-in-each": _numbered(_TERMS, "  - {id: tN, titel: x, program: y}\n"),
    "unknown-dates": _numbered(_TERMS + _TERM + "    timeline:\n", "      beginsN: x\n"),
    "unknown-at-top": _numbered(_TERMS + _TERM, "foundatonN: x\n"),
    "comments": _numbered(_TERMS + _TERM, "# comment N\n"),
    "comments-behind": _numbered(_TERMS, "  - a # N\n"),
    "depth": _long(f"{_TERMS}  - ", "[", "\n"),
    "anchors": _numbered(_TERMS, "  - &aN [*aN]\n"),
    "tabs": _numbered(_TERMS, "\t- a\n"),
    "no-space": _numbered(_TERMS, "  - id:tN\n"),
    "quotes-open": _numbered(_TERMS, "  - id: 'tN\n"),
    "keys-twice": _numbered(_TERMS, "    id: t\n"),
    "blank-lines": _numbered(_TERMS + _TERM, "\n"),
}
SKILLS: dict[str, Bomb] = {
    "many-skills": _numbered("Go: [Golang]\n", "sN: []\n"),
    "many-aliases": _numbered("Go: [Golang]\nHTTP:\n", "  - aN\n"),
    "same-aliases": _numbered("Go: [Golang]\n", "sN: [a]\n"),
    "in-each-other": _numbered("Go: [Golang]\n", "a-N: [N-a]\n"),
    "of-words": _numbered("Go: [Golang]\n", "a a N: [a a a]\n"),
    "lists-of-lists": _numbered("Go: [Golang]\n", "sN: [[a], {b: c}]\n"),
    "maps": _numbered("Go: [Golang]\n", "sN: {a: b}\n"),
    "texts": _numbered("Go: [Golang]\n", "sN: a\n"),
    "empty-aliases": _numbered("Go: [Golang]\n", "sN: ['']\n"),
    "comments-behind": _numbered("Go: [Golang]\n", "sN: [] # N\n"),
    "same-slugs": _numbered("Go: [Golang]\n", "'a?N!': []\n"),
    "all-one-slug": lambda size: "".join(f"'{'?' * n}a': []\n" for n in range(1, int(size**0.5))),
    "long-name": _long("Go: [Golang]\n'", "a", "': []\n"),
    "long-alias": _long("Go: ['", "a ", "']\n"),
    "depth": _long("Go: ", "[", "\n"),
    "no-space": _numbered("Go: [Golang]\n", "sN:[]\n"),
    "brackets-open": _numbered("Go: [Golang]\n", "sN: [a\n"),
}
_PAGE = {"name": "Thanos", "homepage": "https://thanos.example/"}
FIELDS = ("name", "homepage", "repository", "logo", "maturity")


def _page(field: str, unit: str) -> Bomb:
    others = "".join(f"{name}: {value}\n" for name, value in _PAGE.items() if name != field)
    return _long(f"---\n{others}{field}: '", unit, "'\n---\nText.\n")


def _introduced(body: Bomb) -> Bomb:
    return lambda size: f"---\nname: Thanos\n---\n{body(size)}\n"


PROJECT: dict[str, Bomb] = {
    **{f"{field}-{unit}": _page(field, unit) for field in FIELDS for unit in UNITS},
    **{f"body-{name}": _introduced(body) for name, body in BODIES.items()},
    "unknown-keys": _numbered("---\nname: Thanos\n", "nameN: x\n"),
    "front-matter-open": _numbered("---\nname: Thanos\n", "Text N.\n\n"),
    "front-matter-missing": _numbered("", "name: Thanos N\n"),
    "nearly-closed": _numbered("---\n", "name: N\n--\n"),
    "fence-lines": _numbered("```\n", "---\nname: N\n"),
    "rules-only": _numbered("", "---\n"),
    "opened-late": _numbered("\n\n# Thanos\n", "---\nname\n"),
}
