"""`ideas explain`: what a message means."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator, Mapping

import click

from mentorship.checkout import messages
from mentorship.checkout.messages import Entry
from mentorship.commands import options


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print what the message with CODE means, a wrong and a right example.

    CODE is the word in brackets at the end of a message. Without CODE, all codes are listed.
    """
    try:
        entries = messages.read(options.checkout_root())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise click.UsageError(f"{messages.PATH} cannot be read: {reason}") from None
    if code is None:
        for line in _overview(entries):
            click.echo(line)
        return
    wanted = code.strip("[]").casefold()
    if wanted not in entries:
        raise click.UsageError(_unknown(wanted, entries))
    for line in _whole(entries[wanted]):
        click.echo(line)


def _unknown(code: str, entries: Mapping[str, Entry]) -> str:
    close = difflib.get_close_matches(code, entries, n=1, cutoff=0.6)
    hint = f"did you mean `{close[0]}`?" if close else "`ideas explain` lists all codes"
    return f"`{code}` is not a message code: {hint}"


def _overview(entries: Mapping[str, Entry]) -> Iterator[str]:
    width = max((len(code) for code in entries), default=0)
    group = ""
    for entry in entries.values():
        if entry.group != group:
            yield f"\n{entry.group}\n" if group else f"{entry.group}\n"
            group = entry.group
        yield f"  {entry.code:<{width}}  {entry.summary}"


def _whole(entry: Entry) -> Iterator[str]:
    yield f"{entry.code} ({entry.group})"
    yield ""
    yield from textwrap.wrap(entry.meaning, 80, break_on_hyphens=False)
    for example in entry.examples:
        kind = "Wrong" if example.is_wrong else "Right"
        yield ""
        yield f"{kind}, {example.file}:" if example.file else f"{kind}:"
        yield ""
        yield textwrap.indent(example.content.rstrip("\n"), "    ")
