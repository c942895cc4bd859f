"""JSON of strangers: what Python would repair or drop in silence is refused.

Source: https://www.rfc-editor.org/rfc/rfc8259 (sections 4 and 8.2 name what readers differ in).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mentorship.model.text.printable import shown
from mentorship.upstream.importing.source import SourceError

_GAP = re.compile(r"[ \t\r\n,:]*")
_HALF = re.compile("[\ud800-\udfff]")


def read(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        SourceError: it is damaged, too deep, has a number that is too long, or a key twice.
    """
    try:
        return json.loads(text, object_pairs_hook=_fields)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}: {error.msg}"
    except RecursionError:
        where = "too deep"
    except SourceError:
        raise
    except ValueError:  # of `int`, which reads 4,300 digits
        where = "a number is too long"
    raise SourceError(f"this JSON is damaged or cut off ({where}): export it again")


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise SourceError(f"`{shown(twice, 60)}` is twice in one entry of this JSON: keep one")
    return fields


def lines(text: str, field: str) -> Iterator[int]:
    """The line of each entry of the list in a field of the object that `text` is.

    Args:
        text: as `read` accepts it.
    """
    decoder = json.JSONDecoder()
    position = text.index("{") + 1
    while True:
        key, position = decoder.raw_decode(text, _after_gap(text, position))
        position = _after_gap(text, position)
        if key == field:
            break
        _, position = decoder.raw_decode(text, position)
    position = _after_gap(text, position + 1)
    while text[position] != "]":
        yield text.count("\n", 0, position) + 1
        _, position = decoder.raw_decode(text, position)
        position = _after_gap(text, position)


def _after_gap(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def refuse_halves(value: Any) -> None:
    """Refuse a text with half of a character, which no file can hold.

    Raises:
        ValueError: `value`, or something in it, has one.
    """
    if _HALF.search(json.dumps(value, ensure_ascii=False)):
        raise ValueError(
            "half of a character (`\\ud800` to `\\udfff`) is in it: export it again as UTF-8"
        )
