"""A Markdown file split into its front matter and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from mentorship.checkout.file_text import UnreadableError
from mentorship.model.problem import Location
from mentorship.reading import field_names, front_matter_lines, plain_yaml
from mentorship.reading.front_matter_lines import Advice
from mentorship.reading.plain_yaml import PlainData, Swallowed

# Our own boundary: the library's `\s*$` swallows empty lines, and with them the line numbers.
_FENCES = YAMLHandler(fm_boundary=re.compile(r"^---[ \t]*$", re.MULTILINE))


@dataclass(frozen=True)
class Document:
    """A file's front matter and body.

    Attributes:
        fields: the front matter as plain data (strings, ``None``, lists, mappings).
        lines: the file's line of every value of `fields`.
        swallowed: line → the ``#`` comment after a value on it.
        body: the Markdown below the front matter, without blank lines around it.
        body_line: the file's line on which `body` begins.
    """

    fields: dict[str, object]
    lines: dict[Location, int]
    swallowed: dict[int, Swallowed]
    body: str
    body_line: int


def split(text: str, page_of: str | None = None) -> Document:
    """Split `text` (as `file_text.decode` returns it).

    Args:
        page_of: the folder whose page this is, for the messages; None for an idea.

    Raises:
        UnreadableError: no, unclosed or malformed front matter.
    """
    if not text.strip():
        raise _unreadable(front_matter_lines.of_empty(page_of))
    if not _FENCES.detect(text):
        raise _unreadable(front_matter_lines.of_opening(text, page_of))
    try:
        header, content = _FENCES.split(text)
    except ValueError:
        lines = text.split("\n")[1:]
        found = front_matter_lines.of_closing(lines, _is_fields)
        advice = "the front matter is not closed: put a line `---` below the last field"
        last = max((at for at, line in enumerate(lines, 2) if line.strip()), default=1)
        raise _unreadable(found or Advice(last, advice, "unclosed-front-matter")) from None
    data = _parse(header)
    before = len(text) - len(content)
    blank = len(content) - len(content.lstrip("\n"))
    return Document(
        fields=data.value,
        lines=data.lines,
        swallowed=data.swallowed,
        body=content.strip("\n").rstrip(),
        body_line=text.count("\n", 0, before) + 1 + blank,
    )


def _parse(header: str) -> PlainData:
    # `header` begins with the rest of the opening fence's line, so its lines are the file's.
    try:
        data = plain_yaml.read(header, keys=field_names.IN_MARKDOWN)
    except plain_yaml.YamlError as error:
        # The next `---` may be a line of the text.
        lines = header.split("\n")
        unclosed = front_matter_lines.of_closing(lines[1:], _is_fields)
        is_blank = unclosed is not None and not lines[unclosed.line - 1].strip()
        if unclosed and is_blank and unclosed.line <= error.line:
            raise _unreadable(unclosed) from None
        raise UnreadableError(error.line, error.advice, "yaml") from None
    if data.value is None:
        data.value = {}
    if not isinstance(data.value, dict):
        raise UnreadableError(
            data.lines[()],
            "the front matter must be fields, not a list: write `title: …`, not `- title: …`",
            "not-a-mapping",
        )
    return data


def _is_fields(header: str) -> bool:
    try:
        return isinstance(plain_yaml.read(header).value, dict)
    except plain_yaml.YamlError:
        return False


def _unreadable(advice: Advice) -> UnreadableError:
    return UnreadableError(advice.line, advice.text, advice.code)
