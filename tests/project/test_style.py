"""The words that we do not use, in everything that people read (see CONTRIBUTING, "Words")."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
AVOIDED: dict[str, re.Pattern[str]] = {
    words: re.compile(pattern, re.IGNORECASE)
    for words, pattern in {
        "mend": r"\bmend(?:s|ed|ing)?\b",
        "tell": r"\b(?:tell|tells|told|telling)\b",
        "is no": r"(?<!\b[Tt]here )\b(?:is|are|was|were) no (?!longer\b)",
        "stands": r"\b(?:stands?|stood)\b",
        "has no place": r"\b(?:no|without a) place\b",
        "at the begin": r"\bat (?:the|its) begin\b",
        "whatever": r"\b(?:whatever|whoever)\b",
        "small letters": r"\b(?:small|capital) letters\b",
        "whole address": r"\b(?:whole address|write it whole)\b",
        "held against": r"\b(?:held|holds?) [^.]{0,40}\bagainst\b|\bheld against\b",
        "nobody knows": r"\bnobody (?:knows|could|has seen)\b",
    }.items()
}
"""What is not written, by the words of the table in CONTRIBUTING."""

MARKDOWN = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "changes").glob("*.md")),
    *sorted((ROOT / ".github").glob("*.md")),
]
OTHER = [
    *sorted((ROOT / "docs" / "overrides").rglob("*.html")),
    *sorted((ROOT / "hooks" / "mentorship" / "site" / "templates").glob("*.html")),
    *sorted((ROOT / "docs" / "assets").glob("*.[jc]s*")),
    *sorted((ROOT / ".github").rglob("*.yml")),
    *sorted((ROOT / "ideas").glob("*.yml")),
    *(ROOT / name for name in ("mkdocs.yml", "Makefile", "pyproject.toml", ".github/CODEOWNERS")),
]
PYTHON = [
    *sorted((ROOT / "hooks").rglob("*.py")),
    *sorted((ROOT / "tests" / "bench").glob("*.py")),
]


def _of_python(source: str) -> Iterator[str]:
    """Docstrings, other texts of more than a word, and comments; not the code's own names."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _texts(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from _of_python(text)
    elif path.name == "CONTRIBUTING.md":
        yield text.replace(_table(), "")
    else:
        yield text


def _table() -> str:
    """The part of CONTRIBUTING that names the words."""
    return CONTRIBUTING.partition("## Words\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize(
    "path", [*MARKDOWN, *OTHER, *PYTHON], ids=lambda path: str(path.relative_to(ROOT))
)
def test_words_that_we_do_not_use(path: Path) -> None:
    found = [
        f"`{match[0]}` in: {' '.join(text.split())[:100]}"
        for text in _texts(path)
        for pattern in AVOIDED.values()
        for match in [pattern.search(" ".join(text.split()))]
        if match
    ]

    assert found == []


@pytest.mark.parametrize("words", AVOIDED)
def test_each_is_in_the_table(words: str) -> None:
    assert re.search(rf"(?m)^\| [^|]+ \| [^|]*{re.escape(words)}", _table())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("mend", "Fix is better: mended, and mends."),
        ("tell", "The check tells what is wrong."),
        ("is no", "`@ada` is no GitHub handle."),
        ("stands", "a comment stands behind a value"),
        ("has no place", "this text has no place"),
        ("at the begin", "at the begin of the text"),
        ("whatever", "whatever is not right"),
        ("small letters", "with small letters"),
        ("whole address", "the issue's whole address"),
        ("held against", "Its fields are held against the schema."),
        ("nobody knows", "a term nobody knows"),
    ],
)
def test_it_is_found(words: str, sentence: str) -> None:
    assert AVOIDED[words].search(sentence)
