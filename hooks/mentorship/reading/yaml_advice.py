"""What PyYAML's parser did not accept, in a mentor's words, with the fix."""

from __future__ import annotations


def of(text: str, line: int, column: int, problem: str) -> str:
    """The advice for one mistake.

    Args:
        text: the YAML.
        line, column: where the parser stopped, counted from 0.
        problem: what the parser says.
    """
    source = text.split("\n")
    written = source[line] if line < len(source) else ""
    if "mapping values are not allowed" in problem:
        return _colon(written)
    if "\t" in written[: column + 1]:
        return "YAML cannot be indented with a tab: use spaces"
    value = written[column:].strip()
    match written[column : column + 1]:
        case "@" if written.strip().startswith("- @"):
            return (
                f"`{value}` alone is not a mentor: write `- name: …`, and on the next line, "
                f"with the same indentation, `github: {value[1:]}`"
            )
        case "@" | "`" | "%" as mark:
            bare = f", or `{value[1:]}`" if mark == "@" and len(value) > 1 else ""
            return f"a value cannot begin with `{mark}`: write `{_quoted(value)}`{bare}"
    return f"this is not valid YAML ({problem}): check the indentation, or put the value in quotes"


def _colon(written: str) -> str:
    key, _, value = written.partition(":")
    if ": " in value or value.endswith(":"):
        return (
            "a value that contains a colon needs quotes: write "
            f"`{key.strip()}: {_quoted(value.strip())}`"
        )
    return "a `key: value` cannot be here: check the indentation of this line and of the line above"


def _quoted(value: str) -> str:
    return "'" + value.strip("\"'").replace("'", "''") + "'"
