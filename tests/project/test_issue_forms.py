"""The issue forms keep to what GitHub documents; it shows no form that does not.

Source: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml

from tests.support.places import ROOT

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")

_TEXT = {"type": "string", "pattern": r"\S"}
_MAYBE_EMPTY = {"type": "string"}
_YES_OR_NO = {"type": "boolean"}
_LABELLED = {"label": _TEXT, "description": _MAYBE_EMPTY}
_FILLED = {**_LABELLED, "placeholder": _MAYBE_EMPTY, "value": _MAYBE_EMPTY}


def _closed(required: list[str], /, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


def _list_of(items: Any) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": items}


def _element(kind: str, attributes: dict[str, Any], **others: Any) -> dict[str, Any]:
    return _closed(["type", "attributes"], type={"const": kind}, attributes=attributes, **others)


_ID = {"type": "string", "pattern": r"^[A-Za-z0-9_-]+$"}
_VALIDATIONS = _closed([], required=_YES_OR_NO)
_OPTIONS = _list_of({"type": "string", "pattern": r"\S", "not": {"pattern": r"(?i)^none$"}})
_BOX = _closed(["label"], label=_TEXT, required=_YES_OR_NO)
_ELEMENTS = [
    _element("markdown", _closed(["value"], value=_TEXT)),
    _element("input", _closed(["label"], **_FILLED), id=_ID, validations=_VALIDATIONS),
    _element(
        "textarea",
        _closed(["label"], **_FILLED, render=_TEXT),
        id=_ID,
        validations=_VALIDATIONS,
    ),
    _element(
        "dropdown",
        _closed(
            ["label", "options"],
            **_LABELLED,
            options=_OPTIONS,
            multiple=_YES_OR_NO,
            default={"type": "integer", "minimum": 0},
        ),
        id=_ID,
        validations=_VALIDATIONS,
    ),
    _element(
        "checkboxes", _closed(["label", "options"], **_LABELLED, options=_list_of(_BOX)), id=_ID
    ),
]
_NAMES = {"oneOf": [_TEXT, _list_of(_TEXT)]}
FORM = _closed(
    ["name", "description", "body"],
    name=_TEXT,
    description=_TEXT,
    title=_TEXT,
    labels=_NAMES,
    assignees=_NAMES,
    projects=_NAMES,
    type=_TEXT,
    body=_list_of({"oneOf": _ELEMENTS}),
)
CONFIG = _closed(
    [],
    blank_issues_enabled=_YES_OR_NO,
    contact_links=_list_of(_closed(["name", "url", "about"], name=_TEXT, url=_TEXT, about=_TEXT)),
)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_github_can_show_the_form(path: Any) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))

    jsonschema.validate(form, FORM)
    asked = [element for element in form["body"] if element["type"] != "markdown"]
    ids = [element["id"] for element in asked]
    labels = [element["attributes"]["label"] for element in asked]
    assert asked, "GitHub refuses a form that asks nothing"
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)


def test_there_is_a_form_for_a_fault_and_one_for_a_wish() -> None:
    assert {"fault", "wish"} <= {path.stem for path in FORMS}
    names = [yaml.safe_load(path.read_text("utf-8"))["name"] for path in FORMS]
    assert len(set(names)) == len(names)


def test_the_chooser_is_configured_with_known_keys() -> None:
    jsonschema.validate(yaml.safe_load((FOLDER / "config.yml").read_text("utf-8")), CONFIG)


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"labels": []},
        {"about": "x"},
        {"body": []},
        {"body": [{"type": "text", "attributes": {"label": "x"}}]},
        {"body": [{"type": "input", "id": "a b", "attributes": {"label": "x"}}]},
        {"body": [{"type": "input", "attributes": {"label": "x", "render": "md"}}]},
        {"body": [{"type": "dropdown", "attributes": {"label": "x", "options": [True]}}]},
        {"body": [{"type": "dropdown", "attributes": {"label": "x", "options": ["a", "a"]}}]},
        {"body": [{"type": "markdown", "id": "x", "attributes": {"value": "x"}}]},
    ],
)
def test_other_forms_are_refused(change: dict[str, Any]) -> None:
    form = yaml.safe_load((FOLDER / "fault.yml").read_text("utf-8"))

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(form | change, FORM)
