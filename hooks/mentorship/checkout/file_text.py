"""A file becomes text, within bounds: nothing of ours reads a file in another way."""

from __future__ import annotations

import re
from pathlib import Path

from mentorship.model.text.printable import INVISIBLE

MAX_BYTES = 128 * 1024
"""Twenty times the longest idea of five years of CNCF terms."""

_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


class UnreadableError(ValueError):
    """The file is not text, or not front matter and a body.

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


def read(path: Path, most: int = MAX_BYTES) -> str:
    """The text of the file at `path`, of at most `most` bytes.

    Raises:
        UnreadableError: it cannot be opened, is too large, or is not text.
    """
    try:
        return decode(raw(path, most), most)
    except OSError as error:
        advice = f"the file cannot be read ({error.strerror}): check its permissions"
        raise UnreadableError(1, advice, "unreadable-file") from None


def raw(path: Path, most: int) -> bytes:
    """The bytes of the file at `path`, and never more than `most` and one.

    Raises:
        OSError: it cannot be opened.
    """
    with path.open("rb") as file:
        return file.read(most + 1)


def decode(content: bytes, most: int = MAX_BYTES) -> str:
    """`content` as text with ``\\n`` line ends and no byte order mark.

    Raises:
        UnreadableError: too large, not UTF-8, or with characters that no text editor shows.
    """
    if len(content) > most:
        raise UnreadableError(1, f"the file is too large: keep it under {most} bytes", "too-large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
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
