"""Text of strangers as it may be printed: one line, and no character that hides."""

from __future__ import annotations

import re

INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
"""A character that no editor shows: it controls, turns text around, hides text, or is none.

Joiners (U+200C, U+200D), which emoji and the scripts of Persian and of India need, selectors of
variants and the soft hyphen are not among them; nor is U+FEFF, which begins many a file.

Source: the categories Cc, Cf, Cs and the noncharacters of https://www.unicode.org/reports/tr44/
"""

IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""A character that takes no room on a page.

Source: `Default_Ignorable_Code_Point`, https://www.unicode.org/reports/tr44/
"""


def printable(text: str) -> str:
    """`text` in one line, without anything that a terminal or GitHub Actions would obey."""
    # Actions also reads `##[command]` anywhere in a line.
    plain = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    return plain.replace("##[", "## [")


def shown(value: object, limit: int = 80) -> str:
    """`value` as a message may quote it: printable, and `limit` characters at most."""
    text = printable(str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"
