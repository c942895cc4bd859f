"""`ideas import`: an upstream source as idea files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mentorship.checkout import settings
from mentorship.commands import options
from mentorship.upstream.importing import importer
from mentorship.upstream.importing.source import SourceError


@click.command("import")
@click.argument(
    "path", metavar="SOURCE", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--term", "term_id", metavar="ID", required=True, help="The term that the ideas belong to."
)
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
@click.option(
    "--projects",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Known projects (name, slug, maturity, homepage, repo_url, logo) as YAML.",
)
@click.option("--fix-encoding", is_flag=True, help="Repair words that were decoded wrongly.")
@click.option(
    "--archived", is_flag=True, help="Mark a new term as over, where its dates are not known."
)
@click.option("--project", metavar="NAME", help="The project of every idea of SOURCE.")
@click.option(
    "--programme", metavar="NAME", help="The programme of a new term: its limits are checked."
)
@click.option(
    "--map",
    "pairs",
    metavar="KEY=FIELD",
    multiple=True,
    help="A key of SOURCE's front matter, and the field that it means. May be repeated.",
)
@options.today_option
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    path: Path,
    term_id: str,
    dry_run: bool,
    projects: Path | None,
    fix_encoding: bool,
    archived: bool,
    project: str | None,
    programme: str | None,
    pairs: tuple[str, ...],
    today: date | None,
) -> None:
    """Write the ideas of SOURCE as files: a proposals file, a term page, a page for the Google
    Summer of Code, an LFX export (JSON), or the body of a proposal issue.

    No file is ever overwritten. At the end it prints what became of every line; the exit
    status is 1 if something in SOURCE is in no file.
    """
    root = options.checkout_root()
    mapped = {**settings.read(root).import_map, **_mapped(pairs)}
    wish = importer.Wish(
        path, term_id, projects, fix_encoding, archived, project, programme, mapped
    )
    try:
        account = importer.run(root, wish, options.moment(today), dry_run=dry_run)
    except SourceError as error:
        click.echo(f"{error}", err=True)
        raise SystemExit(1) from None
    except OSError as error:
        what = error.filename or "a file"
        raise click.UsageError(f"{what} cannot be written: {error.strerror}") from None
    for line in account.lines(dry_run=dry_run):
        click.echo(line)
    raise SystemExit(0 if account.is_lossless else 1)


def _mapped(pairs: tuple[str, ...]) -> dict[str, str]:
    """The pairs of `--map`.

    Raises:
        UsageError: one is not a pair, or names no field.
    """
    mapped = dict(pair.partition("=")[::2] for pair in pairs)
    for key, name in mapped.items():
        if not key or name not in importer.FIELDS:
            known = ", ".join(importer.FIELDS)
            raise click.UsageError(
                f"`--map {key}={name}` names no field: write KEY=FIELD, with one of {known}"
            )
    return mapped
