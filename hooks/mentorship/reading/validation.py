"""Front matter checked against its schema: each mistake is a problem with its line and a fix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mentorship.model.problem import Location, Problem, Severity
from mentorship.reading import field_advice

Model = TypeVar("Model", bound=BaseModel)

MOST_UNKNOWN = 20
"""Unknown keys of a file for which a right one is looked for; a file with more is another's."""


def validate(
    schema: type[Model],
    data: Any,
    *,
    path: str,
    lines: dict[Location, int],
    at: Location = (),
    context: Mapping[str, Any] | None = None,
    examples: Mapping[str, str] | None = None,
) -> tuple[Model | None, list[Problem]]:
    """Read `data` as `schema`.

    Args:
        path: the file, for the problems.
        lines: the line of each value.
        at: where `data` is in what `lines` describes.
        context: what the schema's validators are given.
        examples: field → how it could be written here.

    Returns:
        The model and no problem, or no model and every problem.
    """
    try:
        return schema.model_validate(data, context=context), []
    except ValidationError as invalid:
        details = invalid.errors(include_url=False)
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    too_many = {detail["loc"] for detail in unknown[MOST_UNKNOWN:]}
    details = [detail for detail in details if detail["loc"] not in too_many]
    problems = []
    for detail in details:
        if _follows_from_another(detail, details, schema, data):
            continue
        location: Location = (*at, *detail["loc"])
        code, message = field_advice.explain(detail, schema, data, examples or {})
        problems.append(Problem(path, _line(lines, location), Severity.ERROR, message, code))
    if too_many:
        line = _line(lines, (*at, *unknown[MOST_UNKNOWN]["loc"]))
        message = f"{len(too_many)} more fields from here on are not known: remove them"
        problems.append(Problem(path, line, Severity.ERROR, message, "unknown-key"))
    return None, problems


def _line(lines: dict[Location, int], location: Location) -> int:
    while location and location not in lines:
        location = location[:-1]
    return lines.get(location, 1)


def _follows_from_another(
    detail: ErrorDetails, details: list[ErrorDetails], schema: type[BaseModel], data: Any
) -> bool:
    """Whether the fix of another error fixes this one: a misspelt key is missing under its right
    name, and a list in which every entry is wrong is not empty.
    """
    if detail["type"] == "too_short":
        return bool(detail["input"])
    return detail["type"] == "missing" and any(
        other["type"] == "extra_forbidden"
        and other["loc"][:-1] == detail["loc"][:-1]
        and field_advice.meant(other, schema, data) == detail["loc"][-1]
        for other in details
    )
