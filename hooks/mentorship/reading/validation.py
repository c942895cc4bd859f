"""Front matter checked against its schema: each mistake is a problem with its line and a fix."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mentorship.model.problem import Location, Problem, Severity
from mentorship.model.text.printable import shown

Model = TypeVar("Model", bound=BaseModel)

_EXAMPLES = {
    "title": "`title: Add support for hedged requests`",
    "term": "`term: 2024-term-3`, an id from ideas/terms.yml",
    "mentors": "`mentors:`, then for each `- name: …` and `github: …`",
    "name": "`name: …`",
    "github": "`github: handle`",
    "skills": "`skills: [Go, HTTP]`",
    "issue": "`issue: https://github.com/OWNER/REPOSITORY/issues/NUMBER`",
    "id": "`id: 2024-term-3`",
    "programme": "`programme: LFX Mentorship`",
}


def validate(
    schema: type[Model],
    data: Any,
    *,
    path: str,
    lines: dict[Location, int],
    at: Location = (),
    context: Mapping[str, Any] | None = None,
) -> tuple[Model | None, list[Problem]]:
    """Read `data` as `schema`.

    Args:
        path: the file, for the problems.
        lines: the line of each value.
        at: where `data` is in what `lines` describes.
        context: what the schema's validators are given.

    Returns:
        The model and no problem, or no model and every problem.
    """
    try:
        return schema.model_validate(data, context=context), []
    except ValidationError as invalid:
        details = invalid.errors(include_url=False)
    problems = []
    for detail in details:
        if _follows_from_another(detail, details, schema):
            continue
        location: Location = (*at, *detail["loc"])
        code, message = _explain(detail, schema)
        problems.append(Problem(path, _line(lines, location), Severity.ERROR, message, code))
    return None, problems


def _line(lines: dict[Location, int], location: Location) -> int:
    while location and location not in lines:
        location = location[:-1]
    return lines.get(location, 1)


def _explain(detail: ErrorDetails, schema: type[BaseModel]) -> tuple[str, str]:
    """The code and the advice for one of pydantic's errors."""
    kind = detail["type"]
    where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in detail["loc"])
    name = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    context = detail.get("ctx", {})
    value = detail["input"]
    if kind == "extra_forbidden":
        return "unknown-key", _unknown(name, detail, schema)
    if kind == "missing":
        return "missing-field", f"`{where}` is missing: add {_EXAMPLES.get(name, f'`{name}: …`')}"
    if value is None or kind == "empty-field" or (kind == "too_short" and not value):
        return "empty-field", f"`{where}` is empty: write {_EXAMPLES.get(name, 'a value')}"
    if kind == "too_long":
        return f"too-many-{name}", (
            f"{context['actual_length']} {name} are too many: keep at most {context['max_length']}"
        )
    if kind == "literal_error":
        return "unknown-value", (
            f"`{shown(value)}` is not a value of `{where}`: write {context['expected']}".replace(
                "'", "`"
            )
        )
    if kind == "string_type":
        return (
            "not-text",
            f"`{where}` must be one line of text: write {_EXAMPLES.get(name, 'a value')}",
        )
    if kind in {"tuple_type", "list_type"}:
        return (
            "not-a-list",
            f"`{where}` must be a list: write {_EXAMPLES.get(name, '`- …` for each')}",
        )
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return (
            "not-a-mapping",
            f"`{where}` must contain fields: write `key: value` below it",
        )
    if kind.startswith("bool"):
        return "not-a-boolean", f"`{where}` must be `true` or `false`, not `{shown(value)}`"
    return kind, f"`{where}`: {detail['msg']}" if where else detail["msg"]


def _unknown(name: str, detail: ErrorDetails, schema: type[BaseModel]) -> str:
    known = _keys_at(schema, detail["loc"][:-1])
    meant = _meant(name, known)
    hint = (
        f"did you mean `{meant}`?"
        if meant
        else "remove it, or use one of " + ", ".join(f"`{key}`" for key in known)
    )
    return f"`{shown(name)}` is not a field: {hint}"


def _meant(name: str, known: list[str]) -> str:
    return next(iter(difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.6)), "")


def _follows_from_another(
    detail: ErrorDetails, details: list[ErrorDetails], schema: type[BaseModel]
) -> bool:
    """Whether the fix of another error fixes this one: a misspelt key is missing under its right
    name, and a list in which every entry is wrong is not empty.
    """
    if detail["type"] == "too_short":
        return bool(detail["input"])
    return detail["type"] == "missing" and any(
        other["type"] == "extra_forbidden"
        and other["loc"][:-1] == detail["loc"][:-1]
        and _meant(str(other["loc"][-1]), _keys_at(schema, other["loc"][:-1])) == detail["loc"][-1]
        for other in details
    )


def _keys_at(schema: type[BaseModel], location: Location) -> list[str]:
    """The field names of the model at `location` inside `schema`."""
    json_schema = schema.model_json_schema()
    node: dict[str, Any] = json_schema
    for part in location:
        node = _resolved(node, json_schema)
        node = node.get("items", {}) if isinstance(part, int) else node["properties"][part]
    return list(_resolved(node, json_schema).get("properties", {}))


def _resolved(node: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", []):
        if choice.get("type") != "null":
            return _resolved(choice, root)
    if "$ref" in node:
        return _resolved(root["$defs"][node["$ref"].rsplit("/", 1)[1]], root)
    return node
