"""Canonical skills: what `Go`, `golang` and `go-lang` have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from slugify import slugify

from mentorship.model.text.unique import UniqueNames


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
        "Python and Go" is two skills and "good to go" is none.
        """
        whole = phrase.strip(" .").casefold()
        for name, aliases in self.aliases.items():
            if whole in {name.casefold(), *(alias.casefold() for alias in aliases)}:
                return [name]
        return [
            name
            for name, aliases in self.aliases.items()
            if any(_stands_in(word, phrase) for word in (name, *aliases))
        ]

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


def is_sentence(phrase: str) -> bool:
    """Whether a mentor wrote more than the name of a skill."""
    return len(phrase.split()) > 3


def _stands_in(word: str, phrase: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", phrase) is not None
