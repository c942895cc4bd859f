"""What the documentation says is true."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from mentorship.checkout.settings import Settings
from mentorship.commands import COMMANDS
from mentorship.model.idea import IdeaFields, Prerequisites, Upload
from mentorship.model.mentor import Mentor
from mentorship.model.project import ProjectFields
from mentorship.model.timeline import Timeline
from mentorship.upstream.exporting.formats import FORMATS
from tests.support.places import ROOT, SEED

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RUN = (ROOT / "docs" / "run.md").read_text("utf-8")
Run = Callable[..., Result]


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def ours(checkout: Path) -> Path:
    """A checkout with the seed's ideas."""
    shutil.rmtree(checkout / "ideas")
    shutil.copytree(SEED / "ideas", checkout / "ideas")
    return checkout


def test_the_example_of_an_idea_passes_as_it_is(ours: Path, ideas: Run) -> None:
    idea, project = _blocks(CONTRIBUTING, "markdown")
    (ours / "ideas" / "thanos" / "slow-queries.md").write_text(idea, "utf-8")
    (ours / "ideas" / "thanos" / "index.md").write_text(project, "utf-8")

    result = ideas("check", "ideas/thanos", "--today", "2024-07-10")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(" files read: no errors, no warnings\n")


def test_the_example_of_a_message_is_what_comes(ours: Path, ideas: Run) -> None:
    (message,) = _blocks(CONTRIBUTING, "text")
    idea = _blocks(CONTRIBUTING, "markdown")[0].replace("mentors:", "mentor:")
    (ours / "ideas" / "thanos" / "slow-queries.md").write_text(idea, "utf-8")

    assert ideas("check", "ideas/thanos", "--today", "2024-07-10").stdout == message


def test_the_example_of_a_term_is_our_own(ours: Path) -> None:
    (entry,) = _blocks(RUN, "yaml")

    assert entry in (ours / "ideas" / "terms.yml").read_text("utf-8")


@pytest.mark.parametrize("name", [*IdeaFields.model_fields, *Mentor.model_fields])
def test_every_field_has_its_row(name: str) -> None:
    assert re.search(rf"(?m)^\| `{name}` \|", CONTRIBUTING)


@pytest.mark.parametrize(
    "name", [*Prerequisites.model_fields, *Upload.model_fields, *ProjectFields.model_fields]
)
def test_every_lesser_field_is_named(name: str) -> None:
    assert f"`{name}`" in CONTRIBUTING or f"\n{name}: " in CONTRIBUTING


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str, ideas: Run) -> None:
    assert f"| `ideas {name}" in README
    assert ideas(name, "--help").exit_code == 0


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_named(name: str) -> None:
    assert f"ideas export {name}" in README


@pytest.mark.parametrize("name", [*Timeline.model_fields])
def test_every_milestone_is_in_the_example(name: str) -> None:
    assert f"      {name}: " in RUN


def test_every_setting_is_named() -> None:
    for name in Settings.__dataclass_fields__:
        assert f"`{name}`" in RUN


def test_every_variable_we_read_is_named() -> None:
    read = {
        name
        for path in (ROOT / "hooks").rglob("*.py")
        for name in re.findall(r"\"((?:GITHUB|GH|SOURCE)_[A-Z_]+)\"", path.read_text("utf-8"))
    } - {"GITHUB_REPOSITORY", "GITHUB_STEP_SUMMARY"}  # Actions sets these, nobody else does

    assert read
    assert [name for name in sorted(read) if f"`{name}`" not in RUN] == []


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name
)
def test_no_link_inside_the_repository_is_broken(path: Path) -> None:
    text = path.read_text("utf-8")
    pictures = re.findall(r"<img src=\"([^\"]+)\"", text)
    for target in pictures + re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        linked = path.parent / name
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"(?m)^#+ (.+)$", linked.read_text("utf-8"))
            assert anchor in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}


def test_makes_targets_named_in_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")

    for target in re.findall(r"(?:`|^)make ([a-z]+)", README + CONTRIBUTING, re.MULTILINE):
        assert re.search(rf"(?m)^{target}:", makefile), target
