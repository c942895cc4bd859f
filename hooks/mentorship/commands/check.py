"""`ideas check`: read, validate, report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mentorship.commands import options
from mentorship.model.problem import errors


@click.command("check")
@options.paths_argument
@options.format_option
@options.today_option
@click.option(
    "--all", "everything", is_flag=True, help="Also list the warnings about terms that are over."
)
def command(paths: tuple[Path, ...], style: str, today: date | None, everything: bool) -> None:
    """Read every idea, and report what is wrong in each file (or only in PATHS).

    Warnings about terms that are over are counted, not listed: nobody can fix them.
    """
    root = options.checkout_root()
    reading = options.read(root, options.moment(today))
    is_chosen = options.chosen(root, paths)
    found = [problem for problem in reading.problems if is_chosen(problem.path)]
    listed = [problem for problem in found if everything or not problem.archived]
    ideas = [idea for idea in reading.catalogue.ideas if is_chosen(idea.path)]
    options.print_problems(listed, style, len(ideas))
    if len(listed) < len(found):
        click.echo(
            f"warnings about terms that are over, not listed: {len(found) - len(listed)} "
            "(--all lists them)",
            err=True,
        )
    raise SystemExit(1 if errors(found) else 0)
