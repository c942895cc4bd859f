"""The file in which states are remembered, and its copy on the published site."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mentorship.issues.state import IssueState

VERSION = 1

States = Mapping[str, IssueState]
"""What is known, by a reference's key."""


def load(path: Path) -> States:
    """The states in the file at `path`; empty where there is none or it cannot be used."""
    try:
        return parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return {}


def parse(text: str) -> States:
    """The states in `text`; records that do not fit are left out, another version is empty."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("version") != VERSION:
        return {}
    records: Any = data.get("issues")
    found: dict[str, IssueState] = {}
    for key, record in records.items() if isinstance(records, dict) else []:
        try:
            found[key] = IssueState.model_validate({**record, "key": key})
        except (ValidationError, TypeError):
            continue
    return found


def dump(states: States, now: datetime, keys: Iterable[str] | None = None) -> str:
    """The file's text for `states`, or for those of `keys`.

    Args:
        now: the moment of writing, for readers of the file.
    """
    wanted = sorted(states if keys is None else set(keys) & set(states))
    records = {
        key: states[key].model_dump(mode="json", exclude={"key"}, exclude_defaults=True)
        | {"verdict": states[key].verdict, "detail": states[key].detail}
        for key in wanted
    }
    data = {"version": VERSION, "generated_at": now.isoformat(), "issues": records}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def save(path: Path, states: States, now: datetime) -> None:
    """Write `states` to `path`, whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(dump(states, now))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
