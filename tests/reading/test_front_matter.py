from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.checkout.file_text import MAX_BYTES, UnreadableError, decode
from mentorship.model import body
from mentorship.reading.front_matter import split


def test_body_and_its_line() -> None:
    document = split("---\n\ntitle: A\n---\n\n\nText.\n\n---\n\nMore.\n")

    assert document.fields == {"title": "A"}
    assert document.lines[("title",)] == 3
    assert document.body == "Text.\n\n---\n\nMore."
    assert document.body_line == 7


def test_line_ends_and_byte_order_mark_do_not_matter() -> None:
    plain = "---\ntitle: A\n---\nText.\n"

    for raw in (plain.replace("\n", "\r\n"), "\ufeff" + plain, plain.replace("\n", "\r")):
        assert split(decode(raw.encode())) == split(plain)


@pytest.mark.parametrize("raw", [b"\xff\xfea\x00", b"a" * (MAX_BYTES + 1), b"a\x00b", b"a\x1b[2J"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(raw)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_read_or_refused(raw: bytes) -> None:
    try:
        document = split(decode(b"---\n" + raw))
    except UnreadableError as refused:
        assert refused.line >= 1
    else:
        assert isinstance(document.fields, dict)


def test_sections_are_second_level_headings_outside_of_everything() -> None:
    text = (
        "Why.\n\n```\n## not one\n```\n\n> ## nor this\n\n"
        "What\n----\nThat.\n\n## How `so`\n### deeper\n"
    )

    found = body.read(text)

    assert found.description.endswith("> ## nor this")
    assert [(section.title, section.text) for section in found.sections] == [
        ("What", "That."),
        ("How `so`", "### deeper"),
    ]


@given(st.text(alphabet=st.sampled_from("ab#-=>`* \n"), max_size=80))
def test_splitting_a_body_loses_no_word(text: str) -> None:
    found = body.read(text)

    parts = [found.description, *(part for s in found.sections for part in (s.title, s.text))]
    letters = [c for c in text if c in "ab"]
    assert [c for part in parts for c in part if c in "ab"] == letters
