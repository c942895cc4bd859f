"""Handles that exist on GitHub, and those that cannot."""

from __future__ import annotations

import pytest

from mentorship.model.handle import handle_in, is_handle
from mentorship.model.reference import parse


@pytest.mark.parametrize(
    "handle", ["a", "ada", "ada-l", "ada-", "ada--l", "ada_acme", "ada-l_acme", "0", "a" * 39]
)
def test_a_handle_that_exists(handle: str) -> None:
    assert is_handle(handle)
    assert handle_in(f"@{handle}") == handle
    assert handle_in(f"https://github.com/{handle}") == handle
    assert parse(f"{handle}/thanos#1")[0].owner == handle


@pytest.mark.parametrize(
    "text", ["", "-ada", "_ada", "ada_", "ada__acme", "ada_a_b", "a" * 40, "ada.l", "ada\n", "àda"]
)
def test_not_a_handle(text: str) -> None:
    assert not is_handle(text)
