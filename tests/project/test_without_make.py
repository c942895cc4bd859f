"""The README's commands for those who have no make are those that make calls."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import subprocess

import pytest

from mentorship.commands import COMMANDS
from tests.support.places import ROOT

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROGRAMS = {"complexipy", "lint-imports"}
"""What is called by its own name: no module of Python can be run in its place."""

ROWS = {
    target: re.findall(rf"`((?:python|{'|'.join(PROGRAMS)})\b[^`]*)`", commands)
    for target, commands in re.findall(r"(?m)^\| `make ([a-z-]+)` \| (.+) \|$", README)
}
_OF_MAKE_ONLY = re.compile(
    r" \$\((?:STRICT|ARGS)\)| --site-dir \.site| --quiet --disable-pip-version-check"
)


def _called(target: str) -> list[str]:
    """What make calls for `target`, as somebody types it whose environment is active."""
    rule = re.search(rf"(?m)^{re.escape(target)}:.*\n((?:\t.*\n)+)", MAKEFILE)
    assert rule, target
    (all_cores,) = re.findall(r"(?m)^ON_ALL_CORES := (.+)$", MAKEFILE)
    recipe = _OF_MAKE_ONLY.sub("", rule[1]).replace("$(ON_ALL_CORES)", all_cores)
    programs = re.findall(r"(?m)^\t@?\$\(BIN\)/(.+)$", recipe)
    return [_typed(program.removeprefix("python -m ")) for program in programs]


def _typed(program: str) -> str:
    if program.split(maxsplit=1)[0] in PROGRAMS:
        return program
    module = re.sub(r"^ideas\b", "mentorship", program)
    return f"python -m {module}"


@pytest.mark.parametrize("target", ROWS)
def test_the_commands_without_make_are_those_of_make(target: str) -> None:
    expected = {
        "setup": _called("$(READY)"),
        "strict": [f"{command} --strict" for command in _called("site")],
    }.get(target) or _called(target)

    assert ROWS[target] == expected


def test_every_target_has_its_commands_or_is_said_to_need_a_shell() -> None:
    (shell,) = re.findall(r"((?:`make [a-z]+`,?(?: and)?\s)+)need a POSIX shell", README)
    targets = set(re.findall(r"(?m)^([a-z-]+):.*##", MAKEFILE)) - {"help"}

    assert set(ROWS) | set(re.findall(r"make ([a-z]+)", shell)) == targets


def test_every_command_can_be_called() -> None:
    commands = [command.split() for commands in ROWS.values() for command in commands]

    assert len(commands) > 10
    installed = importlib.metadata.entry_points(group="console_scripts").names
    assert installed >= PROGRAMS
    for _, _, module, *arguments in (one for one in commands if one[0] not in PROGRAMS):
        assert importlib.util.find_spec(module), module
        if module == "mentorship":
            assert arguments[0] in COMMANDS


def test_only_the_makefile_knows_where_an_environment_has_its_programs() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    places = [b".venv/" + b"bin", b".venv/" + b"Scripts", b"prefix}/" + b"bin"]

    assert len(files) > 100
    assert [
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.is_file() and any(place in path.read_bytes() for place in places)
    ] == []
