"""Text that was decoded with the wrong encoding somewhere on its way: `Statkeviƒçius`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import ftfy


@dataclass(frozen=True)
class Misdecoded:
    """A word that was mis-decoded, with its line and what it most likely was."""

    line: int
    written: str
    likely: str


def find(text: str) -> list[Misdecoded]:
    """The mis-decoded words of `text`."""
    return [
        Misdecoded(number, written, likely)
        for number, line, repaired in _lines(text)
        for written, likely in zip(line.split(), repaired.split(), strict=False)
        if written != likely
    ]


def repair(text: str) -> str:
    """`text` with its mis-decoded words as they most likely were."""
    return "\n".join(repaired for _, _, repaired in _lines(text, everything=True))


def _lines(text: str, *, everything: bool = False) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        repaired = line if line.isascii() else ftfy.fix_encoding(line)
        if everything or repaired != line:
            yield number, line, repaired
