"""An import from beginning to end: read, place, write, report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from mentorship.checkout import file_text
from mentorship.checkout.file_text import UnreadableError
from mentorship.checkout.replacing import new_file, replace_file
from mentorship.model.collection import Catalogue
from mentorship.model.term import Term
from mentorship.model.text.printable import shown
from mentorship.reading import reader
from mentorship.reading.folder import SKILLS, TERMS
from mentorship.reading.registers import read_terms
from mentorship.upstream.grammar.fields import BY_NAME
from mentorship.upstream.importing import (
    encoding,
    keyed_idea,
    landscape,
    placing,
    recognition,
    term_entry,
)
from mentorship.upstream.importing.account import Account
from mentorship.upstream.importing.source import Source, SourceError

FIELDS = (keyed_idea.TITLE, keyed_idea.PROJECT, keyed_idea.DESCRIPTION, *BY_NAME)
"""What a key of a front matter can mean."""

_NO_SKILLS = "# Canonical skill: [other spellings]. All spellings in a line make one filter.\n{}\n"


@dataclass(frozen=True)
class Wish:
    """What is to be imported.

    Attributes:
        path: the source.
        projects: a list of known projects.
        fix_encoding: whether mis-decoded words are repaired.
        archived: whether a term that is added is history.
        project: the one project of every idea; else the headings of the source say it.
        programme: of a term that is added; else the source says it.
        mapped: key of a front matter → the field that it means.
    """

    path: Path
    term_id: str
    projects: Path | None = None
    fix_encoding: bool = False
    archived: bool = False
    project: str | None = None
    programme: str | None = None
    mapped: Mapping[str, str] = field(default_factory=dict)


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
        found = _read(root, wish, now)
    except SourceError as error:
        raise SourceError(f"{error.where or name}: {error}") from None
    there, source, foundation = found.there, found.source, found.foundation
    plan = placing.plan(root, there, source, found.projects)
    dates = term_entry.timetable(source, found.term)
    before, term, of_term = found.register, found.term, list[str]()
    if found.is_new:
        term, of_term = term_entry.settled(term, dates, now)
    after, notes = term_entry.edit(before, foundation, term, dates, is_new=found.is_new)
    notes += of_term
    if found.invisible:
        notes.append(f"invisible control characters removed: {found.invisible}")
    if not dry_run:
        _write(root, _with_skills(root, plan.files), after)
    terms = read_terms(TERMS, after if after is not None else before).terms
    whole = replace(there, foundation=foundation, terms=terms)
    problems = reader.judge(whole, plan.documents, now)
    misdecoded = () if wish.fix_encoding else found.misdecoded
    return Account(name, source, plan, notes, misdecoded, problems)


@dataclass(frozen=True)
class _Found:
    """What was read before anything is placed.

    Attributes:
        register: the text of the checkout's `terms.yml`, or None.
        there: what the checkout has.
        term: of the ideas; `is_new` where the register does not have it.
        invisible: how many invisible characters the source had.
        misdecoded: the words of the source that were decoded wrongly.
    """

    register: str | None
    there: Catalogue
    source: Source
    term: Term
    is_new: bool
    foundation: str
    projects: landscape.Landscape
    invisible: int
    misdecoded: Sequence[encoding.Misdecoded]


def _read(root: Path, wish: Wish, now: datetime) -> _Found:
    text = recognition.text_of(wish.path)
    register = _register(root)
    text, invisible = recognition.without_invisible(text)
    misdecoded = encoding.find(text)
    if wish.fix_encoding:
        text = encoding.repair(text)
    known = landscape.read(wish.projects) if wish.projects else []
    there = reader.known(root, wish.term_id, now)
    term, is_new = _term(there, wish, text)
    foundation = there.foundation or term_entry.foundation(text)
    projects = landscape.Landscape(there.projects, known)
    source = recognition.read(text, term, foundation, projects.knows, wish.project, wish.mapped)
    return _Found(
        register, there, source, term, is_new, foundation, projects, invisible, misdecoded
    )


def _register(root: Path) -> str | None:
    path = root / "ideas" / TERMS
    if not path.is_file():
        return None
    try:
        text = file_text.read(path)
    except UnreadableError as error:
        raise SourceError(error.advice, f"ideas/{TERMS}:{error.line}") from None
    if read_terms(TERMS, text).problems:
        raise SourceError("it has errors: fix what `ideas check` reports", f"ideas/{TERMS}")
    return text


def _with_skills(root: Path, files: Mapping[str, str]) -> Mapping[str, str]:
    """`files` with a list of skills, where the checkout has none."""
    if (root / "ideas" / SKILLS).exists():
        return files
    return {**files, f"ideas/{SKILLS}": _NO_SKILLS}


def _term(there: Catalogue, wish: Wish, text: str) -> tuple[Term, bool]:
    term = there.term(wish.term_id)
    if term is not None:
        return term, False
    try:
        made = term_entry.make(wish.term_id, text, archived=wish.archived)
        named = {"programme": wish.programme} if wish.programme else {}
        return made.model_copy(update=named), True
    except ValidationError:
        raise SourceError(
            f"`{shown(wish.term_id)}` is not an id of a term: write lowercase letters, digits and "
            "hyphens, `--term 2024-term-3`"
        ) from None


def _write(root: Path, files: Mapping[str, str], register: str | None) -> None:
    """Write new files only; the register is replaced whole, where it changed."""
    for path, text in files.items():
        target = root / path
        if target.parent.is_symlink():
            raise OSError(0, "it is a symbolic link", str(target.parent))
        target.parent.mkdir(exist_ok=True)
        new_file(target, text)
    if register is not None:
        replace_file(root / "ideas" / TERMS, register)
