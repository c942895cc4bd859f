"""The file in which states are remembered, and its copy on the published site."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mentorship.checkout.replacing import replace_file
from mentorship.issues.state import IssueState

try:
    import fcntl
except ImportError:  # pragma: no cover (Windows has no such lock)
    fcntl = None  # type: ignore[assignment]

VERSION = 2
READABLE = {1, 2}
"""Version 1 had no checksum; sites that were published with it are read on."""

States = Mapping[str, IssueState]
"""What is known, by a reference's key."""


def load(path: Path) -> States:
    """The states in the file at `path`, else in the one before it, else none."""
    return _read(path) or _read(previous(path)) or {}


def previous(path: Path) -> Path:
    """Where the file is kept that `path` replaced."""
    return path.with_name(path.name + ".prev")


def _read(path: Path) -> States | None:
    try:
        return parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def parse(text: str) -> States:
    """The states in `text`; records that do not fit are left out.

    Another version, or a text that is not as it was written, is empty.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("version") not in READABLE:
        return {}
    records: Any = data.get("issues")
    if not isinstance(records, dict):
        return {}
    if data["version"] >= VERSION and data.get("checksum") != _checksum(records):
        return {}
    found: dict[str, IssueState] = {}
    for key, record in records.items():
        try:
            found[key] = IssueState.model_validate({**record, "key": key})
        except (ValidationError, TypeError):
            continue
    return found


def _checksum(records: Mapping[str, Any]) -> str:
    plain = json.dumps(records, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


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
    data = {
        "version": VERSION,
        "generated_at": now.isoformat(),
        "checksum": _checksum(records),
        "issues": records,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def json_schema() -> str:
    """The JSON Schema of the published file.

    Source: https://json-schema.org/draft/2020-12
    """
    record = IssueState.model_json_schema(ref_template="#/$defs/{model}", mode="serialization")
    definitions = record.pop("$defs", {})
    record["properties"].pop("key")
    record["required"] = ["url", "verdict", "detail"]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "States of linked issues",
        "type": "object",
        "required": ["version", "generated_at", "checksum", "issues"],
        "properties": {
            "version": {"const": VERSION},
            "generated_at": {"type": "string", "format": "date-time"},
            "checksum": {
                "type": "string",
                "description": "SHA-256 of `issues` as JSON in ASCII: keys sorted, no spaces",
            },
            "issues": {
                "type": "object",
                "description": "by `owner/repository#number`, in lowercase letters",
                "additionalProperties": {"$ref": "#/$defs/Issue"},
            },
        },
        "$defs": {**definitions, "Issue": record},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def merged(ours: States, theirs: States) -> States:
    """Both, and of what both know what was asked later: two runs at once lose nothing."""
    found = dict(theirs)
    for key, state in ours.items():
        other = found.get(key)
        if other is None or _asked(state) >= _asked(other):
            found[key] = state
    return found


def _asked(state: IssueState) -> datetime:
    return state.checked_at or datetime.min.replace(tzinfo=UTC)


def save(path: Path, states: States, now: datetime) -> None:
    """Add `states` to what `path` holds: written whole or not at all, the one before kept.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path):
        there = _read(path)
        text = dump(merged(states, there or load(path)), now)
        # A damaged file must not replace a good one.
        replace_file(path, text, keep=previous(path) if there else None)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time; the system opens the lock when its holder dies."""
    with path.with_name(path.name + ".lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
