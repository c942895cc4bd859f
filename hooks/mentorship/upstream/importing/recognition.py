"""Every kind of source, recognised by its content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from mentorship.checkout import file_text
from mentorship.model.term import Term
from mentorship.model.text.printable import INVISIBLE
from mentorship.upstream.importing import document, issue_form, keyed_idea, lfx_source
from mentorship.upstream.importing.source import Skip, SkipKind, Source, SourceError

MAX_BYTES = 8 * 1024 * 1024
"""Thirty times the largest export of a whole term."""

LOOKED_FOR = (
    "it contains no idea: looked for headings with a list below them whose items begin with "
    "`Description:`, `Mentor(s):` or `Upstream Issue:`, for `programs` of an LFX export, for "
    "`### CNCF Project`, `### Program Name` and `### Mentors` of a proposal issue, and for front "
    "matter with an idea's fields (`--map KEY=FIELD` for other names)"
)


def text_of(path: Path) -> str:
    """The text of a source, with ``\\n`` line ends.

    Raises:
        SourceError: it is too large, is not text, or cannot be read.
    """
    try:
        raw = file_text.raw(path, MAX_BYTES)
    except OSError as error:
        raise SourceError(f"it cannot be read ({error.strerror})") from None
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise SourceError(
            f"it is larger than {limit} MB, which is more than a term has: give one file"
        )
    if b"\0" in raw:
        raise SourceError("this is not text: give a Markdown file or a JSON export")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"line {line} is not UTF-8: save the file with the encoding UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_invisible(text: str) -> tuple[str, int]:
    """`text` without the control characters that an idea file cannot contain, and their number."""
    return INVISIBLE.subn("", text)


def read(
    text: str,
    term: Term,
    foundation: str,
    known: Callable[[str], bool],
    project: str | None = None,
    mapped: Mapping[str, str] | None = None,
) -> Source:
    """The ideas of a source.

    Args:
        text: as `text_of` gives it.
        known: whether a name is a project's.
        project: the one project of every idea of a Markdown file.
        mapped: key of a front matter → the field that it means.

    Raises:
        SourceError: it is damaged, of an unknown kind, or contains no idea.
    """
    if text.lstrip()[:1] in {"{", "["}:
        source = lfx_source.read(text, term, foundation)
    elif issue_form.is_form(text):
        source = issue_form.read(text, term)
    else:
        source = _markdown(text, term, foundation, known, project, mapped or {})
    if not source.proposals and not source.unplaced:
        raise SourceError(LOOKED_FOR)
    return source


def _markdown(
    text: str,
    term: Term,
    foundation: str,
    known: Callable[[str], bool],
    project: str | None,
    mapped: Mapping[str, str],
) -> Source:
    """The ideas of a Markdown file: of the whole file, where its front matter is an idea's."""
    head = keyed_idea.read_front_matter(text, mapped)
    if head is None:
        return document.read(text, term, foundation, known, project)
    if keyed_idea.is_idea(head, mapped):
        return keyed_idea.read(head, term, project, mapped)
    lines = text.split("\n")
    above = head.body_line - 1
    source = document.read(
        "\n".join([*[""] * above, *lines[above:]]), term, foundation, known, project
    )
    source.skipped.insert(0, Skip(1, above, SkipKind.LABELS))
    return source
