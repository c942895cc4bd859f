"""Upstream's own files, and what is counted in them with no part of the importer."""

from __future__ import annotations

import json
import re

from tests.support.places import CORPUS

SOURCES = {
    "2021-01-spring.README.md": "2021-term-1",
    "2022-03-sept-nov.README.md": "2022-term-3",
    "2023-01-mar-may.README.md": "2023-term-1",
    "gsoc-2023.md": "gsoc-2023",
    "2024-03-sep-nov.project_ideas.md": "2024-term-3-proposed",
    "2024-03-sep-nov.README.md": "2024-term-3",
    "2025-01-mar-may.README.md": "2025-term-1",
    "2026-01-mar-may.README.md": "2026-term-1",
    "2026-03-sep-nov.lfx-export.json": "2026-term-3",
}
"""A file of the corpus → the term of its ideas."""


def count(name: str) -> int:
    """The ideas of a source, by what nearly every idea has: a description, skills."""
    text = (CORPUS / name).read_text("utf-8")
    if name.endswith(".json"):
        return len(json.loads(text)["programs"])
    # The template stands in a fence.
    outside = re.sub(r"(?ms)^```.*?^```", "", text)
    counts = [
        len(re.findall(rf"(?mi)^\s?(?:[-*] )?\W{{0,2}}{label}\b", outside))
        for label in ("description", r"recommend\w* skills?")
    ]
    return max(counts)
