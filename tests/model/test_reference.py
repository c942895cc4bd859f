from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.model.reference import Kind, parse
from tests.support.places import CORPUS


@pytest.mark.parametrize(
    "written",
    [
        "https://github.com/thanos-io/thanos/issues/6712",
        "https://github.com/Thanos-IO/Thanos/issues/6712",
        "http://www.github.com/thanos-io/thanos/issues/6712/",
        "https://github.com/thanos-io/thanos/issues/6712#issuecomment-1",
        "https://github.com/thanos-io/thanos/issues/6712?x=1",
        "https://GitHub.com:443/thanos-io/thanos//issues/6712",
        "<https://github.com/thanos-io/thanos/issues/6712>",
        "[the issue](https://github.com/thanos-io/thanos/issues/6712)",
        "[[RFE] hedge · Issue #6712 · thanos](https://github.com/thanos-io/thanos/issues/6712)",
        "[https://github.com/thanos-io/thanos/issues/6712](https://github.com/thanos-io/thanos/issues/6712)",
        "thanos-io/thanos#6712",
        "see https://github.com/thanos-io/thanos/issues/6712, please.",
        "https://github.com/thanos-io/thanos/pull/6712/files",
    ],
)
def test_one_key_however_it_is_spelt(written: str) -> None:
    assert [ref.key for ref in parse(written)] == ["thanos-io/thanos#6712"]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("https://github.com/o/r/issues/1", Kind.ISSUE),
        ("https://github.com/o/r/pull/1", Kind.PULL),
        ("https://github.com/o/r/discussions/1", Kind.DISCUSSION),
        ("https://github.com/o/r/issues", Kind.ISSUE_LIST),
        ("https://github.com/o/r/issues?q=is%3Aopen", Kind.ISSUE_LIST),
        ("https://github.com/o/r/issues/XXX", Kind.GITHUB),
        ("https://github.com/o/r/issues/0", Kind.GITHUB),
        ("https://github.com/o/r/issues/-1", Kind.GITHUB),
        ("https://github.com/o/r/issues/1e9", Kind.GITHUB),
        ("https://github.com/o/r/issues/99999999999", Kind.GITHUB),
        ("https://github.com/o/r/issues/٣", Kind.GITHUB),
        ("https://github.com/o/r/issues/12.json", Kind.GITHUB),
        ("https://github.com/o/r", Kind.REPOSITORY),
        ("https://github.com/o/r/projects/2", Kind.BOARD),
        ("https://github.com/orgs/istio/projects/9", Kind.BOARD),
        ("https://github.com/o/r/blob/main/cleanup.md#proposal", Kind.GITHUB),
        ("https://github.com/o", Kind.GITHUB),
        ('https://github.com/o"){x}/r/issues/1', Kind.GITHUB),
        ("https://docs.google.com/document/d/1", Kind.EXTERNAL),
        ("https://github.com.evil.example/o/r/issues/1", Kind.EXTERNAL),
        ("https://gіthub.com/o/r/issues/1", Kind.EXTERNAL),
        ("https://github.com:8443/o/r/issues/1", Kind.EXTERNAL),
    ],
)
def test_kinds(written: str, kind: Kind) -> None:
    (reference,) = parse(written)

    assert reference.kind is kind
    assert reference.is_checkable == (kind in {Kind.ISSUE, Kind.PULL, Kind.DISCUSSION})


@pytest.mark.parametrize(
    "written",
    [
        "TBD",
        "N/A",
        "#12",
        "GH-12",
        "see #12",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//github.com/o/r/issues/1",
        "https://github.com@evil.example/o/r/issues/1",
        "https://user:password@github.com/o/r/issues/1",
        "https://",
        "https://[::1",
        "",
    ],
)
def test_no_reference(written: str) -> None:
    assert parse(written) == []


def test_several_in_one_text() -> None:
    found = parse(
        "API Upgrade: https://github.com/o/r/issues/1 + o/r#2 and [x](https://github.com/o/r/pull/1)"
    )

    assert [ref.key for ref in found] == ["o/r#1", "o/r#2"]


@given(st.text(alphabet=st.sampled_from('abhtps:/.#?[]()<>@ 0123456789github.com\\"{}')))
def test_any_text_gives_typed_references(text: str) -> None:
    for reference in parse(text):
        assert reference.key
        if reference.is_checkable:
            assert re.fullmatch(r"[\w-]+/[\w.-]+#\d+", reference.key)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real terms is not at hand")
def test_every_upstream_issue_of_the_corpus_is_typed() -> None:
    values = [
        match[1]
        for path in CORPUS.glob("*.md")
        for line in path.read_text("utf-8").splitlines()
        if (match := re.match(r"\s*[-*]\s*\**Upst[^:]*:\**\s*(\S.*)", line))
    ]

    assert len(values) > 300
    # One mentor left it open; whatever else stands there is a link.
    assert [value for value in values if not parse(value)] == ["TBD"]


def test_ten_thousand_in_one_value() -> None:
    text = " ".join(f"https://github.com/o/r/issues/{number}" for number in range(1, 10_001))

    assert len(parse(text)) == 10_000


@pytest.mark.parametrize(
    "text", ["o/.#1", "o/..#1", "https://github.com/o/..", "https://github.com/o/./issues/1"]
)
def test_a_folder_is_not_a_repository(text: str) -> None:
    assert not [ref for ref in parse(text) if ref.repository]


@pytest.mark.parametrize("name", [".github", "a.b", "...", "x.", "..x"])
def test_dots_in_a_name_are_a_repository(name: str) -> None:
    (ref,) = parse(f"o/{name}#1")

    assert ref.repository == name
