"""An e-mail address, split and disguised as people and programs do it, and what a reader sees."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

from hypothesis import strategies as st
from markdown_it import MarkdownIt

ADDRESS = "ada.l@mail.example.org"

INVISIBLES = "\u00ad\u200b\u200c\u200d\u200f\u2060\u061c\ufeff\u034f\ufe0f\u180e\U000e0041\u3164"
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def _full_width(character: str) -> str:
    return chr(ord(character) + 0xFEE0)


_OF_A_CHARACTER = (
    lambda c: f"<b>{c}</b>",
    lambda c: f"**{c}**",
    lambda c: f"`{c}`",
    lambda c: f"[{c}](https://x.example)",
    lambda c: f"<!-- x -->{c}",
    lambda c: f'<i title="@">{c}</i>',
    lambda c: f"&#{ord(c)};",
    lambda c: f"&#x{ord(c):X};",
    lambda c: f"&#{ord(c):07d};",
    lambda c: f"&shy;{c}",
    lambda c: f"&#8203;{c}",
    _full_width,
    lambda c: {"@": "&commat;", ".": "&period;"}.get(c, c),
    lambda c: {"@": "\ufe6b", ".": "\u2024"}.get(c, c),
    lambda c: c if c.isalnum() else f"\\{c}",
    *(lambda c, i=invisible: c + i for invisible in INVISIBLES),
)
_OF_THE_WHOLE = (
    lambda a: a,
    lambda a: f"<{a}>",
    lambda a: f"mailto:{a}",
    lambda a: f"[mail](mailto:{a})",
    lambda a: f"[{a}](https://x.example)",
    lambda a: f"[x](https://x.example/?to={a})",
    lambda a: f"https://x.example/?to={a}",
    lambda a: f"https://x.example/?to={a.replace('@', '%40')}",
    lambda a: f"https://x.example/?to={''.join(f'%{ord(c):02x}' for c in a)}",
    lambda a: f"<a href='https://x.example/?a={a}' title='{a}'>x</a>",
    lambda a: f"**{a.partition('@')[0]}**@**{a.partition('@')[2]}**",
    lambda a: f"<span>{a.partition('@')[0]}@</span><span>{a.partition('@')[2]}</span>",
)


@st.composite
def _split(draw: st.DrawFn) -> str:
    ways = draw(
        st.dictionaries(
            st.integers(0, len(ADDRESS) - 1), st.sampled_from(_OF_A_CHARACTER), max_size=3
        )
    )
    return "".join(ways[at](c) if at in ways else c for at, c in enumerate(ADDRESS))


DISGUISED = st.one_of(
    _split(), st.builds(lambda form, a: form(a), st.sampled_from(_OF_THE_WHOLE), _split())
)


def shows(text: str, *, markdown: bool = False) -> bool:
    """Whether a reader of `text`, raw or rendered, sees the address in it or in a link of it."""
    readings = [text, unescape(text), unescape(_TAG.sub("", text))]
    readings.append(unescape(_TAG.sub("", unescape(text))))  # HTML in XML
    if markdown:
        html = _MARKDOWN.render(text)
        readings += [unescape(html), unescape(_TAG.sub("", html))]
    return any(ADDRESS in _plain(each) for one in readings for each in (one, unquote(one)))


def _plain(text: str) -> str:
    visible = "".join(c for c in text if c not in INVISIBLES)
    return unicodedata.normalize("NFKC", visible).replace("\u1160", "").casefold()
