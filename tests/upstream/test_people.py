"""Mentors in the spellings that occur."""

from __future__ import annotations

import pytest

from mentorship.upstream.grammar import people

ADA = {"name": "Ada Lovelace", "github": "ada", "email": "ada@example.org"}
ALAN = {"name": "Alan Turing", "github": "alan", "email": "alan@example.org"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ada Lovelace (@ada, ada@example.org)", [ADA]),
        ("Ada Lovelace(@ada,ada@example.org), Alan Turing (@alan, alan@example.org),", [ADA, ALAN]),
        ("Ada Lovelace, @ada, ada@example.org; Alan Turing, alan, alan@example.org", [ADA, ALAN]),
        ("Ada Lovelace, ada, ada@example.org. Alan Turing, alan,alan@example.org", [ADA, ALAN]),
        ("Ada Lovelace @ada (ada@example.org) and Alan Turing @alan alan@example.org", [ADA, ALAN]),
        ("@ada - Ada Lovelace (ada@example.org); @alan Alan Turing alan@example.org", [ADA, ALAN]),
        ("- Mentor Name: Ada Lovelace (@ada, ada@example.org)", [ADA]),
        ("- Ada Lovelace (@ada, ada@example.org)\n- Alan Turing (@alan), alan@example.org)",
         [ADA, ALAN]),
        ("[Ada Lovelace](https://github.com/ada) ([ada@example.org](mailto:ada@example.org))",
         [ADA]),
        ("Ada Lovelace, [@ada](https://github.com/ada/), ada@example.org", [ADA]),
        ("Ada Lovelace https://github.com/ada ada@example.org", [ADA]),
        ("Ada Lovelace（@ada，ada@example.org）", [ADA]),
        ("Ada Lovelace, Alan Turing", [{"name": "Ada Lovelace"}, {"name": "Alan Turing"}]),
        ("Lovelace, Ada (@ada)", [{"name": "Lovelace, Ada", "github": "ada"}]),
        ("@ada", [{"github": "ada"}]),
        ("ada@example.org@ada @alan", [
            {"github": "ada", "email": "ada@example.org"}, {"github": "alan"},
        ]),
        ("Ada Lovelace (@ada, ada AT example DOT org)", [
            {"name": "Ada Lovelace", "github": "ada", "note": "ada AT example DOT org"},
        ]),
        ("Ada Lovelace (@ada, ada@example.org) - Primary", [{**ADA, "note": "Primary"}]),
        ("Primary Mentor: Ada Lovelace (@ada)", [
            {"name": "Ada Lovelace", "github": "ada", "note": "Primary Mentor"},
        ]),
        ("Ada (@not_a_handle)", [{"name": "Ada", "note": "@not_a_handle"}]),
        ("", []),
        ("#", []),
    ],
)  # fmt: skip
def test_read(written: str, read: list[dict[str, str]]) -> None:
    found, rest = people.read(written)

    assert [mentor.model_dump(exclude_none=True) for mentor in found] == read
    assert rest == ""


def test_what_names_nobody_is_given_back() -> None:
    assert people.read("Ada (@ada)\n\n> a quote")[1] == "> a quote"
