"""`ideas export`: a term's ideas as one upstream file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mentorship.checkout.replacing import replace_file
from mentorship.commands import options
from mentorship.model.problem import errors
from mentorship.upstream.exporting.formats import FORMATS, export, withdrawn


def _help() -> str:
    rows = [
        f"{one.name}: {one.purpose}" + (f" (without {one.omits})" if one.omits else "")
        for one in FORMATS.values()
    ]
    listed = "\n".join(f"  {row}" for row in rows)
    return (
        "Write the ideas of a term in FORMAT.\n\n"
        "Ideas with errors are left out and reported, and the exit status is 1.\n\n"
        f"\b\nFormats:\n{listed}"
    )


def _write(output: Path, text: str) -> None:
    if output.exists() and not output.is_file():
        output.write_text(text, "utf-8", newline="\n")  # a pipe, or the terminal
    else:
        replace_file(output.resolve(), text)


@click.command("export", help=_help())
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "--term", "term_id", metavar="ID", help="A term of ideas/terms.yml [the current one]."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE instead of the standard output.",
)
@click.option("--no-emails", is_flag=True, help="Leave out all e-mail addresses, in texts too.")
@options.today_option
def command(
    form: str, term_id: str | None, output: Path | None, no_emails: bool, today: date | None
) -> None:
    root = options.checkout_root()
    now = options.moment(today)
    reading = options.read(root, now)
    catalogue = reading.catalogue
    term = catalogue.term(term_id) if term_id else catalogue.current_term(now)
    if term is None:
        known = ", ".join(term.id for term in catalogue.terms) or "none"
        raise click.UsageError(
            f"there is no term {term_id or 'yet'} in ideas/terms.yml (known: {known})"
        )
    emails = options.settings(root).mentor_emails and not no_emails
    text = export(form, catalogue, term, now, emails=emails)
    if output is None:
        click.echo(text, nl=False)
    else:
        try:
            _write(output, text)
        except OSError as error:
            raise click.UsageError(f"{output} cannot be written: {error.strerror}") from None
    left_out = errors(reading.problems)
    for problem in left_out:
        options.say(str(problem))
    if gone := withdrawn(catalogue, term):
        options.say("left out, as withdrawn: " + ", ".join(idea.path for idea in gone))
    if omits := FORMATS[form].omits:
        options.say(f"{form} cannot say {omits}: look for these in the ideas' files")
    raise SystemExit(1 if left_out else 0)
