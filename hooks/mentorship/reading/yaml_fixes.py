"""What could be meant by a line that is not YAML: the same line, written differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mentorship.model.text.links import first_address
from mentorship.reading import field_names
from mentorship.reading.quoting import listed, plain_spaces, quoted

MAX_SHOWN = 300
"""Characters of a line that a message repeats; a longer one is described."""

LINE = re.compile(
    r"(?P<before>\s*(?:-\s+)*)(?P<key>[A-Za-z_][\w-]*)\s*:[ \t]+(?P<value>[^ \t\n].*)"
)
ITEM = re.compile(r"(?P<before>\s*(?:-\s+)+)(?P<value>(?![\w-]+\s*:(?:\s|$))\S.*)")
_UNSPACED = re.compile(
    r"(?P<before>\s*(?:-\s*)*)(?P<key>[A-Za-z_]+)\s*"
    r"(?:[:\uff1a][^\S \t\n]+|:(?!//)(?=[^\s])|\uff1a)[ \t]*(?P<value>.*)"
)
_UNSPACED_DASH = re.compile(r"(\s*)-[^\S \t\n]*([A-Za-z_]+: .*)")
_ODD_SPACE = re.compile(r"[^\S \t\n]")
_BRACKETS = {"[": "]", "{": "}"}
_LISTS = {"skills", "technologies", "issue", "mentors", "standard_courses"}
_OF_LINES = {"skills", "technologies"}
_ADDRESSES = {
    *("issue", "lfx_url", "proposal", "homepage", "repository", "logo", "coding_challenge_url")
}
_HANDLE = re.compile(r"\[?@?([A-Za-z0-9][\w-]*)\]?(?:\(\S*\))?")


@dataclass(frozen=True)
class Fix:
    """A line written differently.

    Attributes:
        line: counted from 0.
        text: what to write instead; it may be more than one line.
        advice: the message.
        is_certain: whether it is right though there may be a mistake in the next line, too.
    """

    line: int
    text: str
    advice: str
    is_certain: bool = False


def fixes(source: list[str], line: int, context: int | None) -> Iterator[Fix]:
    """What could be meant, the likeliest first."""
    near = [at for at in range(line, max(line - 4, -1), -1) if at < len(source)]
    opened = [at for at in range(min(line, len(source)) - 1, -1, -1) if _is_open(source[at])][:3]
    begun = [context] if context is not None and context < min(line, len(source)) else []
    lines = list(dict.fromkeys([*opened, *near[:1], *begun, *near[1:]]))
    for at in lines:
        if match := _UNSPACED.fullmatch(source[at]):
            yield _spaced(match, at)
        if match := _UNSPACED_DASH.fullmatch(source[at]):
            text = f"{plain_spaces(match[1])}- {match[2]}"
            what = "an ordinary space is missing behind the hyphen"
            advice = f"{what}: write `{_shown(text.strip())}`"
            yield Fix(at, text, advice, is_certain=True)
    for at in lines:
        yield from _of_value(source, at)
    for at in near[:2]:
        yield from _indented(source, at)


def missing_space(source: Iterable[str], keys: Iterable[str]) -> tuple[int, str] | None:
    """Where in the lines `source` no space is behind the colon of one of `keys`, and the advice."""
    known = set(keys)
    for position, line in enumerate(source):
        match = _UNSPACED.fullmatch(line)
        if match and match["key"].casefold() in known:
            return position, _spaced(match).advice
    return None


def _is_open(line: str) -> bool:
    """Whether a value begins with a bracket or quote that is not closed in its line."""
    match = LINE.fullmatch(line) or ITEM.fullmatch(line)
    value = match["value"].rstrip() if match else ""
    if value[:1] in {"[", "{"}:
        return value.count(value[0]) > value.count("]" if value[0] == "[" else "}")
    return value[:1] in {"'", '"'} and (len(value) == 1 or value[-1] != value[0])


def _spaced(match: re.Match[str], at: int = 0) -> Fix:
    value = plain_spaces(match["value"]).strip()
    before = plain_spaces(match["before"])
    before = re.sub(r"-(?! )", "- ", before)
    line = f"{before}{match['key']}: {value}".rstrip()
    written = match[0][len(match["before"]) + len(match["key"]) :]
    behind = written.lstrip()[:2]
    if "\uff1a" in behind:
        what = "the colon is a full-width one, which YAML does not know"
    elif _ODD_SPACE.search(behind):
        what = "the space behind the colon is not an ordinary one"
    else:
        what = "a space is missing behind the colon"
    return Fix(at, line, f"{what}: write `{_shown(line.strip())}`")


def _of_value(source: list[str], at: int) -> Iterator[Fix]:
    """Fixes of the value in one line."""
    line = source[at]
    if _ODD_SPACE.search(line[: len(line) - len(line.lstrip())]):
        text = plain_spaces(line)
        yield Fix(at, text, "the spaces at the beginning of the line are not ordinary ones: "
                   f"write `{_shown(text)}`")  # fmt: skip
    match = LINE.fullmatch(line)
    if match is None:
        yield from _of_item(source, at)
        return
    before, key, value = match["before"], match["key"], match["value"].rstrip()
    handle = _HANDLE.fullmatch(value)
    if key == "github" and handle:
        yield Fix(at, f"{before}{key}: {handle[1]}", f"this is not a handle alone: write "
                   f"`{key}: {handle[1]}`")  # fmt: skip
    address = first_address(value) if key in _ADDRESSES else ""
    if address and address != value:
        what = "this is not an address alone"
        yield Fix(at, f"{before}{key}: {address}", f"{what}: write `{key}: {address}`")
    if value[0] in _BRACKETS:
        yield from _closed(source, at, before, key, value)
    if key in _OF_LINES and value[0] != "[":
        text = f"{key}: {listed(_parts(value) or [value])}"
        yield Fix(at, before + text, f"`{key}` must be a list: write `{_shown(text)}`")
    text = f"{key}: {quoted(value)}"
    shown = f"write `{text}`" if len(text) <= MAX_SHOWN else "put the value in quotes"
    yield Fix(at, before + text, f"{_reason(value)}: {shown}")


def _of_item(source: list[str], at: int) -> Iterator[Fix]:
    match = ITEM.fullmatch(source[at])
    if match is None:
        return
    before, value = match["before"], match["value"].rstrip()
    handle = re.fullmatch(r"\[?@([A-Za-z0-9][\w-]*)\]?(?:\(\S*\))?", value)
    if handle:
        inner = " " * len(before)
        yield Fix(
            at,
            f"{before}name: {handle[1]}\n{inner}github: {handle[1]}",
            f"`{_shown(value, 80)}` alone is not a mentor: write `- name: …`, and on the next "
            f"line, with the same indentation, `github: {handle[1]}`",
        )
    text = quoted(value)
    yield Fix(at, before + text, f"{_reason(value)}: write `- {_shown(text)}`")


def _closed(source: list[str], at: int, before: str, key: str, value: str) -> Iterator[Fix]:
    """A list in brackets with its bracket closed, or with each entry in quotes."""
    if value in _BRACKETS and key not in field_names.NOT_EMPTY:
        text = f"{key}: {value}{_BRACKETS[value]}"
        yield Fix(at, before + text, f"the bracket is not closed: write `{text}`")
    if key not in _LISTS or value[0] != "[":
        return
    last = at
    while last + 1 < len(source) and re.match(r"\s+[^\s#-]", source[last + 1]):
        last += 1
    if last > at:
        end = source[last].rstrip(" ,\t")
        yield Fix(last, f"{end}]", f"the bracket of `{key}` is not closed: write "
                   f"`{_shown(end.strip())}]`")  # fmt: skip
        return
    inner = plain_spaces(value).lstrip("[").rstrip("], \t")
    text = f"{key}: {listed(_parts(inner))}" if key in _OF_LINES else f"{key}: [{inner}]"
    if inner and not value.endswith("]"):
        yield Fix(at, before + text, f"the bracket is not closed: write `{_shown(text)}`")
    text = f"{key}: {listed(_parts(inner) or [value])}"
    yield Fix(at, before + text, f"an entry of the list needs quotes: write `{_shown(text)}`")


def _indented(source: list[str], at: int) -> Iterator[Fix]:
    """The line with another indentation, the nearest first."""
    line = source[at]
    bare = line.lstrip()
    now = len(line) - len(bare)
    is_tab = "\t" in line[:now]
    as_meant = len(line.expandtabs(2)) - len(bare) if is_tab else now
    for width in sorted(range(13), key=lambda wide: (abs(wide - as_meant), -wide)):
        if width == now and not is_tab:
            continue
        what = "YAML cannot be indented with a tab" if is_tab else "the indentation is wrong"
        spaces = "no space" if width == 0 else f"{width} space" + "s" * (width > 1)
        advice = f"{what}: begin this line with {spaces}"
        yield Fix(at, " " * width + bare, advice)


def _parts(text: str) -> list[str]:
    """The entries of a list that was written as a text."""
    parts = (part.strip() for part in re.split(r"[,;]", text))
    return [part.strip("\"'") or part for part in parts if part]


def _reason(value: str) -> str:
    if value[:1] in "@`%&*!|>" or value[:2] in {"- ", "? "}:
        return f"a value cannot begin with `{value[0]}`"
    if value[:1] in "'\"":
        return "the quotes do not contain the whole value"
    if value[:1] in "[]{},":
        return f"a value that begins with `{value[0]}` needs quotes"
    return "a value that contains a colon needs quotes"


def _shown(text: str, limit: int = MAX_SHOWN) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
