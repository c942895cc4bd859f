"""The body of an idea: its description and its sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

MAX_ADDRESS = 2_000
"""Characters of a bare `www.` link; what is longer is no address."""


@dataclass(frozen=True)
class Section:
    """What stands under one second-level heading.

    Attributes:
        title: the heading's text, inline markup included (`Expected outcome`).
        text: the Markdown below it.
    """

    title: str
    text: str


@dataclass(frozen=True)
class Body:
    """An idea's text: the description, then sections in the order they are written."""

    description: str
    sections: tuple[Section, ...] = ()

    @property
    def outcome(self) -> Section | None:
        """The section about the expected outcome, if there is one."""
        return next((s for s in self.sections if is_outcome(s.title)), None)


OUTCOME = "Expected outcome"
"""The title of the section that every idea should have."""


def is_outcome(title: str) -> bool:
    """Whether a section of this title tells the expected outcome, in one of its usual spellings."""
    return title.strip(" :").casefold() in {
        "expected outcome",
        "expected outcomes",
        "outcome",
        "outcomes",
    }


@cache
def parser() -> MarkdownIt:
    """The one Markdown parser of the project."""
    return new_parser()


@cache
def block_parser() -> MarkdownIt:
    """The same, for whoever asks for blocks and their lines only: what is inside them stays text.

    Three times as fast.
    """
    return new_parser().disable(["inline", "linkify"])


def new_parser() -> MarkdownIt:
    """A parser of GitHub's dialect that keeps HTML, for whoever adds rules of their own.

    Source: https://github.github.com/gfm/
    """
    markdown = MarkdownIt("gfm-like", {"html": True})
    assert markdown.linkify is not None
    # GitHub links `https://…` and `www.…`; not `istio.io`, and we show no addresses at all.
    markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    markdown.linkify.add("www.", {"validate": _www, "normalize": _with_scheme})
    return markdown


def _www(linkify: object, text: str, position: int) -> int:
    """How many characters from `position`, behind a `www.`, belong to the link."""
    match = re.match(
        r"[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>\"']*)?", text[position : position + MAX_ADDRESS]
    )
    return len(match[0].rstrip(".,;:!?)*_~")) if match else 0


def _with_scheme(linkify: object, match: Any) -> None:
    match.url = "https://" + match.url


def section_starts(tokens: Sequence[Token]) -> list[int]:
    """The indices in `tokens` at which a top-level second-level heading opens."""
    return [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]


def split(text: str) -> Body:
    """Split an idea's Markdown into description and sections."""
    tokens = block_parser().parse(text)
    lines = text.split("\n")
    spans: list[tuple[str, int, int]] = []
    for index in section_starts(tokens):
        heading = tokens[index].map
        assert heading is not None
        spans.append((tokens[index + 1].content, heading[0], heading[1]))
    ends = [start for _, start, _ in spans] + [len(lines)]
    return Body(
        description="\n".join(lines[: ends[0]]).strip("\n").rstrip(),
        sections=tuple(
            Section(_title(title), "\n".join(lines[after:end]).strip("\n").rstrip())
            for (title, _, after), end in zip(spans, ends[1:], strict=True)
        ),
    )


def _title(written: str) -> str:
    return OUTCOME if written.casefold() == OUTCOME.casefold() else written


def heading(title: str) -> str:
    """The second-level heading of a section, in the form that reads back as `title`."""
    line = f"## {title}".rstrip()
    if re.fullmatch(r"\w[\w ]*", title):
        return line  # most are; the rest is tried
    if "\n" not in title and [s.title for s in split(line).sections] == [title]:
        return line
    return f"{title}\n---"


def join(body: Body) -> str:
    """The Markdown of `body`, which `split` takes apart again.

    A fence or comment that is not closed would swallow what follows, so it is closed here.
    """
    parts = [body.description] if body.description else []
    for section in body.sections:
        if parts:
            parts[-1] = _closed(parts[-1])
        parts.append(f"{heading(section.title)}\n\n{section.text}".rstrip("\n"))
    return "\n\n".join(parts)


def _closed(text: str) -> str:
    """`text`, such that a heading behind it is one."""
    if not re.search(r"```|~~~|<", text):
        return text
    for closing in ("", "\n```", "\n~~~", "\n-->", "\n?>", "\n]]>", "\n</script>", "\n</pre>"):
        sections = split(f"{text}{closing}\n\n## x").sections
        if sections and sections[-1] == Section("x", ""):
            return text + closing
    fence = max(re.findall(r"`{3,}|~{3,}", text), key=len, default="```")
    return f"{text}\n{fence}"
