"""`ideas import` as its user sees it. Each folder of `imports/` is a source, the account of it and
what was written; `UPDATE_GOLDEN=1` writes what comes out.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.importing import IDEA, TERM, Run, files_of, put
from tests.support.places import IMPORTS

CASES = sorted(path.name for path in IMPORTS.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_the_account_and_the_files(case: str, checkout: Path, ideas: Run) -> None:
    (source,) = (IMPORTS / case).glob("source.*")
    before = files_of(checkout)

    known = str(IMPORTS / "projects.yml")
    result = ideas("import", str(source), *TERM, "--archived", "--projects", known)

    new = {path: text for path, text in files_of(checkout).items() if before.get(path) != text}
    told = f"{result.output}exit status: {result.exit_code}\n\n"
    told += "\n".join(f"==== {path}\n{text}" for path, text in new.items())
    expected = IMPORTS / case / "expected.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(told, "utf-8")
    assert told == expected.read_text("utf-8")
    is_sound = "errors:               none\n" in told
    assert (ideas("check", "--today", "2032-01-01").exit_code == 0) is is_sound


def test_a_dry_run_writes_nothing_and_tells_the_same(checkout: Path, ideas: Run) -> None:
    before = files_of(checkout)

    dry = ideas("import", put(checkout), *TERM, "--dry-run")
    assert files_of(checkout) == before

    real = ideas("import", put(checkout), *TERM)
    assert dry.output == real.output.replace("files written:       ", "files to be written: ")
    assert dry.exit_code == real.exit_code == 0


def test_again_it_is_unchanged_and_a_changed_one_is_different(checkout: Path, ideas: Run) -> None:
    ideas("import", put(checkout), *TERM)
    before = files_of(checkout)

    same = ideas("import", put(checkout), *TERM)
    assert (same.exit_code, "unchanged:            1\n" in same.output) == (0, True)

    tidied = IDEA.replace("Rules are", "Rules  are").replace("- Expected", "\n- Expected")
    assert ideas("import", put(checkout, tidied), *TERM).exit_code == 0

    changed = IDEA.replace("slow.", "very slow.").replace("C++", "Rust")
    other = ideas("import", put(checkout, changed), *TERM)
    assert other.exit_code == 1
    assert other.output.endswith(
        "source.md:5: ideas/falco/faster-rules.md is there already and differs in: skills, text\n"
    )
    assert files_of(checkout) == before


def test_the_same_title_in_another_term_has_a_file_of_its_own(checkout: Path, ideas: Run) -> None:
    ideas("import", put(checkout), *TERM)
    ideas("import", put(checkout), "--term", "2032-term-1")

    names = [path for path in files_of(checkout) if path.startswith("ideas/falco/")]
    assert names == [
        "ideas/falco/faster-rules-2032-term-1.md",
        "ideas/falco/faster-rules.md",
        "ideas/falco/index.md",
    ]
    again = ideas("import", put(checkout), "--term", "2032-term-1")
    assert "unchanged:            1\n" in again.output


def test_a_file_that_stands_there_with_errors_is_not_overwritten(
    checkout: Path, ideas: Run
) -> None:
    folder = checkout / "ideas" / "falco"
    folder.mkdir()
    (folder / "faster-rules.md").write_text("no front matter\n", "utf-8")

    result = ideas("import", put(checkout), *TERM)

    assert result.exit_code == 0
    assert (folder / "faster-rules.md").read_text("utf-8") == "no front matter\n"
    assert (folder / "faster-rules-2031-term-2.md").exists()


def test_words_that_were_decoded_wrongly(checkout: Path, ideas: Run) -> None:
    source = put(checkout, IDEA.replace("Ada", "Statkeviƒçius"))

    told = ideas("import", source, *TERM, "--dry-run")
    assert (
        "source.md:10: `Statkeviƒçius` is most likely `Statkevičius`: import with --fix-encoding"
        in told.output
    )
    ideas("import", source, *TERM, "--fix-encoding")
    assert "- name: Statkevičius\n" in (checkout / "ideas/falco/faster-rules.md").read_text("utf-8")


def test_windows_line_ends_and_a_byte_order_mark(checkout: Path, ideas: Run) -> None:
    (checkout / "source.md").write_bytes(b"\xef\xbb\xbf" + IDEA.replace("\n", "\r\n").encode())

    assert ideas("import", "source.md", *TERM).exit_code == 0
    assert "\r" not in (checkout / "ideas/falco/faster-rules.md").read_bytes().decode()


def test_a_timeline_joins_a_term_that_has_none(checkout: Path, ideas: Run) -> None:
    terms = checkout / "ideas" / "terms.yml"
    entry = "  - id: 2031-term-2\n    title: Two\n    programme: LFX # the platform\n"
    entry = entry.replace(" # the platform", "")
    terms.write_text(f"{terms.read_text('utf-8')}{entry}  # the end\n", "utf-8")
    page = IDEA.replace(
        "## Prop",
        "### Timeline\n\n| activity | date |\n|---|---|\n"
        "| project proposals | May 5 - 16, 2031 |\n| lunch | noon |\n\n## Prop",
    )

    result = ideas("import", put(checkout, page), *TERM)

    text = terms.read_text("utf-8")
    assert f"{entry}    timeline:\n      proposals: 2031-05-05 to 2031-05-16\n" in text
    assert text.endswith("  # the end\n")
    assert (
        "line 6: the timeline's row `lunch: noon` does not fit into ideas/terms.yml"
        in result.output
    )

    moved = page.replace("May 5 - 16", "May 6 - 16")
    held = ideas("import", put(checkout, moved), *TERM)
    assert (
        "ideas/terms.yml says `proposals: 2031-05-05 to 2031-05-16` and the source "
        "`2031-05-06 to 2031-05-16`" in held.output
    )
    assert terms.read_text("utf-8") == text


def test_terms_in_one_line_are_left_to_people(checkout: Path, ideas: Run) -> None:
    terms = checkout / "ideas" / "terms.yml"
    inline = "foundation: CNCF\nterms: [{id: t, title: T, programme: LFX}]\n"
    terms.write_text(inline, "utf-8")

    result = ideas("import", put(checkout), *TERM)

    assert (
        "ideas/terms.yml cannot be edited: add this to it by hand:\n  - id: 2031-term-2\n"
        in result.output
    )
    assert terms.read_text("utf-8") == inline


def test_a_running_term_is_told_what_it_still_needs(checkout: Path, ideas: Run) -> None:
    source = put(checkout, IDEA.replace("Ada (@ada)", "Ada Lovelace"))

    result = ideas("import", source, "--term", "2030-term-1", "--today", "2030-01-10")

    assert result.exit_code == 0
    assert "errors:               missing-field 1\n" in result.output
