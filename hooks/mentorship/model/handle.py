"""GitHub handles: the names of people and organisations there.

Letters, digits and hyphens, 39 characters at most. A new account cannot have two hyphens together
or one at the end, but old accounts do. The handle of a managed user ends in `_` and the short code
of the company, as in `ada_acme`:
https://docs.github.com/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
"""

from __future__ import annotations

import re

HANDLE = r"(?=[\w-]{1,39}(?![\w-]))[A-Za-z0-9][A-Za-z0-9-]*(?:_[A-Za-z0-9]+)?"
"""The rule, as part of a regular expression."""

LIKE_A_HANDLE = r"[A-Za-z0-9][A-Za-z0-9-]*(?:_[A-Za-z0-9]+)?"
"""A word that can only be meant as one, as part of a regular expression."""


def is_handle(text: str) -> bool:
    """Whether `text` can be a handle."""
    return re.fullmatch(HANDLE, text) is not None


def handle_in(text: str) -> str:
    """The handle that is meant by `text`, such as the address of a profile; ``""`` for none."""
    profile = re.search(r"github\.com/([\w-]+)/?(?=$|[\s)>\]?#])", text)
    marked = re.search(rf"(?<![\w.])@({HANDLE})(?![\w.@-])", text)
    found = profile or marked
    bare = found[1] if found else text.partition(" #")[0].strip("@ /()<>[]{}`'\"#,;:.")
    return bare if is_handle(bare) else ""
