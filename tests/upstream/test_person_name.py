"""A person is proven, or is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.model.mentor import LenientMentor
from mentorship.upstream.grammar import people
from mentorship.upstream.grammar.person_name import is_name, is_placeholder
from tests.support import generated, limited

NAMES = [
    *("Ada Lovelace", "José Ángel Núñez-Téllez", "Fay(Feng) Lu", "Ludwig van Beethoven"),
    *("O'Neil Shaw", "J. R. Tolkien", "陈美", "सीता शर्मा", "Martin Luther King Jr.", "Varsha"),
]
NO_NAMES = [
    *("TBD", "T.B.D", "required", "to be announced", "to be decided", "n/a", "None", "Unknown"),
    *("#For GSoC", "it is", "Expected size of project", "350 hours", "Adjunct:", "@163.com"),
    *("The maintainers", "Medium", "Mentors", "Project Mentors", "example.org", "ada@", "175 h"),
    *("Ask in the channel.", "We will find somebody soon", "Backend Team", "x1", "", "- -"),
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_name(text: str) -> None:
    assert not is_name(text)
    assert people.find(text).mentors == []


@pytest.mark.parametrize(
    "text", ["TBD", "tba", "To be determined.", "(to be confirmed)", "Mentor needed", "TBD yet"]
)
def test_a_placeholder(text: str) -> None:
    assert is_placeholder(text)
    found = people.find(text)
    assert (found.mentors, found.doubtful, found.left_out) == ([], [], [text])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Fay(Feng) Lu (@fay, fay@example.org) - primary", [
            {"name": "Fay(Feng) Lu", "github": "fay", "email": "fay@example.org",
             "note": "primary"},
        ]),
        ("Adjunct: Gus Bell (@gus from Mast)", [
            {"name": "Gus Bell", "github": "gus", "note": "Adjunct, from Mast"},
        ]),
        ("Gus Bell (@gus, gus@example.org) from Mast - primary", [
            {"name": "Gus Bell", "github": "gus", "email": "gus@example.org",
             "note": "from Mast, primary"},
        ]),
        ("Hana Kim (@hana, hana@163@example.org)", [
            {"name": "Hana Kim", "github": "hana", "note": "hana@163@example.org"},
        ]),
        ("Ivo Petrov (@Ivo Petrov, ivo@example.org)", [
            {"name": "Ivo Petrov", "email": "ivo@example.org", "note": "@Ivo Petrov"},
        ]),
        ("Ada Lovelace (@ada) and Alan Turing, with help from the crew", [
            {"name": "Ada Lovelace", "github": "ada"},
            {"name": "Alan Turing", "note": "with help from the crew"},
        ]),
        ("Mentor(s): Ada Lovelace, @ada", [{"name": "Ada Lovelace", "github": "ada"}]),
        ("Ada Lovelace ada [at] example [dot] org", [
            {"name": "Ada Lovelace", "note": "ada [at] example [dot] org"},
        ]),
        ("[ivy-park](https://example.org/u/ivy-park/summary), [obi](https://github.com/obi)", [
            {"name": "ivy-park", "note": "https://example.org/u/ivy-park/summary"},
            {"github": "obi"},
        ]),
        ("zhi ying (@zhi)", [{"name": "zhi ying", "github": "zhi"}]),
    ],
)  # fmt: skip
def test_what_is_proven_and_what_is_a_note(written: str, read: list[dict[str, str]]) -> None:
    found = people.find(written)

    assert [mentor.model_dump(exclude_none=True) for mentor in found.mentors] == read
    assert (found.doubtful, found.left_out) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "to be announced, perhaps Lena from the infrastructure team",
        "tbd@email",
        "@Ivo Petrov",
        "see https://example.org/mentors",
        "we look for two people",
        "#mentors in the chat",
    ],
)
def test_a_line_that_proves_nobody_is_given_back(text: str) -> None:
    found = people.find(f"- Ada Lovelace (@ada)\n- {text}")

    assert [mentor.github for mentor in found.mentors] == ["ada"]
    assert [*found.doubtful, *found.left_out] == [text]


PROSE = st.lists(
    st.from_regex(r"[a-z]{1,9}", fullmatch=True).filter(lambda word: word not in {"at", "dot"}),
    min_size=1, max_size=12,
).map(" ".join)  # fmt: skip
HOURS = st.builds("{}{} {}".format, st.sampled_from(["", "~", "about "]), st.integers(1, 999),
                  st.sampled_from(["h", "hours", "Hours", "weeks"]))  # fmt: skip
LABELS = st.sampled_from(
    ["Expected size of project", "Recommended Skills", "Difficulty", "Upstream Issue", "Mentors"]
).flatmap(lambda label: st.sampled_from([label, f"{label}:", f"**{label}**", f"{label}s:"]))
DOMAINS = st.from_regex(r"@?[a-z]{1,8}[0-9]{0,3}\.(com|org|io)", fullmatch=True)
SENTENCES = PROSE.map(lambda words: f"{words.capitalize()} it is {words}.")


@given(line=st.one_of(PROSE, HOURS, LABELS, DOMAINS, SENTENCES))
def test_prose_hours_labels_and_domains_are_nobody(line: str) -> None:
    assert people.find(line).mentors == []


@given(mentor=generated.MENTOR)
def test_every_mentor_that_we_write_is_read_back(mentor: LenientMentor) -> None:
    if is_placeholder(mentor.name or ""):
        return
    item = people.write(mentor).replace("\n", "\n  ")
    assert people.find(f"- {item}").mentors == [mentor]


@pytest.mark.parametrize("part", ["a@", "a-", "(a) ", "a.b", "at ", "[x", "Ada ", "@a "])
def test_a_line_of_the_size_of_a_file_ends(part: str) -> None:
    code = f"from mentorship.upstream.grammar import people; people.find({part!r} * 8_000)"

    assert limited.run(code, 60).in_time
