"""A wrong value costs that value: what is left of a register's entry without it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mentorship.model.problem import Location, Problem
from mentorship.reading.validation import validate

Model = TypeVar("Model", bound=BaseModel)

MOST_ROUNDS = 20
"""Times that wrong values are taken out; each round leaves fewer of them."""


def salvage(
    schema: type[Model],
    data: Any,
    *,
    path: str,
    lines: dict[Location, int],
    at: Location = (),
    context: Mapping[str, Any] | None = None,
    stand_ins: Mapping[str, Any] | None = None,
) -> tuple[Model | None, list[Problem]]:
    """Read `data` as `schema`, without the values that are wrong.

    Args:
        path: the file, for the problems.
        lines: the line of each value.
        at: where `data` is in what `lines` describes.
        context: what the schema's validators are given.
        stand_ins: required field → its value where none is left.

    Returns:
        The model, or None where a required value is missing; and every
        problem of `data` as it is written.
    """
    model, problems = validate(schema, data, path=path, lines=lines, at=at, context=context)
    rest = copy.deepcopy(data)
    for _ in range(MOST_ROUNDS):
        if model is not None or not isinstance(rest, dict):
            break
        try:
            model = schema.model_validate(rest, context=context)
        except ValidationError as invalid:
            for detail in invalid.errors(include_url=False, include_input=False):
                _take_out(rest, detail["loc"], stand_ins or {})
    return model, problems


def _take_out(data: dict[str, Any], at: Location, stand_ins: Mapping[str, Any]) -> None:
    """Take the value at `at` out of `data`; what lacks a value is taken out itself."""
    parents: list[tuple[Any, str | int]] = []
    inner: Any = data
    for key in at:
        if parents and not _has(*parents[-1]):
            return  # it was taken out because of another mistake
        parents.append((inner, key))
        inner = inner[key] if _has(inner, key) else None
    for parent, key in reversed(parents):
        if _has(parent, key):
            del parent[key]
            break
    for name, value in stand_ins.items():
        if at[:1] == (name,):
            data.setdefault(name, value)


def _has(parent: Any, key: str | int) -> bool:
    if isinstance(parent, dict):
        return key in parent
    return isinstance(parent, list) and isinstance(key, int) and key < len(parent)
