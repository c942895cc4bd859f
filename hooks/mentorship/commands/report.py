"""`ideas report`: keep the rolling issue."""

from __future__ import annotations

import os
import re
from datetime import date

import click

from mentorship.commands import options
from mentorship.github.client import GitHub
from mentorship.github.no_answer import NoAnswerError
from mentorship.issues import findings, rolling_issue, session
from mentorship.model.problem import errors

SECONDS = 60.0


@click.command("report")
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
@options.today_option
def command(dry_run: bool, today: date | None) -> None:
    """Open, edit or close the one issue that lists the linked issues to fix.

    Uses the states that `ideas issues` saved. Needs GITHUB_REPOSITORY (owner/name)
    and GITHUB_TOKEN; GITHUB_ACTOR_LOGIN is the account that writes the report; where it is
    not set, `github-actions[bot]`.
    """
    root = options.checkout_root()
    now = options.moment(today)
    reading = options.read(root, now)
    states = session.known(root, options.settings(root), options.say)
    found = findings.find(reading.catalogue, states, now)
    wrong = errors(reading.problems)
    for problem in wrong:
        click.echo(str(problem), err=True)
    checkable = [ref for ref in reading.catalogue.references() if ref.is_checkable]
    complete = not wrong and all(ref.key in states for ref in checkable)
    if dry_run:
        nothing = "nothing to fix" if complete else "nothing to fix so far: some was not checked"
        click.echo(rolling_issue.body(found) if found else nothing)
        return
    repository = _repository()
    author = os.environ.get("GITHUB_ACTOR_LOGIN") or "github-actions[bot]"
    github = _github()
    try:
        rolling = rolling_issue.find_rolling(github, repository, author)
        action = rolling_issue.decide(found, rolling, complete=complete)
        rolling_issue.carry_out(action, found, rolling, github, repository)
    except NoAnswerError as error:
        click.echo(f"the report could not be updated: {error.reason}", err=True)
        raise SystemExit(2) from None
    click.echo(f"findings: {len(found)}, report: {action}")


def _repository() -> str:
    """The repository of the report; ends the command with status 2 where none is set."""
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise click.UsageError("set GITHUB_REPOSITORY to owner/name, or use --dry-run")
    return repository


def _github() -> GitHub:
    """GitHub with a token; ends the command with status 2 where none is set."""
    github = GitHub.from_environment(SECONDS)
    if not github.token:
        raise click.UsageError("set GITHUB_TOKEN, or use --dry-run")
    return github
