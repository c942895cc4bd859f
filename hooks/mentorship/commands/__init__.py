"""The command line `ideas`: each command only calls the library."""

from __future__ import annotations

import importlib
import io
import sys

import click

from mentorship import __version__

COMMANDS = {
    "check": "Read every idea and report what is wrong.",
    "issues": "Ask GitHub about the linked issues.",
    "import": "Turn an upstream file into idea files.",
    "export": "Write the ideas of a term in an upstream format.",
    "report": "Keep one issue that lists the linked issues to fix.",
    "explain": "Print what a message means.",
}


_MODULES = {"import": "import_"}  # a keyword of Python


class _LazyGroup(click.Group):
    """Imports a command's module when it is used: `check` needs neither requests nor Jinja."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"mentorship.commands.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ideas")
def main() -> None:
    """Mentorship ideas: check them, ask about their issues, export them.

    Exit status: 0 everything is fine, 1 something must be fixed, 2 the command was used wrongly,
    or something that it needs is missing.
    """
    # Windows writes into files and pipes in the language's own encoding, which lacks most letters.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")
