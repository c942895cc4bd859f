"""The file of states."""

from __future__ import annotations

import json

import jsonschema
import pytest

from mentorship.issues import store
from mentorship.model.reference import parse
from tests.support.asking import ALL, NOW, ask, fake
from tests.support.fakes.github import FakeGitHub
from tests.support.fakes.world import Item

__all__ = ["fake"]  # a fixture


def test_a_state_of_another_age_is_dropped() -> None:
    for year in ("0001", "9999"):
        record = {"url": "https://x.example", "verified_at": f"{year}-12-31T00:00:00Z"}
        assert store.parse(json.dumps({"version": 1, "issues": {"o/r#1": record}})) == {}


def test_states_survive_their_file(fake: FakeGitHub) -> None:
    states = ask(fake, ALL).states

    assert store.parse(store.dump(states, NOW)) == states


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"version": 99, "issues": {}}', '{"version": 1, "issues": []}',
     '{"version": 1, "issues": {"o/r#1": 5, "o/r#2": {"url": 5}}}', "<<<<<<< HEAD", "\x00" * 50,
     "[" * 100_000],
)  # fmt: skip
def test_a_spoilt_file_is_no_knowledge(text: str) -> None:
    assert store.parse(text) == {}


def test_what_is_published_fits_its_schema(fake: FakeGitHub) -> None:
    schema = json.loads(store.json_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    fake.world.add("o/r#9", Item(absent=410))
    states = ask(fake, [*ALL, *parse("o/r#9 o/r#404")]).states

    published = json.loads(store.dump(states, NOW))

    jsonschema.Draft202012Validator(schema).validate(published)
    assert len(published["issues"]) == 9
    spoilt = published["issues"]["o/r#1"] | {"verdict": "perhaps"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(published | {"issues": {"o/r#1": spoilt}})
