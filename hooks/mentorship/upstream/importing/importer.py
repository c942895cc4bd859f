"""An import from beginning to end: read, place, write, report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from mentorship.checkout.replacing import replace_file
from mentorship.model.collection import Catalogue
from mentorship.model.term import Term
from mentorship.model.text.printable import shown
from mentorship.reading import reader
from mentorship.reading.folder import SKILLS, TERMS
from mentorship.reading.registers import read_terms
from mentorship.upstream.importing import encoding, landscape, placing, recognition, term_entry
from mentorship.upstream.importing.account import Account
from mentorship.upstream.importing.source import SourceError

_NO_SKILLS = "# Canonical skill: [other spellings]. All spellings in a line make one filter.\n{}\n"


@dataclass(frozen=True)
class Wish:
    """What is to be imported.

    Attributes:
        path: the source.
        projects: a list of known projects.
        fix_encoding: whether mis-decoded words are repaired.
        archived: whether a term that is added is history.
    """

    path: Path
    term_id: str
    projects: Path | None = None
    fix_encoding: bool = False
    archived: bool = False


def run(root: Path, wish: Wish, now: datetime, *, dry_run: bool) -> Account:
    """Read an upstream source, and write its ideas as files that are not there yet.

    Args:
        root: the checkout.
        wish: the source and its term.
        now: the moment from which the term is over or not, with a time zone.
        dry_run: whether nothing is written.

    Returns:
        The account of every line of the source.

    Raises:
        SourceError: the source, or the list of projects, cannot be used; the message says why.
        OSError: a file cannot be written.
    """
    name = wish.path.name
    try:
        text = recognition.text_of(wish.path)
        register = root / "ideas" / TERMS
        before = register.read_text("utf-8") if register.is_file() else None
        if before is not None and read_terms(TERMS, before).problems:
            raise SourceError("ideas/terms.yml has errors: fix what `ideas check` reports about it")
        text, invisible = recognition.without_invisible(text)
        misdecoded = encoding.find(text)
        if wish.fix_encoding:
            text = encoding.repair(text)
        known = landscape.read(wish.projects) if wish.projects else []
        there = reader.known(root, wish.term_id, now)
        term, is_new = _term(there, wish, text)
        foundation = there.foundation or term_entry.foundation(text)
        projects = landscape.Landscape(there.projects, known)
        source = recognition.read(text, term, foundation, projects.knows)
    except SourceError as error:
        raise SourceError(f"{name}: {error}") from None
    plan = placing.plan(root, there, source, projects)
    found = term_entry.timetable(source, term)
    after, notes = term_entry.edit(before, foundation, term, found, is_new=is_new)
    if invisible:
        notes.append(f"invisible control characters removed: {invisible}")
    files = dict(plan.files)
    if not (root / "ideas" / SKILLS).exists():
        files[f"ideas/{SKILLS}"] = _NO_SKILLS
    if not dry_run:
        _write(root, files, register if after is not None else None, after or "")
    terms = read_terms(TERMS, after if after is not None else before).terms
    whole = replace(there, foundation=foundation, terms=terms)
    problems = reader.judge(whole, plan.documents, now)
    return Account(name, source, plan, notes, () if wish.fix_encoding else misdecoded, problems)


def _term(there: Catalogue, wish: Wish, text: str) -> tuple[Term, bool]:
    term = there.term(wish.term_id)
    if term is not None:
        return term, False
    try:
        return term_entry.make(wish.term_id, text, archived=wish.archived), True
    except ValidationError:
        raise SourceError(
            f"`{shown(wish.term_id)}` is not an id of a term: write lowercase letters, digits and "
            "hyphens, `--term 2024-term-3`"
        ) from None


def _write(root: Path, files: Mapping[str, str], register: Path | None, terms: str) -> None:
    """Write new files only; the register is replaced whole."""
    for path, text in files.items():
        target = root / path
        if target.parent.is_symlink():
            raise OSError(0, "it is a symbolic link", str(target.parent))
        target.parent.mkdir(exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    if register is not None:
        replace_file(register, terms)
