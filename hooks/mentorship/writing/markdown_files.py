"""The text of an idea's file and of a project's, written as people write them."""

from __future__ import annotations

from typing import Any

import yaml

from mentorship.model.idea import LenientFields
from mentorship.model.project import ProjectFields

_SHORT = 90
"""Characters of a list that is written in one line."""


class _Dumper(yaml.SafeDumper):
    """Block style, lists of short phrases in a line, long text as it is."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


class _Phrases(list[str]):
    """A list that is written in one line."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _phrases(dumper: yaml.SafeDumper, value: _Phrases) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Phrases, _phrases)


def write_idea(fields: LenientFields, text: str) -> str:
    """The file of an idea.

    Args:
        text: its Markdown.
    """
    values = fields.model_dump(exclude_defaults=True)
    if len(fields.issue) == 1:
        values["issue"] = fields.issue[0]
    return _file(values, text)


def write_project(fields: ProjectFields, text: str) -> str:
    """The `index.md` of a project."""
    return _file(fields.model_dump(exclude_none=True), text)


def _file(values: dict[str, Any], text: str) -> str:
    plain = {name: _plain(value) for name, value in values.items()}
    header = yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9)
    return f"---\n{header}---\n{text}\n" if text else f"---\n{header}---\n"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        items = [_plain(inner) for inner in value]
        return _Phrases(items) if _fit_in_a_line(items) else items
    return value


def _fit_in_a_line(items: list[Any]) -> bool:
    are_phrases = all(isinstance(item, str) for item in items)
    return are_phrases and sum(len(item) + 2 for item in items) < _SHORT
