"""Arguments and options that several commands share, and the checkout they work on."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from mentorship.checkout import place
from mentorship.checkout.settings import Settings
from mentorship.checkout.settings import read as read_settings
from mentorship.checkout.today import moment as judged_at
from mentorship.model.problem import Problem, as_annotation, as_json, as_summary
from mentorship.reading import reader
from mentorship.reading.reader import Reading


def say(line: str) -> None:
    """Print `line` where it is in nobody's pipe."""
    click.echo(line, err=True)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date: write it like 2024-07-03") from None


today_option = click.option(
    "--today", metavar="DAY", callback=_day, help="Act as if today were DAY (2024-07-03)."
)
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print; `github` writes annotations and the step summary.",
)
paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))


def checkout_root() -> Path:
    """The checkout around the working directory; ends the command with status 2 outside one."""
    root = place.find(Path.cwd())
    if root is None:
        raise click.UsageError(
            "this folder is not in a checkout: no folder above it has `mkdocs.yml` and `ideas/`"
        )
    return root


def settings(root: Path) -> Settings:
    """The checkout's settings; ends the command with status 2 where they cannot be read."""
    try:
        return read_settings(root)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def moment(today: date | None) -> datetime:
    """The moment to judge by; ends the command with status 2 where it is not known."""
    try:
        return judged_at(today)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def read(root: Path, now: datetime) -> Reading:
    """The checkout's ideas, with the references that its GitHub server can be asked about."""
    return reader.read(root, now, place.github_host())


def chosen(root: Path, paths: Sequence[Path]) -> Callable[[str], bool]:
    """Whether a path of the checkout is meant by `paths`, as given from the working directory.

    A folder means all below it; no paths mean everything.
    """
    wanted: list[str] = []
    for path in paths:
        absolute = Path(os.path.normpath(Path.cwd() / path))
        if not absolute.is_relative_to(root):
            raise click.UsageError(f"{path} is outside the checkout {root}")
        if not os.path.lexists(absolute):
            raise click.UsageError(f"{path} does not exist")
        wanted.append(absolute.relative_to(root).as_posix())
    if not wanted or "." in wanted:
        return lambda path: True
    return lambda path: any(path == one or path.startswith(one + "/") for one in wanted)


def print_problems(problems: list[Problem], style: str, ideas: int | None = None) -> None:
    """Print in one of the formats of `--format`; `github` also writes a step summary.

    Args:
        ideas: how many ideas were read with no error, for the summary; None for no summary.
    """
    if style == "json":
        click.echo(as_json(problems))
        return
    for problem in problems:
        click.echo(as_annotation(problem) if style == "github" else str(problem))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if style == "github" and summary and ideas is not None:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_summary(problems, ideas))
