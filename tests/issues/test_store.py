"""The file of states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.issues import states_schema, store
from mentorship.issues.state import IssueState, Verdict
from mentorship.model.reference import parse
from tests.support.asking import ALL, DAY, NOW, ask, fake
from tests.support.fakes.github import FakeGitHub
from tests.support.fakes.world import Item

__all__ = ["fake"]  # a fixture


def test_a_state_of_another_age_is_dropped() -> None:
    for year in ("0001", "9999"):
        record = {"url": "https://x.example", "verified_at": f"{year}-12-31T00:00:00Z"}
        assert store.parse(json.dumps({"version": 1, "issues": {"o/r#1": record}}).encode()) == {}


def test_states_survive_their_file(fake: FakeGitHub) -> None:
    states = ask(fake, ALL).states

    assert store.parse(store.dump(states, NOW).encode()) == states


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"version": 99, "issues": {}}', '{"version": 1, "issues": []}',
     '{"version": 1, "issues": {"o/r#1": 5, "o/r#2": {"url": 5}}}', "<<<<<<< HEAD", "\x00" * 50,
     "[" * 100_000],
)  # fmt: skip
def test_a_spoilt_file_is_no_knowledge(text: str) -> None:
    assert store.parse(text.encode()) == {}


def test_what_is_published_fits_its_schema(fake: FakeGitHub) -> None:
    schema = json.loads(states_schema.json_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    fake.world.add("o/r#9", Item(absent=410))
    states = ask(fake, [*ALL, *parse("o/r#9 o/r#404")]).states

    published = json.loads(store.dump(states, NOW))

    jsonschema.Draft202012Validator(schema).validate(published)
    assert len(published["issues"]) == 9
    spoilt = published["issues"]["o/r#1"] | {"verdict": "perhaps"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(published | {"issues": {"o/r#1": spoilt}})


# ---- a file that is somebody else's ----

WHOLE = {"url": "https://github.com/o/r/issues/1", "verdict": "fine", "detail": "open"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


def _file(**data: Any) -> bytes:
    return json.dumps({"version": 1, **data}).encode()


@given(data=JSON, field=st.sampled_from([*IssueState.model_fields, "version", "issues", ""]))
def test_any_value_in_any_place_is_dropped_or_fits(data: Any, field: str) -> None:
    record = WHOLE | ({field: data} if field in IssueState.model_fields else {})
    around = {"issues": {"o/r#1": record}} | (
        {field: data} if field in {"version", "issues"} else {}
    )
    raw = _file(**around) if field else json.dumps(data).encode()

    states = store.parse(raw)

    assert store.parse(store.dump(states, NOW).encode()) == states


@pytest.mark.parametrize(
    "record",
    [
        WHOLE | {"assignees": ["ada"] * 100_000},
        WHOLE | {"labels": ["bug"] * 101},
        WHOLE | {"pull_requests": [{"name": "o/r#2", "url": WHOLE["url"]}] * 101},
        WHOLE | {"url": "https://github.com/" + "a" * 3_000},
        WHOLE | {"url": "https://github.com/\ud800"},
        WHOLE | {"url": "javascript:alert(1)"},
        WHOLE | {"moved_to": "javascript:alert(1)"},
        WHOLE | {"verified_at": "3000-01-01T00:00:00Z"},
        [],
        None,
    ],
)
def test_an_entry_that_does_not_fit_costs_itself_and_is_said(record: Any) -> None:
    said: list[str] = []

    states = store.parse(
        _file(issues={"o/r#1": WHOLE, "o/r#2": record}), "issues.json", say=said.append
    )

    assert list(states) == ["o/r#1"]
    assert said == ["issues.json: 1 of 2 entries do not fit, and are left out"]


def test_a_file_that_is_not_ours_is_said_in_one_line() -> None:
    said: list[str] = []

    assert store.parse(b'{"version": []}', "issues.json", say=said.append) == {}
    assert said == ["issues.json is not a file of states that we wrote: it is left out"]


def test_more_entries_than_a_site_has_are_not_ours() -> None:
    many = {f"o/r#{n}": WHOLE for n in range(store.MOST_RECORDS + 1)}

    assert store.parse(_file(issues=many)) == {}


def test_a_time_still_to_come_is_no_time(tmp_path: Path) -> None:
    path = tmp_path / "issues.json"
    ahead = IssueState(key="o/r#1", checked_at=NOW + 3650 * DAY, verified_at=NOW, **WHOLE)
    later = ahead.model_copy(update={"checked_at": NOW, "title": "asked later"})
    store.save(path, {"o/r#1": ahead}, NOW)

    assert store.load(path, NOW)["o/r#1"].checked_at is None
    assert store.load(path, NOW)["o/r#1"].verified_at == NOW
    store.save(path, {"o/r#1": later}, NOW)
    assert store.load(path, NOW)["o/r#1"].title == "asked later"


def test_broken_since_nobody_knows_when_is_unknown() -> None:
    broken = WHOLE | {"verdict": "broken", "detail": "gone"}
    since = broken | {"first_failed_at": "2030-01-01T00:00:00Z"}

    states = store.parse(_file(issues={"o/r#1": broken, "o/r#2": since}))

    assert states["o/r#1"].verdict is Verdict.UNKNOWN
    assert states["o/r#2"].verdict is Verdict.BROKEN
