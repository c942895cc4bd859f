"""One line of Markdown as plain text, and plain text as one line of Markdown.

Titles, skills and names are plain text in front matter and Markdown upstream. Code spans and
links stay as they are written, as they say something; emphasis goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mentorship.model.text.dialect import new_parser
from mentorship.model.text.escaping import escape_all


@cache
def parser() -> MarkdownIt:
    """The project's parser as a reader of sources: no bare links, no address rewritten."""
    markdown = new_parser().disable("linkify")
    markdown.normalizeLink = _as_written  # type: ignore[method-assign]
    return markdown


def _as_written(url: str) -> str:
    return url


def plain(markdown: str) -> str:
    """The text of one line of Markdown; line ends and runs of spaces become one space."""
    if not re.search(r"[\\`*_\[\]<&~!]", markdown):
        return " ".join(markdown.split())
    (inline,) = parser().parseInline(markdown)
    return " ".join(_text(inline.children or []).split())


def escaped(text: str) -> str:
    """`text` as Markdown that `plain` takes for `text`, with as few backslashes as possible."""
    return text if plain(text) == text else escape_all(text)


def link(markdown: str) -> tuple[str, str] | None:
    """Text and address of `markdown`, where it is one Markdown link and nothing else."""
    (inline,) = parser().parseInline(markdown.strip())
    children = inline.children or []
    if len(children) < 3 or children[0].type != "link_open" or children[0].info == "auto":
        return None
    closes = next(i for i, token in enumerate(children) if token.type == "link_close")
    if closes != len(children) - 1:
        return None
    return " ".join(_text(children[1:closes]).split()), str(children[0].attrs["href"])


def _text(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.type == "link_open":
            end = position + 1
            while tokens[end].type != "link_close":
                end += 1
            parts.append(_link(token, _text(tokens[position + 1 : end])))
            position = end
        elif token.type == "code_inline":
            parts.append(f"{token.markup}{_code(token)}{token.markup}")
        elif token.type == "image":
            parts.append(f"![{token.content}]({_target(token, 'src')})")
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        else:
            parts.append(token.content)
        position += 1
    return "".join(parts)


def _code(token: Token) -> str:
    """The content of a code span, with the spaces that keep it apart from its marks."""
    content = token.content
    return f" {content} " if content.startswith("`") or content.endswith("`") else content


def _link(token: Token, text: str) -> str:
    href = str(token.attrs["href"])
    if text in {href, href.removeprefix("mailto:")} and "title" not in token.attrs:
        return text
    return f"[{text}]({_target(token, 'href')})"


def _target(token: Token, name: str) -> str:
    address = str(token.attrs[name])
    address = f"<{address}>" if re.search(r"[\s()]", address) or not address else address
    title = token.attrs.get("title")
    quoted = str(title).replace("\\", "\\\\").replace('"', '\\"') if title else ""
    return f'{address} "{quoted}"' if title else address
