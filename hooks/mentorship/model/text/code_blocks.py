"""Code in bodies, in the theme's colours where that cannot take long."""

from __future__ import annotations

from collections.abc import MutableMapping
from html import escape
from typing import Any

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from mentorship.model.text.masking import mask_addresses

LANGUAGES = {
    "diff": "diff",
    "go": "go",
    "golang": "go",
    "json": "json",
    "python": "python",
    "py": "python",
    "proto": "protobuf",
    "protobuf": "protobuf",
    "javascript": "javascript",
    "js": "javascript",
    "rust": "rust",
    "toml": "toml",
    "yaml": "yaml",
    "yml": "yaml",
}
"""What a block is marked with → the lexer.

Pygments' lexers were not made for text of strangers: those of Bash, C or Scala take years for some
lines. For these nothing worse is known than the square of a block's size, which is why that is
limited; `tests/model/test_code_blocks.py` attacks each.
"""

MOST_IN_A_BLOCK = 2_000
MOST_IN_A_BODY = 6_000
"""Characters of code that are coloured."""

_COLOURED = "coloured"


def html(code: str, info: str, env: MutableMapping[str, Any]) -> str:
    """`code` as HTML, in colours if its language is known and the body has not too much of it.

    Args:
        info: what is written behind the fence.
        env: of the body's parse; it counts what was coloured.
    """
    lexer = LANGUAGES.get((info.split() or [""])[0].casefold())
    coloured = env.get(_COLOURED, 0) + len(code)
    if lexer is None or len(code) > MOST_IN_A_BLOCK or coloured > MOST_IN_A_BODY:
        return escape(code)
    env[_COLOURED] = coloured
    # Masked first: colouring splits an address into pieces.
    return highlight(mask_addresses(code), get_lexer_by_name(lexer), HtmlFormatter(nowrap=True))
