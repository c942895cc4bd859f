"""The body of an idea or of a project page: one value, made from its Markdown by one parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from mentorship.model.text.dialect import block_parser, section_starts

if TYPE_CHECKING:
    from mentorship.model.text.markup import Rendered

OUTCOME = "Expected outcome"
"""The title of the section that every idea should have."""


@dataclass(frozen=True)
class Section:
    """The text under one second-level heading.

    Attributes:
        title: the heading's text, inline markup included (`Expected outcome`).
        text: the Markdown below it.
    """

    title: str
    text: str


@dataclass(frozen=True)
class _Blocks:
    """The first step of the parse, kept until the second needs it."""

    tokens: list[Token]
    env: dict[str, Any]


@dataclass(frozen=True)
class Body:
    """A text: its description, then its sections in the order they are written.

    Two bodies are equal where these are; blank lines between them make no difference.

    Attributes:
        text: the whole Markdown, as written.
    """

    description: str
    sections: tuple[Section, ...] = ()
    text: str = field(default="", compare=False)
    _blocks: list[_Blocks] = field(default_factory=list, compare=False, repr=False)

    @property
    def outcome(self) -> Section | None:
        """The section about the expected outcome, if there is one."""
        return next((s for s in self.sections if is_outcome(s.title)), None)

    @property
    def plain_markdown(self) -> str:
        """The Markdown of description and sections, which reads back as this body."""
        return join(self.description, self.sections)

    @property
    def blocks(self) -> list[Token]:
        """The blocks of the text, with their lines; what is inside them is not parsed."""
        return self._blocks[0].tokens if self._blocks else _parsed(self.text).tokens

    @cached_property
    def html(self) -> Rendered:
        """The text as HTML that is safe to put on a page."""
        from mentorship.model.text import markup  # noqa: PLC0415 (a check shows no page)

        blocks = self._blocks.pop() if self._blocks else _parsed(self.plain_markdown)
        return markup.render(blocks.tokens, blocks.env)


def read(text: str) -> Body:
    """The body that an idea's Markdown holds."""
    blocks = _parsed(text)
    lines = text.split("\n")
    spans: list[tuple[str, int, int]] = []
    for index in section_starts(blocks.tokens):
        heading = blocks.tokens[index].map
        assert heading is not None
        spans.append((blocks.tokens[index + 1].content, heading[0], heading[1]))
    ends = [start for _, start, _ in spans] + [len(lines)]
    sections = tuple(
        Section(_title(title), "\n".join(lines[after:end]).strip("\n").rstrip())
        for (title, _, after), end in zip(spans, ends[1:], strict=True)
    )
    description = "\n".join(lines[: ends[0]]).strip("\n").rstrip()
    return Body(description, sections, text, [blocks])


def of_parts(description: str, sections: Sequence[Section] = ()) -> Body:
    """The body that reads back from the Markdown of these parts."""
    return read(join(description, sections))


def is_outcome(title: str) -> bool:
    """Whether a section of this title is about the expected outcome, in a usual spelling."""
    return title.strip(" :").casefold() in {
        "expected outcome",
        "expected outcomes",
        "outcome",
        "outcomes",
    }


def heading(title: str) -> str:
    """The second-level heading of a section, in the form that reads back as `title`."""
    line = f"## {title}".rstrip()
    if re.fullmatch(r"\w[\w ]*", title):
        return line  # most are; the rest is tried
    if "\n" not in title and [s.title for s in read(line).sections] == [title]:
        return line
    return f"{title}\n---"


def join(description: str, sections: Sequence[Section]) -> str:
    """The Markdown of a description and sections, which `read` takes apart again.

    A fence or comment that is not closed would swallow what follows, so it is closed here.
    """
    parts = [description] if description else []
    for section in sections:
        if parts:
            parts[-1] = _closed(parts[-1])
        parts.append(f"{heading(section.title)}\n\n{section.text}".rstrip("\n"))
    return "\n\n".join(parts)


def _parsed(text: str) -> _Blocks:
    env: dict[str, Any] = {}
    return _Blocks(block_parser().parse(text, env), env)


def _title(written: str) -> str:
    return OUTCOME if written.casefold() == OUTCOME.casefold() else written


def _closed(text: str) -> str:
    """`text`, closed so that a heading after it is a heading."""
    if not re.search(r"```|~~~|<", text):
        return text
    for closing in ("", "\n```", "\n~~~", "\n-->", "\n?>", "\n]]>", "\n</script>", "\n</pre>"):
        sections = read(f"{text}{closing}\n\n## x").sections
        if sections and sections[-1] == Section("x", ""):
            return text + closing
    fence = max(re.findall(r"`{3,}|~{3,}", text), key=len, default="```")
    return f"{text}\n{fence}"
