"""What `ideas import` says of input that it cannot read, and that nothing is written then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.importing import TERM, Run, files_of, put
from tests.support.places import IMPORTS

LOOKED_FOR = "source.md: it contains no idea: looked for headings with a list below them"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", LOOKED_FOR),
        (b"# A page\n\nWith text.\n", LOOKED_FOR),
        (b"MZ\x00\x01binary", "source.md: this is not text: give a Markdown file or a JSON export"),
        (b"\xff\xfehello", "source.md: line 1 is not UTF-8: save the file with the encoding UTF-8"),
        (
            b"a" * (8 * 1024 * 1024 + 1),
            "source.md: it is larger than 8 MB, which is more than a term has",
        ),
        (b'{"programs": [', "source.md: this JSON is damaged or cut off (line 1: "),
        (
            b'{"ideas": []}',
            "source.md: this JSON is not an LFX export: it needs a list `programs` at its",
        ),
        (
            b"[1, 2]",
            "source.md: this JSON is not an LFX export: it needs a list `programs` at its top",
        ),
        (b'{"programs": []}', LOOKED_FOR),
        (b"[" * 100_000, "source.md: this JSON is damaged or cut off"),
    ],
)
def test_a_source_that_is_none(checkout: Path, ideas: Run, content: bytes, message: str) -> None:
    (checkout / "source.md").write_bytes(content)
    before = files_of(checkout)

    result = ideas("import", "source.md", *TERM)

    assert result.exit_code == 1
    assert result.stderr.startswith(message)
    assert result.stdout == ""
    assert files_of(checkout) == before


def test_a_program_that_is_wrong_is_told_and_the_others_are_kept(
    checkout: Path, ideas: Run
) -> None:
    export = json.loads((IMPORTS / "lfx-export" / "source.json").read_text("utf-8"))
    export["programs"][0]["mentors"] = "Ada"

    result = ideas("import", put(checkout, json.dumps(export), "export.json"), *TERM)

    assert result.exit_code == 1
    assert "not imported: `{" in result.output
    assert "`mentors`: Input should be a valid tuple" in result.output


def test_no_id_of_a_term(checkout: Path, ideas: Run) -> None:
    result = ideas("import", put(checkout), "--term", "../x")

    assert result.exit_code == 1
    assert (
        "`../x` is not an id of a term: write lowercase letters, digits and hyphens"
        in result.stderr
    )


def test_a_list_of_projects_that_is_none(checkout: Path, ideas: Run) -> None:
    (checkout / "projects.yml").write_text("name: x\n", "utf-8")

    result = ideas("import", put(checkout), *TERM, "--projects", "projects.yml")

    assert result.exit_code == 1
    assert "this is not a list of projects: each entry has `name`" in result.stderr


def test_a_folder_that_cannot_be_written(checkout: Path, ideas: Run) -> None:
    (checkout / "ideas" / "falco").write_text("a file where the folder should be\n", "utf-8")

    result = ideas("import", put(checkout), *TERM)

    assert result.exit_code == 2
    assert "ideas/falco" in result.stderr
    assert "cannot be written" in result.stderr


def test_a_project_folder_that_is_a_link_is_not_followed(checkout: Path, ideas: Run) -> None:
    (checkout / "elsewhere").mkdir()
    (checkout / "ideas" / "falco").symlink_to(checkout / "elsewhere")

    assert ideas("import", put(checkout), *TERM).exit_code == 2
    assert list((checkout / "elsewhere").iterdir()) == []


def test_terms_with_mistakes_stop_it(checkout: Path, ideas: Run) -> None:
    (checkout / "ideas" / "terms.yml").write_text("terms: 1\n", "utf-8")

    result = ideas("import", put(checkout), *TERM)

    assert result.exit_code == 1
    assert "ideas/terms.yml: it has errors: fix what `ideas check` reports" in result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"- name: x\n  homepage: 2024-13-45\n", None),
        (b"- name: [x]\n", "projects.yml:1: this is not a project: each entry has `name`"),
        (b"- slug: x\n- name: y\n", "projects.yml:1: this is not a project"),
        (b"[" * 50_000, "projects.yml:1: this has more than 12 levels"),
        (b"{" * 50_000, "projects.yml:"),
        (b"- name: &a x\n- name: *a\n", "projects.yml:1: a value cannot begin with"),
        (b"\xff\xfe", "projects.yml:1: this is not UTF-8"),
        (b"- name: x\n" * 300_000, "projects.yml:1: "),
        (b"", "projects.yml: this is not a list of projects"),
    ],
)
def test_any_list_of_projects(checkout: Path, ideas: Run, content: bytes, said: str | None) -> None:
    (checkout / "projects.yml").write_bytes(content)

    result = ideas("import", put(checkout), *TERM, "--archived", "--projects", "projects.yml")

    assert result.exit_code == (1 if said else 0), result.output
    assert result.stderr.startswith(said or result.stderr)


def test_terms_that_are_not_utf8(checkout: Path, ideas: Run) -> None:
    (checkout / "ideas" / "terms.yml").write_bytes(b"terms:\n  - id: \xff\n")

    result = ideas("import", put(checkout), *TERM)

    assert result.exit_code == 1
    assert "ideas/terms.yml:2: this is not UTF-8" in result.stderr


def _export(**fields: object) -> str:
    program = {"cncf_project": "Falco", "program_name_short": "Rules", "description": "Slow."}
    return json.dumps({"_term": "x", "programs": [program | fields, program]})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_export().replace('"_term"', '"programs": [], "_term"'), "`programs` is twice"),
        (_export().replace('"description"', '"description": "lost", "description"'), "twice"),
        (_export().replace('"x"', "1" * 5001), "(a number is too long): export it again"),
        ("[" * 100_000, "this JSON is damaged or cut off"),
        ('{"programs": ' + "[" * 100_000, "this JSON is damaged or cut off (too deep)"),
    ],
)
def test_json_that_python_would_repair(checkout: Path, ideas: Run, text: str, said: str) -> None:
    result = ideas("import", put(checkout, text, "export.json"), *TERM, "--archived")

    assert result.exit_code == 1
    assert said in result.stderr


def test_half_of_a_character_costs_its_program(checkout: Path, ideas: Run) -> None:
    text = _export(description="\ud800 half", program_name_short="Half")

    result = ideas("import", put(checkout, text, "export.json"), *TERM, "--archived")

    assert result.exit_code == 1
    assert "half of a character" in result.output
    assert [path for path in files_of(checkout) if path.endswith("rules.md")]
    assert not [path for path in files_of(checkout) if path.endswith("half.md")]


def test_a_key_that_is_escaped_is_the_same_key(checkout: Path, ideas: Run) -> None:
    text = _export().replace('"programs"', '"pro\\u0067rams"')

    result = ideas("import", put(checkout, text, "export.json"), *TERM, "--archived")

    assert result.exit_code == 0, result.output
