"""What is said about a value that its schema does not accept, and what to write instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from mentorship.model.problem import Location
from mentorship.model.text.printable import shown
from mentorship.reading.quoting import as_value, listed

_EXAMPLES = {
    "title": "`title: Add support for hedged requests`",
    "term": "`term: …`, an id from ideas/terms.yml",
    "mentors": "`mentors:`, then for each `- name: …` and `github: handle`",
    "name": "`name: …`",
    "github": "`github: handle`",
    "skills": "`skills: [Go, HTTP]`",
    "issue": "`issue: https://github.com/OWNER/REPOSITORY/issues/NUMBER`",
    "foundation": "`foundation: CNCF`",
    "id": "`id: 2024-term-3`",
    "programme": "`programme: LFX Mentorship`",
    "prerequisites": "`prerequisites: {resume: true}`",
    "custom": "`custom: {name: …}`",
    "standard_courses": "`standard_courses: [{name: …}]`",
    "timeline": "`timeline: {begins: 2030-03-01}`",
}
_OF_LINES = {"skills", "technologies"}
"""Lists of one-line texts, which people write in one text with commas."""

_OF_LISTS = {"tuple_type", "list_type"}
_OF_MAPPINGS = {"model_type", "dict_type", "model_attributes_type"}


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
    "not-a-mapping", "`{where}` must contain fields: write {example}", "`key: value` below it"
)
_EMPTY_VALUE = _Advice("empty-field", "`{where}` is empty: remove it, or write a value")
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


def explain(
    detail: ErrorDetails, schema: type[BaseModel], data: Any, examples: Mapping[str, str]
) -> tuple[str, str]:
    """The code and the advice for one of pydantic's errors.

    Args:
        data: what was checked against `schema`.
        examples: field → how it could be written, before those that we know.
    """
    at = detail["loc"]
    where = _place(at)
    name = next((part for part in reversed(at) if isinstance(part, str)), "")
    kind = _kind(detail)
    if kind == "extra_forbidden":
        return "unknown-key", _unknown(name, detail, schema, data)
    advice = _ADVICE.get(kind)
    if advice is None:  # an error of our own, with our own text
        return kind, f"`{where}`: {detail['msg']}" if where else detail["msg"]
    known = {**_EXAMPLES, **examples}
    is_optional = kind == "empty-field" and at[-1:] and at[-1] not in known
    advice = _EMPTY_VALUE if is_optional else advice
    example = known.get(name, advice.example.format(name=name))
    said = {
        **detail.get("ctx", {}),
        "where": where or "the file",
        "name": name,
        "value": shown(detail["input"]),
        "example": _meaning(detail, name, data) or example,
    }
    code, message = advice.code.format_map(said), advice.text.format_map(said)
    if kind == "literal_error":
        message = message.replace("'", "`")  # pydantic's quotes around the values
    return code, message


def _place(at: Location) -> str:
    """A place as people count, such as `mentors.1.github`."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in at)


def _meaning(detail: ErrorDetails, name: str, data: Any) -> str:
    """What was meant by a value of a wrong kind, as it can be written; ``""`` if that is open."""
    kind, value = detail["type"], detail["input"]
    is_entry = isinstance(detail["loc"][-1] if detail["loc"] else "", int)
    if kind in _OF_MAPPINGS and is_entry:
        handle = ", and on the next line, with the same indentation, `github: handle`"
        return "`- name: …`" + (handle if name == "mentors" else "")
    if kind in _OF_LISTS and isinstance(value, str):
        value = re.split(r"[,;]", value)
    if kind == "string_type" and name in _OF_LINES:
        value = _at(data, detail["loc"][:-1])
    parts = _texts(value)
    if name in _OF_LINES and kind in {"string_type", *_OF_LISTS} and parts:
        return f"`{name}: {listed(parts)}`"
    if kind == "string_type" and parts:
        return f"`{name}: {as_value(', '.join(parts))}`"
    return ""


def _texts(value: Any) -> list[str]:
    """The texts in a value of any kind, each in one line."""
    if isinstance(value, dict):
        value = [_pair(key, inner) for key, inner in value.items()]
    elif isinstance(value, str):
        return [" ".join(value.split())] if value.strip() else []
    return list(chain.from_iterable(map(_texts, value or [])))


def _pair(key: str, value: Any) -> str:
    parts = [" ".join(key.split()), ", ".join(_texts(value))]
    return ": ".join(parts) if all(parts) else "".join(parts)


def _at(data: Any, location: Location) -> Any:
    """The value at a place of `data`."""
    for part in location:
        data = data[part]
    return data


def _kind(detail: ErrorDetails) -> str:
    """The kind of an error; a field with nothing in it is empty, of every kind."""
    kind, value = detail["type"], detail["input"]
    if kind in {"extra_forbidden", "missing"}:
        return kind
    return "empty-field" if value is None or (kind == "too_short" and not value) else kind


def _unknown(name: str, detail: ErrorDetails, schema: type[BaseModel], data: Any) -> str:
    known = _keys_at(schema, detail["loc"][:-1])
    likely = meant(detail, schema, data)
    hint = (
        f"did you mean `{likely}`?"
        if likely
        else "remove it, or use one of " + ", ".join(f"`{key}`" for key in known)
    )
    return f"`{shown(name)}` is not a field: {hint}"


def meant(unknown: ErrorDetails, schema: type[BaseModel], data: Any) -> str:
    """The field that is meant by one that is not known; ``""`` for none that is still free."""
    around = unknown["loc"][:-1]
    written = _at(data, around)
    free = [key for key in _keys_at(schema, around) if key not in written]
    name = str(unknown["loc"][-1]).casefold()
    return next(iter(difflib.get_close_matches(name, free, n=1, cutoff=0.6)), "")


def _keys_at(schema: type[BaseModel], location: Location) -> list[str]:
    """The field names of the model at `location` inside `schema`."""
    json_schema = _json_schema(schema)
    node: dict[str, Any] = json_schema
    for part in location:
        node = _resolved(node, json_schema)
        node = node.get("items", {}) if isinstance(part, int) else node["properties"][part]
    return list(_resolved(node, json_schema).get("properties", {}))


@cache
def _json_schema(schema: type[BaseModel]) -> dict[str, Any]:
    return schema.model_json_schema()


def _resolved(node: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", []):
        if choice.get("type") != "null":
            return _resolved(choice, root)
    if "$ref" in node:
        return _resolved(root["$defs"][node["$ref"].rsplit("/", 1)[1]], root)
    return node
