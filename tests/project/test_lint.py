"""A commit is checked as `make lint` checks, and no exception outlives its reason."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib

import pytest
import yaml

from tests.support.places import ROOT

SETTINGS = (ROOT / "pyproject.toml").read_text("utf-8")
TEMPLATES = ROOT / "hooks" / "mentorship" / "site" / "templates"


def test_hooks_call_make_and_download_nothing() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (repository,) = config["repos"]
    targets = re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"))

    assert repository["repo"] == "local"
    assert {hook["entry"] for hook in repository["hooks"]} == {"make check", "make lint"}
    assert {"check", "lint"} <= set(targets)
    for hook in repository["hooks"]:
        assert hook["language"] == "system"
        assert not hook["pass_filenames"], "make lint has its own list of files"
        assert "additional_dependencies" not in hook


def test_hooks_look_at_what_they_check() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    files = {hook["id"]: re.compile(hook["files"]) for hook in config["repos"][0]["hooks"]}

    assert files["check"].search("ideas/thanos/hedged-requests.md")
    for path in (
        "hooks/catalogue.py",
        "hooks/mentorship/site/templates/idea.html",
        "pyproject.toml",
        "requirements.txt",
        "Makefile",
    ):
        assert files["lint"].search(path), path
    assert not files["lint"].search("ideas/thanos/hedged-requests.md")


@pytest.mark.slow  # another program reads the whole library
def test_each_name_that_vulture_ignores_would_be_found() -> None:
    ignored = tomllib.loads(SETTINGS)["tool"]["vulture"]["ignore_names"]

    done = subprocess.run(
        [sys.executable, "-m", "vulture", "hooks", "--config", os.devnull],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )

    found = set(re.findall(r"unused \w+ '(\w+)'", done.stdout))
    assert found
    assert sorted(set(ignored) - found) == []


def test_each_name_that_vulture_ignores_for_a_template_is_in_one() -> None:
    (names,) = re.findall(r"# A template shows it\.\n((?:    \".*\n)+)", SETTINGS)
    shown = "\n".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))

    for name in re.findall(r'"(\w+)"', names):
        assert re.search(rf"\.{name}\b", shown), name
