"""A Markdown file split into its front matter and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from mentorship.model.problem import Location
from mentorship.model.text.printable import INVISIBLE
from mentorship.reading import plain_yaml
from mentorship.reading.plain_yaml import PlainData

MAX_BYTES = 128 * 1024
"""Twenty times the longest idea of five years of CNCF terms."""

# Our own boundary: the library's `\s*$` swallows empty lines, and with them the line numbers.
_FENCES = YAMLHandler(fm_boundary=re.compile(r"^---[ \t]*$", re.MULTILINE))
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_EXAMPLE = "a line `---`, then `title: …`, `term: …` and the other fields, then a line `---`"


class UnreadableError(ValueError):
    """The file cannot be split into front matter and body.

    Attributes:
        line: counted from 1 in the file.
        advice: what is wrong and what to write instead.
        code: the kind of problem.
    """

    def __init__(self, line: int, advice: str, code: str) -> None:
        super().__init__(advice)
        self.line = line
        self.advice = advice
        self.code = code


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
    swallowed: dict[int, str]
    body: str
    body_line: int


def decode(raw: bytes) -> str:
    """`raw` as text with ``\\n`` line ends and no byte order mark.

    Raises:
        UnreadableError: too large, not UTF-8, or with characters that no text editor shows.
    """
    if len(raw) > MAX_BYTES:
        raise UnreadableError(
            1, f"the file is too large: keep it under {MAX_BYTES} bytes", "too-large"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            line, "this is not UTF-8: save the file with the encoding UTF-8", "not-utf8"
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if hidden := INVISIBLE.search(text):
        raise UnreadableError(
            text.count("\n", 0, hidden.start()) + 1,
            f"an invisible control character (U+{ord(hidden[0]):04X}) is here: remove it",
            "control-character",
        )
    if conflict := _CONFLICT.search(text):
        raise UnreadableError(
            text.count("\n", 0, conflict.start()) + 1,
            "a merge conflict is left here: keep one of the two versions, and remove the lines "
            "`<<<<<<<`, `=======` and `>>>>>>>`",
            "merge-conflict",
        )
    return text


def split(text: str) -> Document:
    """Split `text` (as `decode` returns it).

    Raises:
        UnreadableError: no, unclosed or malformed front matter.
    """
    if not text.strip():
        raise UnreadableError(1, f"the file is empty: begin with {_EXAMPLE}", "empty-file")
    if not _FENCES.detect(text):
        raise UnreadableError(
            1, f"the file has no front matter: begin with {_EXAMPLE}", "no-front-matter"
        )
    try:
        header, content = _FENCES.split(text)
    except ValueError:
        raise UnreadableError(
            1,
            "the front matter is not closed: put a line `---` between the fields and the text",
            "unclosed-front-matter",
        ) from None
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
        data = plain_yaml.read(header)
    except plain_yaml.YamlError as error:
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
