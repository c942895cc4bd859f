"""Anchors as GitHub makes them, and the table of contents that uses them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from mentorship.upstream.exporting import anchors
from mentorship.upstream.exporting.formats import FORMATS
from mentorship.upstream.importing.proposal import Proposal
from tests.support import generated
from tests.support.places import CORPUS


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Hello, World!", "hello-world"),
        ("krkn - Chaos", "krkn---chaos"),
        ("before -- after", "before----after"),
        ("tcpdump / libpcap", "tcpdump--libpcap"),
        ("WasmEdge C++ SDK", "wasmedge-c-sdk"),
        ("`zlib` Plugin Support", "zlib-plugin-support"),
        ("[MeshModel] *Ontology* Browser", "meshmodel-ontology-browser"),
        ("[Linked](https://example.org) title", "linked-title"),
        ("🎉 Fun", "-fun"),
        ("日本語 テスト", "日本語-テスト"),
        ("Ärger über Ω", "ärger-über-ω"),
        ("snake_case", "snake_case"),
        ("Fish &amp; chips", "fish--chips"),
        ("x² and ½", "x-and-"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_the_anchor_of(heading: str, anchor: str) -> None:
    assert [found.anchor for found in anchors.read(f"## {heading}\n")] == [anchor]


def test_duplicates_are_numbered_and_never_meet_another() -> None:
    document = "# A\n\n## A\n\n- x\n\n  ## A\n\n# A-1\n\n# A\n"

    assert [a.anchor for a in anchors.read(document)] == ["a", "a-1", "a-2", "a-1-1", "a-3"]


@pytest.mark.slow  # a whole page is written for each example
@given(proposals=generated.PROPOSALS)
@settings(max_examples=40)
def test_each_entry_of_the_contents_leads_to_its_heading(proposals: list[Proposal]) -> None:
    whole = generated.catalogue(proposals)
    now = datetime(2030, 1, 10, tzinfo=UTC)

    page = FORMATS["readme"].write(whole, generated.TERM, now, emails=True)

    contents = page.split("## Table of Contents\n", 1)[1].split("\n## Accepted Projects", 1)[0]
    linked = re.findall(r"(?m)^.*\]\(#([^)]*)\)$", contents)  # a title may have `](#` in it
    assert linked == [
        found.anchor
        for found in anchors.read(page)
        if found.is_outside and found.level > 2 and found.markdown != "Timeline"
    ]
    assert len(set(linked)) == len(linked)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not at hand")
@pytest.mark.parametrize("name", ["2025-01-mar-may.README.md", "gsoc-2023.md"])
def test_upstreams_own_contents_that_were_made_by_a_tool(name: str) -> None:
    text = (CORPUS / name).read_text("utf-8")
    linked = re.findall(r"\]\(#([^)]*)\)", text)

    assert len(linked) > 60
    assert set(linked) <= {found.anchor for found in anchors.read(text)}
