from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.reading import plain_yaml
from mentorship.reading.plain_yaml import YamlError


def test_scalars_stay_what_was_written() -> None:
    data = plain_yaml.read("version: 1.10\nanswer: no\nday: 2024-02-30\nnothing:\nempty: ''\n")

    assert data.value == {
        "version": "1.10",
        "answer": "no",
        "day": "2024-02-30",
        "nothing": None,
        "empty": "",
    }


def test_each_value_has_its_line() -> None:
    data = plain_yaml.read("a: 1\nb:\n  - c: 2\n    d: 3\n")

    assert data.lines[("a",)] == 1
    assert data.lines[("b",)] == 2
    assert data.lines[("b", 0, "d")] == 4


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a: " + "[" * 30_000, 1, id="deep"),
        pytest.param("a: [" + "b, " * 6_000 + "]", 1, id="many"),
        pytest.param("a: " + "b" * 40_000, 1, id="large"),
        pytest.param("x: 1\na: !!python/object:os.system x", 2, id="tag"),
        pytest.param("a: &b [c]\nd: *b", 1, id="anchor"),
        pytest.param("a: *b", 1, id="alias"),
        pytest.param("<<: {a: b}", 1, id="merge"),
        pytest.param("a: 1\nb: 2\na: 3", 3, id="key twice"),
        pytest.param("a: 1\n---\nb: 2", 2, id="two documents"),
        pytest.param('a: "x\\u202ey"', 1, id="escaped control character"),
        pytest.param("? [a]\n: b", 1, id="key that is a list"),
    ],
)
def test_refused(text: str, line: int) -> None:
    with pytest.raises(YamlError) as refused:
        plain_yaml.read(text)

    assert refused.value.line == line
    assert refused.value.advice


@given(st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>'\"%@`,? \n\t~<"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        data = plain_yaml.read(text)
    except YamlError as refused:
        assert 1 <= refused.line <= text.count("\n") + 2
    else:
        assert all(line >= 1 for line in data.lines.values())


@pytest.mark.parametrize("opened", ["terms: [", "timeline: {", "Go: ["])
def test_a_bracket_with_nothing_in_it_is_closed(opened: str) -> None:
    with pytest.raises(YamlError) as raised:
        plain_yaml.read(opened)

    said, fixed, _ = raised.value.advice.split("`")
    assert said == "the bracket is not closed: write "
    assert plain_yaml.read(fixed).value in ({"terms": []}, {"timeline": {}}, {"Go": []})
