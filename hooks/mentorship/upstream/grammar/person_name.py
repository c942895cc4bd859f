"""What a person's name is, where nothing but the name proves the person."""

from __future__ import annotations

import re
import unicodedata

MOST_WORDS = 5
"""Words of a name; a longer line is a sentence."""

_PARTICLES = {
    *("al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el"),
    *("la", "le", "ibn", "ten", "ter", "van", "von", "y", "zu"),
}
"""Words inside a name that have no capital."""

_NO_NAMES = {
    *("anyone", "community", "contributors", "everyone", "maintainers", "members", "nobody"),
    *("somebody", "someone", "team", "volunteer", "volunteers", "wanted", "needed", "open"),
    *("description", "difficulty", "expected", "hour", "hours", "idea", "ideas", "issue"),
    *("issues", "level", "mentee", "mentees", "mentor", "mentors", "outcome", "outcomes"),
    *("prerequisites", "primary", "project", "projects", "proposal", "proposals", "recommended"),
    *("required", "secondary", "size", "skill", "skills", "status", "technologies", "upstream"),
    *("url", "week", "weeks", "easy", "medium", "hard", "small", "large", "beginner"),
    *("intermediate", "advanced", "please", "note", "the", "program", "programme", "term"),
}
"""Words of labels, values and groups: a line that has one of them does not name a person."""

_PLACEHOLDER = re.compile(
    r"(?:tb[acd]|to ?do|n/?a|none|nobody|unknown|unassigned|required|x{2,}"
    r"|(?:still |yet )?to be (?:announced|assigned|confirmed|decided|defined|determined|found)"
    r"|(?:mentors? )?(?:wanted|needed)|looking for (?:a )?mentors?)(?: yet)?"
)
_SPOKEN = re.compile(r"[^\W\d_]")


def is_name(text: str) -> bool:
    """Whether `text` is a person's name and can be nothing else.

    One to five words of letters, each with a capital, or in a script that has no capitals;
    no digit, no sentence, no placeholder, and no word of a label.
    """
    words = _words(text)
    if not 0 < len(words) <= MOST_WORDS or is_placeholder(text):
        return False
    if any(word.casefold().strip(".") in _NO_NAMES for word in words):
        return False
    inner = words[1:-1]
    return all(_is_capital(word) or (word in _PARTICLES and word in inner) for word in words)


def can_name(text: str) -> bool:
    """Whether `text` can be the name of a person whom a handle or an address proves."""
    if is_placeholder(text) or not _SPOKEN.match(text):
        return False
    return ":" not in text and "@" not in text and 0 < len(text.split()) <= MOST_WORDS + 1


def is_placeholder(text: str) -> bool:
    """Whether `text` keeps the place of a name: `TBD`, `to be announced`."""
    bare = re.sub(r"(?<=\b\w)\.(?=\w)", "", " ".join(text.casefold().split()))
    return _PLACEHOLDER.fullmatch(bare.strip(" .…!?*_()[]<>-")) is not None


def _words(text: str) -> list[str]:
    """The words of `text`; none where one of them is not a word of a name."""
    opened = re.sub(r"[(（]([^\W\d_]+)[)）]", r" \1 ", text)
    words = opened.replace(",", " ", 1).split()
    return words if all(map(_is_word, words)) else []


def _is_word(word: str) -> bool:
    """Whether it has letters, with their marks, and what is inside or behind them in a name."""
    kinds = [unicodedata.category(character)[0] for character in word]
    inside = all(kind in "LM" or mark in "'’.-" for kind, mark in zip(kinds, word, strict=True))
    return inside and kinds[0] == "L" and (kinds[-1] in "LM" or word[-1] == ".")


def _is_capital(word: str) -> bool:
    return not word[0].islower()
