"""`ideas check`: read, validate, report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mentorship.commands import options
from mentorship.model.problem import Problem, errors


@click.command("check")
@options.paths_argument
@options.format_option
@options.today_option
@click.option(
    "--all", "everything", is_flag=True, help="Also list the warnings about terms that are over."
)
def command(paths: tuple[Path, ...], style: str, today: date | None, everything: bool) -> None:
    """Read every idea, and report what is wrong in each file (or only in PATHS).

    Warnings about terms that are over are counted, not listed: nobody can fix them. The last
    line says how many files were read, and how many errors and warnings there are.
    """
    root = options.checkout_root()
    reading = options.read(root, options.moment(today))
    is_chosen = options.chosen(root, paths)
    found = [problem for problem in reading.problems if is_chosen(problem.path)]
    listed = [problem for problem in found if everything or not problem.archived]
    ideas = [idea for idea in reading.catalogue.ideas if is_chosen(idea.path)]
    options.print_problems(listed, style, len(ideas))
    options.say(_last_line(sum(map(is_chosen, reading.files)), found, len(found) - len(listed)))
    raise SystemExit(1 if errors(found) else 0)


def _last_line(files: int, found: list[Problem], hidden: int) -> str:
    """How many files were read, and what was found; also where all is well."""
    wrong = len(errors(found))
    counts = (_count(files, "file"), _count(wrong, "error"), _count(len(found) - wrong, "warning"))
    line = "{} read: {}, {}".format(*counts)
    if hidden:
        line += f"; not listed: {hidden} about terms that are over (--all lists them)"
    return line


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}" + ("" if number == 1 else "s")
