from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.places import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
README = (ROOT / "README.md").read_text("utf-8")
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def _steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.slow  # another program reads all workflows
def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sysconfig.get_path("scripts")) / "zizmor"

    done = subprocess.run(
        [zizmor, "--offline", "--pedantic", "--strict-collection", ROOT / ".github"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_each_step_calls_something_that_has_tests(path: Path) -> None:
    for step in _steps(path):
        run = step.get("run")
        if run is None:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"])
        elif run.startswith("python "):
            command = run.removesuffix(' -m "not browser and not build"')
            assert f"`{command}`" in README, "test_without_make holds the README's commands"
        elif run != ".ci/run":
            make = re.fullmatch(r"make (\w+)(?: ARGS=\"--format github\")?", run)
            assert make, run
            assert make[1] in TARGETS


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_rights_beyond_need(path: Path) -> None:
    text = path.read_text("utf-8")
    workflow = yaml.safe_load(text)

    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert all(re.search(r"@[0-9a-f]{40} # v\d", line) for line in re.findall(r"uses: .*", text))
    for job in workflow["jobs"].values():
        if "pull_request:" in text:
            assert job["permissions"] == {"contents": "read"}


def test_every_action_is_pinned_to_one_commit() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for step in _steps(path):
            if "uses" in step:
                name, _, commit = step["uses"].partition("@")
                pins.setdefault(name, set()).add(commit)

    assert all(len(commits) == 1 for commits in pins.values())


def test_the_lock_has_hashes_and_names_no_index() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")

    entries = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^\s*#.*\n", "", text).strip())
    assert len(entries) > 40
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|--index|--find|file:", text)
