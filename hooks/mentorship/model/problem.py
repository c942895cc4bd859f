"""A problem found in a file, and the ways to print it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from mentorship.model.text.printable import printable, shown

Location = tuple[str | int, ...]
"""Where a value is in a file's data, e.g. ``("mentors", 0, "github")``."""


class Severity(StrEnum):
    """An error keeps an idea out of the site; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong in a file, and what to write instead.

    Attributes:
        path: the file, relative to the checkout, with forward slashes.
        line: counted from 1.
        message: one line, for a mentor to act on.
        code: a stable name of the kind of problem, e.g. ``unknown-key``.
        archived: it concerns an idea of a term that is over, where nobody can act any more.
    """

    path: str
    line: int
    severity: Severity
    message: str
    code: str
    archived: bool = False

    def __str__(self) -> str:
        # A name or a value must not begin a new line, and so not a workflow command.
        return printable(f"{self.path}:{self.line}: {self.severity}: {self.message} [{self.code}]")


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those of `problems` that keep a file out of the site."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of objects with the fields of `Problem`, always in ASCII."""
    return json.dumps([asdict(problem) for problem in problems], indent=2)


def as_annotation(problem: Problem) -> str:
    """A workflow command that puts `problem` beside its line in a pull request.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    file, title = _property(printable(problem.path)), _property(problem.code)
    where = f"file={file},line={problem.line},title={title}"
    return f"::{problem.severity} {where}::{_data(str(problem))}"


def as_summary(problems: list[Problem], ideas: int) -> str:
    """Markdown for a pull request's step summary: what passed, then each problem in a table.

    Args:
        problems: what was found.
        ideas: how many ideas were read with no error.
    """
    wrong = len(errors(problems))
    verdict = "❌ Not yet" if wrong else "✅ All ideas can be published"
    counts = f"Ideas read: {ideas}, errors: {wrong}, warnings: {len(problems) - wrong}"
    lines = [f"## {verdict}", "", f"{counts}.", ""]
    if problems:
        lines += ["| where | what to do |", "|---|---|"]
        lines += [
            f"| <code>{_cell(p.path)}:{p.line}</code> | **{p.severity}**: "
            f"{_cell(p.message)} <code>{p.code}</code> |"
            for p in problems
        ]
        lines += ["", "Run the same check on your machine: `make check`."]
    return "\n".join(lines) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    escaped = shown(text, 400).replace("&", "&amp;").replace("<", "&lt;")
    return escaped.replace("|", "\\|").replace("@", "&#64;")
