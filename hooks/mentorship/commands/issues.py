"""`ideas issues`: ask GitHub, remember, print a table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from mentorship.checkout import changes
from mentorship.checkout.git import NoHistoryError
from mentorship.commands import options
from mentorship.issues import findings, session, tracker
from mentorship.issues.findings import Finding
from mentorship.issues.others import addresses, is_public
from mentorship.issues.state import IssueState
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea
from mentorship.model.problem import Problem, errors

SECONDS = 120.0


@click.command("issues")
@options.paths_argument
@click.option(
    "--since",
    "revision",
    metavar="REV",
    envvar="IDEAS_SINCE",
    help="Only files that changed since REV, a commit or branch; for pull requests.",
)
@click.option(
    "--others",
    is_flag=True,
    help="Do not ask GitHub; print the addresses that only a link checker can check, one per line.",
)
@options.format_option
@options.today_option
def command(
    paths: tuple[Path, ...],
    revision: str | None,
    others: bool,
    style: str,
    today: date | None,
) -> None:
    """Ask GitHub about the linked issues of every idea (or only of those in PATHS).

    Uses GITHUB_TOKEN or GH_TOKEN where one is set. Exit status 1 only if an issue is surely gone:
    not found, with and without the token, in two runs a day apart. With --since also if an
    issue is not found now: somebody has just written it.
    """
    root = options.checkout_root()
    now = options.moment(today)
    catalogue = options.read(root, now).catalogue
    is_chosen = options.chosen(root, paths)
    changed = _changed(root, revision)
    meant = [idea for idea in catalogue.ideas if is_chosen(idea.path)]
    ideas = [idea for idea in meant if changed is None or idea.path in changed]
    if others:
        _print_others(catalogue, ideas)
        return
    references = catalogue.references(ideas)
    run = session.refresh(
        root,
        options.settings(root),
        references,
        seconds=SECONDS,
        only_due=False,
        say=options.say,
    )
    found = _problems(findings.find(catalogue, run.states, now), ideas)
    if changed is not None:
        found += _problems(findings.of_change(ideas, run.states), ideas)
    states = [run.states.get(ref.key) or tracker.unknown(ref) for ref in references]
    _print(states, found, style)
    raise SystemExit(1 if errors(found) else 0)


def _problems(found: list[Finding], ideas: list[Idea]) -> list[Problem]:
    """The problems that are found in `ideas`."""
    paths = {idea.path for idea in ideas}
    return [finding.problem for finding in found if finding.idea.path in paths]


def _print(states: list[IssueState], found: list[Problem], style: str) -> None:
    if style == "json":
        shown = [state.model_dump(mode="json") for state in states]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    if style == "text":
        _print_table(states)
    options.print_problems(found, style)


def _print_others(catalogue: Catalogue, ideas: list[Idea]) -> None:
    for address in addresses(catalogue, ideas):
        if is_public(address):
            click.echo(address)
        else:
            click.echo(f"left out, because it is not a public address: {address}", err=True)


def _changed(root: Path, revision: str | None) -> set[str] | None:
    """The files of a change, or None for all files."""
    if not revision:
        return None
    try:
        return changes.since(root, revision)
    except NoHistoryError as error:
        raise click.UsageError(f"--since {revision}: {error}") from None


def _print_table(states: list[IssueState]) -> None:
    width = max((len(state.key) for state in states), default=0)
    for state in states:
        verified = f"{state.verified_at:%Y-%m-%d %H:%M} UTC" if state.verified_at else "never"
        click.echo(f"{state.key:<{width}}  {state.summary:<28}  verified {verified}")
