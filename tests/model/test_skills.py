"""Which skills a phrase names, and at what price."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mentorship.model.skills import Skills

WORDS = st.text("ab-+. _é", min_size=1, max_size=4).filter(lambda text: text.strip() == text)
REGISTERS = st.dictionaries(WORDS, st.lists(WORDS, max_size=2).map(tuple), max_size=5)


def _one_by_one(aliases: dict[str, tuple[str, ...]], phrase: str) -> list[str]:
    """The same, skill by skill: slow, and easy to understand."""
    owner: dict[str, str] = {}
    for name, others in aliases.items():
        for word in (name, *others):
            owner.setdefault(word, name)
    whole = phrase.strip(" .").casefold()
    for word, name in owner.items():
        if word.casefold() == whole:
            return [name]
    named = {
        name
        for word, name in owner.items()
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", phrase)
    }
    return [name for name in aliases if name in named]


@given(REGISTERS, st.lists(WORDS, max_size=5).map(" ".join))
def test_a_phrase_names_the_skills_that_stand_in_it(
    aliases: dict[str, tuple[str, ...]], phrase: str
) -> None:
    assert Skills(aliases).canonical(phrase) == _one_by_one(aliases, phrase)


def test_what_is_written_for_two_skills_means_the_first() -> None:
    skills = Skills({"Go": ("gopher",), "Rust": ("gopher", "crab")})

    assert skills.canonical("a gopher and a crab") == ["Go", "Rust"]
    assert skills.canonical("one gopher") == ["Go"]


class _Counted(str):
    """A text that counts how often it is compared or hashed."""

    __slots__ = ()
    uses = 0

    def __hash__(self) -> int:
        _Counted.uses += 1
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        _Counted.uses += 1
        return super().__eq__(other)


def test_a_phrase_does_not_cost_more_in_a_long_register() -> None:
    costs = []
    for size in (100, 10_000):
        skills = Skills({_Counted(f"s{n:05}"): () for n in range(size)})
        skills.canonical("s00001 and more")
        _Counted.uses = 0
        for n in range(50):
            skills.canonical(f"s00001 and more than {n}")
        costs.append(_Counted.uses)

    assert costs[0] == costs[1] > 0
