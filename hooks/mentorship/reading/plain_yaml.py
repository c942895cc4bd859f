"""YAML read as plain data: strings, lists and mappings, each with its line.

Every scalar stays the text that was written (or ``None`` where nothing was): `1.10`, `no` and
`2024-02-30` mean what a mentor sees. Anchors, aliases and tags are refused, depth and size are
capped, so a hostile file costs a millisecond instead of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from mentorship.model.problem import Location
from mentorship.model.text.printable import INVISIBLE
from mentorship.reading import yaml_advice, yaml_fixes

MAX_CHARACTERS = 32 * 1024
MAX_DEPTH = 12
MAX_EVENTS = 5_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"", "~", "null", "Null", "NULL"}


class YamlError(ValueError):
    """The text is not YAML that we accept.

    Attributes:
        line: the line, counted from 1 in the text that was read.
        advice: what is wrong and what to write instead.
        is_spelling: whether the value would be accepted if it were written differently.
    """

    def __init__(self, line: int, advice: str, *, is_spelling: bool = False) -> None:
        super().__init__(advice)
        self.line = line
        self.advice = advice
        self.is_spelling = is_spelling


class Swallowed(NamedTuple):
    """A comment that was probably meant as part of the value before it.

    Attributes:
        comment: from its `#` on.
        advice: what is wrong and what to write instead.
        is_alone: whether no value is before it.
    """

    comment: str
    advice: str
    is_alone: bool


@dataclass
class PlainData:
    """What a YAML text holds.

    Attributes:
        value: strings, ``None``, lists and mappings with string keys.
        lines: the line of every value, counted from 1.
        swallowed: line → the ``#`` comment after a value on it, which YAML drops. It is part of
            the value here, for the messages; each such file has an error.
    """

    value: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    swallowed: dict[int, Swallowed] = field(default_factory=dict)


def read(
    text: str,
    *,
    max_characters: int = MAX_CHARACTERS,
    max_events: int = MAX_EVENTS,
    with_comments: bool = True,
    keys: Collection[str] = (),
) -> PlainData:
    """Parse `text`.

    Args:
        keys: the names of fields, for a line that lacks the space behind its colon.
        with_comments: whether a comment behind a value is kept as part of it.

    Raises:
        YamlError: it is not YAML, too large, too deep, repeats a key, or uses an anchor or a tag.
    """
    if len(text) > max_characters:
        raise YamlError(1, f"this has {len(text)} characters: keep it under {max_characters}")

    def parse(tried: str) -> PlainData:
        return _Reader(tried, max_events, with_comments, keys).document()

    try:
        return parse(text)
    except YamlError as error:
        if not error.is_spelling:
            raise
        at, context, problem, ours = error.line - 1, None, "", error.advice
    except yaml.MarkedYAMLError as error:
        at, context, problem = _stopped(error)
        ours = ""
    except yaml.YAMLError as error:
        raise YamlError(1, f"this is not valid YAML ({error})") from None
    line, advice = yaml_advice.of(text, at, context, problem, _first_error(parse), ours)
    raise YamlError(line + 1, advice)


def _stopped(error: yaml.MarkedYAMLError) -> tuple[int, int | None, str]:
    """Where the parser stopped, where what it was reading begins, and what it says."""
    mark = error.problem_mark or error.context_mark
    context = error.context_mark.line if error.context_mark else None
    return mark.line if mark else 0, context, error.problem or ""


def _first_error(parse: Callable[[str], PlainData]) -> yaml_advice.FirstError:
    def of(text: str) -> int | None:
        try:
            parse(text)
        except YamlError as error:
            return error.line - 1
        except yaml.MarkedYAMLError as error:
            return _stopped(error)[0]
        except yaml.YAMLError:
            return 0
        return None

    return of


class _Reader:
    def __init__(
        self, text: str, max_events: int, with_comments: bool, keys: Collection[str]
    ) -> None:
        self._source = text.split("\n")
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._left = max_events
        self._with_comments = with_comments
        self._keys = keys
        self._data = PlainData()

    def document(self) -> PlainData:
        self._next()  # the stream starts
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return self._data
        self._data.value = self._value(self._next(), (), 0)
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise YamlError(
                _line(event),
                "a second YAML document begins here: remove the line with `---` or `...`",
            )
        return self._data

    def _next(self) -> yaml.Event:
        self._left -= 1
        if self._left < 0:
            raise YamlError(1, "this has too many values: shorten the lists")
        return next(self._events)

    def _value(self, event: yaml.Event, at: Location, depth: int) -> Any:
        line = _line(event)
        self._data.lines[at] = line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            advice = "a YAML value cannot begin with `&` or `*`: put the value in quotes"
            raise YamlError(line, advice, is_spelling=True)
        if getattr(event, "tag", None) is not None:
            advice = "a YAML value cannot begin with `!`: put the value in quotes"
            raise YamlError(line, advice, is_spelling=True)
        if depth >= MAX_DEPTH:
            raise YamlError(line, f"this has more than {MAX_DEPTH} levels: use fewer levels")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(at, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(at, depth)
        assert isinstance(event, yaml.ScalarEvent)
        if hidden := INVISIBLE.search(event.value):
            raise YamlError(
                line,
                f"an invisible control character (U+{ord(hidden[0]):04X}) is here: remove it",
            )
        self._refuse_missing_space(event)
        comment = self._comment_behind(event)
        if not event.style and event.value in _NULLS:
            return None
        # The text is kept whole, so that a message quotes what was written.
        is_kept = comment and self._with_comments
        return f"{event.value} {comment}" if is_kept else event.value

    def _list(self, at: Location, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*at, len(items)), depth + 1))
        return items

    def _mapping(self, at: Location, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                advice = "the name of a field must be one word: write `key: value`"
                raise YamlError(line, advice, is_spelling=True)
            key: str = event.value
            if key == "<<":
                raise YamlError(line, "`<<` is not a field: write each field in full")
            if key in items:
                raise YamlError(line, f"`{key}` is written twice: keep one of the two")
            items[key] = self._value(self._next(), (*at, key), depth + 1)
            self._data.lines[(*at, key)] = line
        return items

    def _comment_behind(self, event: yaml.ScalarEvent) -> str:
        """The comment after an unquoted value, noted as swallowed; ``""`` where there is none."""
        mark = event.end_mark if event.value else event.start_mark
        if event.style or mark is None or mark.line >= len(self._source):
            return ""
        rest = self._source[mark.line][mark.column :].lstrip(" ")
        if not rest.startswith("#"):
            return ""
        is_alone = not event.value.strip()
        advice = yaml_advice.of_comment(self._source[mark.line], rest, is_alone=is_alone)
        self._data.swallowed[mark.line + 1] = Swallowed(rest, advice, is_alone)
        return rest

    def _refuse_missing_space(self, event: yaml.ScalarEvent) -> None:
        """Refuse an unquoted value in which the next field was taken for text."""
        if event.style or event.start_mark is None or event.end_mark is None:
            return
        first, last = event.start_mark.line, event.end_mark.line
        if first == last and ":" not in event.value and "\uff1a" not in event.value:
            return  # nearly all
        # Behind a key there is text; a line, or an entry of a list, begins with a field.
        begins = self._source[first][: event.start_mark.column].strip(" -") == ""
        lines = self._source[first if begins else first + 1 : last + 1]
        found = yaml_fixes.missing_space(lines, self._keys)
        if found:
            at, advice = found
            raise YamlError(first + (not begins) + at + 1, advice)


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None, "a parser's events have marks"
    return event.start_mark.line + 1
