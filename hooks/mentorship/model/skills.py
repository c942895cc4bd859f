"""Canonical skills: what `Go`, `golang` and `go-lang` have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from slugify import slugify

from mentorship.model.text.unique import UniqueNames

_IN_WORD = re.compile(r"[\w-]")


@dataclass(frozen=True)
class Skills:
    """Canonical skills and the other ways to write them, from `ideas/skills.yml`.

    Attributes:
        aliases: canonical name → other spellings.
    """

    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """Canonical name → its form in an address; no two alike (`C++` is `cpp`)."""
        names = UniqueNames(joint="--")
        return {
            name: names.take(slugify(name, replacements=[("+", "p"), ("#", "sharp")]) or "skill")
            for name in self.aliases
        }

    def known(self, phrases: Iterable[str]) -> list[str]:
        """The canonical skills that several phrases name, each once."""
        return list(dict.fromkeys(name for phrase in phrases for name in self.canonical(phrase)))

    def canonical(self, phrase: str) -> list[str]:
        """The canonical skills that `phrase` names, in the order of `skills.yml`.

        A phrase that is a skill's name or alias (in any case) is that skill. A longer phrase
        names the skills that it contains as whole words, written as in `skills.yml`, so that
        "Python and Go" is two skills and "good to go" is none. What is written for two skills
        means the first.
        """
        if phrase not in self._found:
            self._found[phrase] = self._named(phrase)
        return list(self._found[phrase])

    def _named(self, phrase: str) -> list[str]:
        whole = self._in_any_case.get(phrase.strip(" .").casefold())
        if whole is not None:
            return [whole]
        found = {self._written[part] for part in self._parts(phrase) if part in self._written}
        return sorted(found, key=self._places.__getitem__)

    def of(self, phrases: Iterable[str]) -> list[str]:
        """The canonical skills of several phrases, each once.

        A short phrase that names none is kept as it is.
        """
        found: dict[str, None] = {}
        for phrase in phrases:
            names = self.canonical(phrase)
            if not names and not is_sentence(phrase):
                names = [phrase]
            found.update(dict.fromkeys(names))
        return list(found)

    def _parts(self, phrase: str) -> Iterator[str]:
        """What is in `phrase` between the ends of words, as long as a skill can be."""
        outside = [not _IN_WORD.match(character) for character in phrase]
        starts = [at for at, is_free in enumerate([True, *outside[:-1]]) if is_free]
        ends = {at for at, is_free in enumerate([*outside, True]) if is_free}
        for start in starts:
            for length in self._lengths:
                if start + length in ends:
                    yield phrase[start : start + length]

    @cached_property
    def _found(self) -> dict[str, list[str]]:
        """Phrase → its skills: the check, pages, feeds and downloads ask for the same."""
        return {}

    @cached_property
    def _written(self) -> Mapping[str, str]:
        """Each spelling → its skill."""
        written: dict[str, str] = {}
        for name, aliases in self.aliases.items():
            for spelling in filter(None, (name, *aliases)):
                written.setdefault(spelling, name)
        return written

    @cached_property
    def _in_any_case(self) -> Mapping[str, str]:
        folded: dict[str, str] = {}
        for spelling, name in self._written.items():
            folded.setdefault(spelling.casefold(), name)
        return folded

    @cached_property
    def _lengths(self) -> Sequence[int]:
        return sorted({len(spelling) for spelling in self._written})

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.aliases)}


def is_sentence(phrase: str) -> bool:
    """Whether a mentor wrote more than the name of a skill."""
    return len(phrase.split()) > 3
