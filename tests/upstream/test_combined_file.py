"""The combined file against the seed, read by a parser that knows nothing of the writer."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from click.testing import Result

from mentorship.reading import reader
from mentorship.upstream.exporting import project_ideas
from tests.support.places import SEED as SEED_FOLDER

SEED = SEED_FOLDER / "project_ideas.md"
MISDECODED, NAME = "Statkeviƒçius", "Statkevičius"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@dataclass
class Read:
    """One idea as a line-by-line reader sees it."""

    project: str
    title: str
    fields: dict[str, list[str]] = field(default_factory=dict)


def _read(text: str) -> list[Read]:
    project, label, ideas = "", "", list[Read]()
    for line in text.split("## Proposed Project ideas", 1)[1].splitlines():
        heading = re.match(r"(###?#?) +(.*\S)", line)
        item = re.match(r"- ([A-Z][A-Za-z() ]*): ?(.*)", line)
        if heading and heading[1] == "###":
            project = heading[2]
        elif heading:
            ideas.append(Read(project, heading[2]))
        elif item:
            label = item[1].replace("Skill", "Skills").replace("Skillss", "Skills")
            ideas[-1].fields[label] = [item[2].strip()]
        elif line.strip():
            ideas[-1].fields[label].append(line.strip().removeprefix("- ").strip())
    return ideas


def _written() -> str:
    found = reader.read(SEED_FOLDER, NOW)
    term = found.catalogue.term("2024-term-3")
    assert term is not None
    return project_ideas.write(found.catalogue, term, NOW, emails=True)


def _seed() -> str:
    return SEED.read_text("utf-8").replace(MISDECODED, NAME)


def _essence(ideas: list[Read]) -> dict[tuple[str, str], dict[str, object]]:
    def whole(idea: Read, label: str) -> list[str]:
        return [part for part in idea.fields[label] if part]

    return {
        (idea.project, idea.title): {
            "description": whole(idea, "Description"),
            "outcome": whole(idea, "Expected Outcome"),
            "skills": whole(idea, "Recommended Skills"),
            "mentors": [
                re.fullmatch(r"(.+) \(@([\w-]+), ([^@\s]+@[^@\s]+)\)", mentor).groups()  # type: ignore[union-attr]
                for mentor in whole(idea, "Mentor(s)")
            ],
            "issue": whole(idea, "Upstream Issue"),
            "lfx_url": whole(idea, "LFX URL"),
        }
        for idea in ideas
    }


def test_the_same_ideas_field_by_field() -> None:
    seed, written = _essence(_read(_seed())), _essence(_read(_written()))

    assert len(seed) == 6
    assert written == seed


def test_every_word_number_and_link_as_often() -> None:
    def pieces(text: str) -> Counter[str]:
        text = unicodedata.normalize("NFC", text).replace(
            "Recommended Skill:", "Recommended Skills:"
        )
        links = re.findall(r"https?://\S+", text)
        return Counter(links) + Counter(re.findall(r"\w+", text))

    assert pieces(_written()) == pieces(_seed())


def test_the_template_stands_at_its_head() -> None:
    head = "## Proposed Project ideas\n"

    assert _written().split(head)[0] == _seed().split(head)[0]


def test_sorted_and_ending_in_one_newline() -> None:
    text = _written()
    ideas = _read(text)

    order = [(idea.project.casefold(), idea.title.casefold()) for idea in ideas]
    assert order == sorted(order)
    assert text.endswith("LFX URL:\n")
    assert not re.search(r"[ \t]\n", text)


def test_a_body_of_every_kind_stays_inside_its_list_item(
    checkout: Path, add_case: Callable[[str], None]
) -> None:
    add_case("body-as-on-github")
    (found,) = reader.read(checkout, NOW).catalogue.ideas
    catalogue = reader.read(checkout, NOW).catalogue

    text = project_ideas.write(catalogue, catalogue.terms[0], NOW, emails=True)

    part = text.split("#### Hedged requests\n", 1)[1]
    tops = [line for line in part.splitlines() if line and not line.startswith(" ")]
    assert all(line.startswith("- ") for line in tops)
    labels = ["Description", "Expected Outcome", "Notes", "Recommended Skills", "Mentor(s)"]
    assert [line[2:].partition(":")[0] for line in tops] == [*labels, "Upstream Issue", "LFX URL"]
    written = Counter(re.findall(r"\w+", found.body.text))
    assert not written - Counter(re.findall(r"\w+", part)) - Counter({"outcome": 1})


def test_export_command(
    checkout: Path, add_case: Callable[[str], None], ideas: Callable[..., Result]
) -> None:
    add_case("every-field")

    shown = ideas("export", "project-ideas", "--term", "2030-term-1")
    saved = ideas("export", "project-ideas", "-o", "out.md", "--today", "2030-01-10")
    masked = ideas("export", "project-ideas", "--no-emails")

    assert shown.exit_code == saved.exit_code == 0
    assert (checkout / "out.md").read_text("utf-8") == shown.stdout
    assert "(@ada, ada@example.org, LFID: adal)" in shown.stdout
    assert "  - Some experience with K8s, or the will to gain it\n" in shown.stdout
    assert "- Technologies: gRPC, S3\n- Difficulty: Medium\n" in shown.stdout
    assert "ada@example.org" not in masked.stdout


def test_the_setting_takes_addresses_out(
    checkout: Path, add_case: Callable[[str], None], ideas: Callable[..., Result]
) -> None:
    add_case("every-field")
    config = checkout / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("mentor_emails: true", "mentor_emails: false")
    )

    assert "@example.org" not in ideas("export", "project-ideas").stdout


def test_export_tells_what_it_leaves_out(
    add_case: Callable[[str], None], ideas: Callable[..., Result]
) -> None:
    add_case("five-mentors")

    result = ideas("export", "project-ideas", "--today", "2030-01-10")

    assert result.exit_code == 1
    assert "5 mentors are too many" in result.stderr
    assert "## Proposed Project ideas" in result.stdout


def test_export_of_an_unknown_term(checkout: Path, ideas: Callable[..., Result]) -> None:
    result = ideas("export", "project-ideas", "--term", "2029")

    assert result.exit_code == 2
    assert "there is no term 2029 in ideas/terms.yml (known: 2030-term-1)" in result.stderr
