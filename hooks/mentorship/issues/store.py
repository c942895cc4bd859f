"""The file in which states are remembered, and its copy on the published site."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mentorship.checkout import file_text
from mentorship.checkout.replacing import replace_file
from mentorship.issues.state import Detail, IssueState, Verdict

try:
    import fcntl
except ImportError:  # pragma: no cover (Windows has no such lock)
    fcntl = None  # type: ignore[assignment]

VERSION = 2
MAX_BYTES = 20 * 1024 * 1024
READABLE = (1, 2)
"""Version 1 had no checksum; sites that were published with it are read on."""

MOST_RECORDS = 20_000
"""Twenty times the linked issues of five years of CNCF terms."""

AHEAD = timedelta(days=1)
"""How far a clock may be ahead of ours; what is later was written by a wrong one."""

States = Mapping[str, IssueState]
"""What is known, by a reference's key."""


Say = Callable[[str], None]


def silent(line: str) -> None:
    """Print nothing."""


def load(path: Path, now: datetime | None = None, say: Say = silent) -> States:
    """The states in the file at `path`, else in the one before it, else none.

    Args:
        now: times after it are left out; without it, all are kept.
        say: prints a line about what is left out.
    """
    return _read(path, now, say) or _read(previous(path), now, say) or {}


def previous(path: Path) -> Path:
    """Where the file is kept that `path` replaced."""
    return path.with_name(path.name + ".prev")


def _read(path: Path, now: datetime | None, say: Say) -> States | None:
    try:
        raw = file_text.raw(path, MAX_BYTES)
    except OSError:
        return None
    return parse(raw, path.name, now, say)


def parse(
    raw: bytes, name: str = "the file", now: datetime | None = None, say: Say = silent
) -> States:
    """The states in a file that may be anybody's; what does not fit is left out.

    Another version, or a text that is not as it was written, is empty.

    Args:
        name: of the file, for the line about what is left out.
        now: times after it are left out; without it, all are kept.
        say: prints that line.
    """
    records = _records(raw)
    if records is None:
        say(f"{name} is not a file of states that we wrote: it is left out")
        return {}
    found: dict[str, IssueState] = {}
    for key, record in records.items():
        try:
            state = IssueState.model_validate({**record, "key": key})
        except (ValidationError, TypeError):
            continue
        found[key] = _proven(_until(state, now + AHEAD) if now else state)
    if dropped := len(records) - len(found):
        say(f"{name}: {dropped} of {len(records)} entries do not fit, and are left out")
    return found


def _records(raw: bytes) -> dict[str, Any] | None:
    """The records of a file of ours, each of any form; None where the file is not ours."""
    try:
        data = json.loads(raw) if len(raw) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("version") not in READABLE:
        return None
    records = data.get("issues")
    if not isinstance(records, dict) or len(records) > MOST_RECORDS:
        return None
    is_old = data["version"] < VERSION
    return records if is_old or data.get("checksum") == _checksum(records) else None


def _until(state: IssueState, latest: datetime) -> IssueState:
    """`state` without the times after `latest`."""
    times = ("updated_at", "checked_at", "verified_at", "first_failed_at")
    ahead = [name for name in times if (at := getattr(state, name)) and at > latest]
    return state.model_copy(update=dict.fromkeys(ahead)) if ahead else state


def _proven(state: IssueState) -> IssueState:
    """`state`, broken only since a time that is known."""
    if state.verdict is not Verdict.BROKEN or state.first_failed_at:
        return state
    return state.model_copy(update={"verdict": Verdict.UNKNOWN, "detail": Detail.UNVERIFIED})


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
        there = _read(path, now, silent)
        text = dump(merged(states, there or load(path, now)), now)
        # A damaged file must not replace a good one.
        replace_file(path, text, keep=previous(path) if there else None)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time; the system opens the lock when its holder dies."""
    with path.with_name(path.name + ".lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
