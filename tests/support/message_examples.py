"""The examples of `docs/messages.md` as files in a checkout, and what is reported about them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorship.checkout import messages
from mentorship.checkout.messages import Example
from mentorship.issues import findings
from mentorship.issues.state import Detail, IssueState, Verdict
from mentorship.model.problem import Problem
from mentorship.reading import reader
from tests.support.places import ROOT

NOW = datetime(2030, 1, 10, 12, tzinfo=UTC)
IDEA = "ideas/thanos/hedged-requests.md"
PAGE = (ROOT / messages.PATH).read_text("utf-8")
BASE = re.findall(rf'```markdown title="{IDEA}"\n(.*?)```', PAGE, re.DOTALL)[0]
"""The whole idea at the beginning of the page, which the examples change."""


def write(checkout: Path, path: str, content: str | bytes) -> None:
    """Write a file, and the folders that it needs."""
    target = checkout / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())


def _sized(length: int) -> str:
    """The idea with a text of `length` characters."""
    head, _, text = BASE.partition("\n---\n")
    return f"{head}\n---\n{('More words. ' * length)[: length - len(text)]}\n{text}"


def _with_fields(fields: str) -> str:
    """The idea with the blocks of `fields` in the place of its own of the same name, or added."""
    head, _, text = BASE.removeprefix("---\n").partition("\n---\n")
    names = re.findall(r"(?m)^(\w+):", fields)
    kept = [b for b in re.split(r"(?m)^(?=\w+:)", head + "\n") if b.partition(":")[0] not in names]
    return f"---\n{''.join(kept)}{fields}---\n{text}"


def _with_text(text: str) -> str:
    return f"{BASE.partition(chr(10) + '---' + chr(10))[0]}\n---\n{text}"


def _lay_path(checkout: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make what a line of a list of paths says: a path, and what is special about it."""
    path, _, rest = line.partition(".md")
    path = (path + ".md") if rest or line.endswith(".md") else line.partition(" (")[0]
    special = line.removeprefix(path).strip()
    normal = (checkout / "ideas/thanos/index.md").read_text("utf-8")
    normal = normal if path.endswith("index.md") else BASE
    if special.startswith("-> "):
        (checkout / path).symlink_to(special.removeprefix("-> "))
        return
    match special:
        case "" | "(saved as UTF-8)":
            if not path.endswith(".yml"):
                write(checkout, path, normal)
        case "(missing)":
            (checkout / path).unlink()
        case "(0 bytes)":
            write(checkout, path, "")
        case "(200,000 bytes)":
            write(checkout, path, BASE + "x" * (200_000 - len(BASE.encode())))
        case "(saved as Latin-1)":
            write(checkout, path, BASE.encode("latin-1"))
        case "(no permission to read)":
            write(checkout, path, normal)
            _refuse(checkout / path, monkeypatch)
        case _:
            length = re.fullmatch(r"\(a text of ([\d,]+) characters\)", special)
            assert length, f"nobody knows how to make `{line}`"
            write(checkout, path, _sized(int(length[1].replace(",", ""))))


def _refuse(refused: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `refused` be a file that may not be read; an administrator could read any."""
    whole = Path.open

    def guarded(self: Path, *arguments: Any, **options: Any) -> Any:
        if self == refused:
            raise PermissionError(13, "Permission denied", str(self))
        return whole(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", guarded)


def lay(checkout: Path, example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put `example` into the checkout, which has a project and no idea."""
    content = example.content.replace("[U+202E]", "\u202e")
    if example.file:
        write(checkout, example.file, content)
    elif example.language == "text":
        for line in content.splitlines():
            _lay_path(checkout, line, monkeypatch)
    else:
        made = _with_fields(content) if example.language == "yaml" else _with_text(content)
        write(checkout, IDEA, made)


ANSWERS: dict[str, dict[str, Any]] = {
    "open": {"verdict": Verdict.FINE, "detail": Detail.OPEN},
    "closed": {"verdict": Verdict.FINE, "detail": Detail.CLOSED},
    "archived": {"verdict": Verdict.FINE, "detail": Detail.OPEN, "archived": True},
    "assigned": {"verdict": Verdict.FINE, "detail": Detail.OPEN, "assignees": ("ada",)},
    "moved": {
        "verdict": Verdict.FINE,
        "detail": Detail.OPEN,
        "moved_to": "https://github.com/thanos-io/objstore/issues/12",
    },
    "not found": {"detail": Detail.MISSING, "first_failed_at": NOW},
    "not found for two days": {
        "verdict": Verdict.BROKEN,
        "detail": Detail.MISSING,
        "first_failed_at": NOW - timedelta(days=2),
    },
}


def judged(checkout: Path, example: Example) -> list[Problem]:
    """What `ideas check` reports, and for a linked issue what a pull request's check does."""
    found = reader.read(checkout, NOW)
    answer = re.search(r"(?m)^# GitHub: (.*)$", example.content)
    if answer is None:
        return found.problems
    references = found.catalogue.references()
    assert references
    states = {
        ref.key: IssueState(key=ref.key, url=ref.url, **ANSWERS[answer[1]]) for ref in references
    }
    about = findings.find(found.catalogue, states, NOW)
    about += findings.of_change(found.catalogue.ideas, states)
    return [*found.problems, *(finding.problem for finding in about)]
