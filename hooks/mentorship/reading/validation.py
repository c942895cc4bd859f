"""Front matter checked against its schema: each mistake is a problem with its line and a fix."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class _Advice:
    """What is said about one kind of pydantic's errors.

    Attributes:
        code: of the message.
        text: of the message: `where` is the field's place, `name` the field, `value` what is
            written, `example` how it could be.
        example: of fields that have none in `_EXAMPLES`.
    """

    code: str
    text: str
    example: str = "a value"


_NOT_A_LIST = _Advice("not-a-list", "`{where}` must be a list: write {example}", "`- …` for each")
_NOT_A_MAPPING = _Advice(
    "not-a-mapping", "`{where}` must contain fields: write `key: value` below it"
)
_NOT_A_BOOLEAN = _Advice("not-a-boolean", "`{where}` must be `true` or `false`, not `{value}`")
_ADVICE = {
    "missing": _Advice("missing-field", "`{where}` is missing: add {example}", "`{name}: …`"),
    "empty-field": _Advice("empty-field", "`{where}` is empty: write {example}"),
    "too_long": _Advice(
        "too-many-{name}",
        "{actual_length} {name} are too many: keep at most {max_length}",
    ),
    "literal_error": _Advice(
        "unknown-value", "`{value}` is not a value of `{where}`: write {expected}"
    ),
    "string_type": _Advice("not-text", "`{where}` must be one line of text: write {example}"),
    "tuple_type": _NOT_A_LIST,
    "list_type": _NOT_A_LIST,
    "model_type": _NOT_A_MAPPING,
    "dict_type": _NOT_A_MAPPING,
    "model_attributes_type": _NOT_A_MAPPING,
    "bool_type": _NOT_A_BOOLEAN,
    "bool_parsing": _NOT_A_BOOLEAN,
}
"""pydantic's kind of error → what we say: https://docs.pydantic.dev/latest/errors/validation_errors/"""


def _explain(detail: ErrorDetails, schema: type[BaseModel]) -> tuple[str, str]:
    """The code and the advice for one of pydantic's errors."""
    where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in detail["loc"])
    name = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    kind = _kind(detail)
    if kind == "extra_forbidden":
        return "unknown-key", _unknown(name, detail, schema)
    advice = _ADVICE.get(kind)
    if advice is None:  # an error of our own, with our own text
        return kind, f"`{where}`: {detail['msg']}" if where else detail["msg"]
    said = {
        **detail.get("ctx", {}),
        "where": where,
        "name": name,
        "value": shown(detail["input"]),
        "example": _EXAMPLES.get(name, advice.example.format(name=name)),
    }
    code, message = advice.code.format_map(said), advice.text.format_map(said)
    if kind == "literal_error":
        message = message.replace("'", "`")  # pydantic's quotes around the values
    return code, message


def _kind(detail: ErrorDetails) -> str:
    """The kind of an error; a field with nothing in it is empty, of every kind."""
    kind, value = detail["type"], detail["input"]
    if kind in {"extra_forbidden", "missing"}:
        return kind
    return "empty-field" if value is None or (kind == "too_short" and not value) else kind


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
