"""Slugs: what files, folders and terms are called, and what addresses are made of."""

from __future__ import annotations

import re

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")

RESERVED = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789"),
}
"""Names that Windows does not allow, with any suffix.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""


def is_slug(text: str) -> bool:
    """Whether `text` has lowercase letters, digits and inner hyphens only, and 80 at most."""
    return SLUG.fullmatch(text) is not None
