"""Bodies as HTML: one renderer, one allow-list, and all text of strangers goes through both."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from mentorship.model.text import allow_list, code_blocks
from mentorship.model.text.dialect import block_parser, inlined, new_parser, section_starts
from mentorship.model.text.masking import mask_addresses
from mentorship.model.text.task_lists import task_lists

_HEADING = re.compile(r"(</?h)([1-6])>")
_ALIGN = re.compile(r"text-align:(left|right|center)")
# GFM shows these tags as text: https://github.github.com/gfm/#disallowed-raw-html-extension-
_SHOWN_AS_TEXT = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)", re.IGNORECASE
)
_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(alt|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


@dataclass(frozen=True)
class RenderedSection:
    """One section of a body.

    Attributes:
        title: the heading as HTML.
        plain_title: the heading as text.
        html: the text below it.
    """

    title: Markup
    plain_title: str
    html: Markup


@dataclass(frozen=True)
class Rendered:
    """A body as HTML that is safe to put on a page.

    A section's own heading is of the second level there, and headings inside it are lower.
    """

    description: Markup
    sections: tuple[RenderedSection, ...]

    @property
    def whole(self) -> Markup:
        """Description and sections, each below its heading."""
        parts = [Markup("<h2>{}</h2>{}").format(one.title, one.html) for one in self.sections]
        return Markup("").join([self.description, *parts])

    @cached_property
    def plain_description(self) -> str:
        """The description as text, without any markup."""
        return self.description.striptags()

    @cached_property
    def lowered(self) -> Rendered:
        """The same below headings of the third level, for a page with several ideas."""
        return Rendered(
            _one_lower(self.description),
            tuple(
                RenderedSection(one.title, one.plain_title, _one_lower(one.html))
                for one in self.sections
            ),
        )


def render(blocks: list[Token], env: dict[str, Any]) -> Rendered:
    """Render the blocks of an idea's Markdown as GitHub does.

    The text is taken whole, so that a link's target may be in another section.

    Args:
        blocks: as `dialect.block_parser` finds them; they are used up.
        env: the environment of that parse.
    """
    renderer = _renderer()
    tokens = inlined(renderer, blocks, env)
    starts = section_starts(tokens)
    ends = [*starts, len(tokens)]

    def html(part: Sequence[Token], below: int = 2) -> Markup:
        return allow_list.clean(
            renderer.renderer.render(_lowered(part, below), renderer.options, env)
        )

    return Rendered(
        description=html(tokens[: ends[0]], 1),
        sections=tuple(
            RenderedSection(
                title=allow_list.clean(
                    renderer.renderer.render([tokens[at + 1]], renderer.options, env)
                ),
                plain_title=mask_addresses(_text_of(tokens[at + 1])),
                html=html(tokens[at + 3 : end]),
            )
            for at, end in zip(starts, ends[1:], strict=True)
        ),
    )


def shows_address(markdown: str) -> bool:
    """Whether a reader of `markdown` sees an e-mail address."""
    renderer = _renderer()
    env: dict[str, Any] = {}
    tokens = inlined(renderer, block_parser().parse(markdown, env), env)
    return allow_list.shows_address(renderer.renderer.render(tokens, renderer.options, env))


def _one_lower(html: Markup) -> Markup:
    # The allow-list leaves `<h3>` without attributes, and `<` nowhere else but in tags.
    return Markup(_HEADING.sub(lambda m: f"{m[1]}{min(6, int(m[2]) + 1)}>", html))  # noqa: S704


def _lowered(tokens: Sequence[Token], below: int) -> list[Token]:
    """`tokens` with every heading below the page's own: `#` is not a second title of the page."""
    lowered = []
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            level = int(token.tag[1])
            lowered.append(token.copy(tag=f"h{min(6, max(level, 3) + below - 2)}"))
        else:
            lowered.append(token)
    return lowered


def _text_of(inline: Token) -> str:
    return "".join(child.content for child in inline.children or [])


@cache
def _renderer() -> MarkdownIt:
    markdown = new_parser().use(task_lists).disable(["normalize", "block"])
    markdown.add_render_rule("fence", _fence)
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("html_block", _raw_html)
    markdown.add_render_rule("html_inline", _raw_html)
    markdown.add_render_rule("th_open", _cell)
    markdown.add_render_rule("td_open", _cell)
    return markdown


def _fence(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,
    env: MutableMapping[str, Any],
) -> str:
    token = tokens[index]
    code = code_blocks.html(token.content, token.info, env)
    return f'<div class="highlight"><pre><code>{code}</code></pre></div>\n'


def _image(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,
    env: MutableMapping[str, Any],
) -> str:
    source = str(tokens[index].attrs.get("src", ""))
    alternative = renderer.renderInlineAsText(tokens[index].children, options, env)
    return _picture_link(source, alternative)


def _picture_link(source: str, alternative: str) -> str:
    return f'<a href="{escape(source)}">{escape(alternative or "picture")}</a>'


def _raw_html(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,
    env: MutableMapping[str, Any],
) -> str:
    return _SHOWN_AS_TEXT.sub("&lt;", _PICTURE.sub(_raw_picture, tokens[index].content))


def _raw_picture(match: re.Match[str]) -> str:
    found = {m[1].casefold(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(match[0])}
    return _picture_link(found.get("src", ""), found.get("alt", ""))


def _cell(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,
    env: MutableMapping[str, Any],
) -> str:
    token = tokens[index]
    align = _ALIGN.match(str(token.attrs.get("style", "")))
    return f'<{token.tag} align="{align[1]}">' if align else f"<{token.tag}>"
