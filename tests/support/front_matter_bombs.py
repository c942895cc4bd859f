"""Front matter that costs much more than it is long, if nothing limits it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

FIELDS: Mapping[str, str] = {
    "title": "A title",
    "term": "2030-term-1",
    "component": "a part",
    "mentors": "[{name: A B, github: ada, note: x, email: a@b.example, lfid: x}]",
    "skills": "[Go]",
    "technologies": "[Go]",
    "issue": "https://github.com/o/r/issues/1",
    "lfx_url": "https://mentorship.lfx.linuxfoundation.org/x",
    "lfx_name": "'CNCF - Thanos: A (2030 Term 1)'",
    "proposal": "https://x.example/",
    "prerequisites": "{custom: {name: x, description: x}}",
}
UNITS = ["a", "a, ", ".", "(", ")", "a@", "a@b.c ", "http://a", "http://a/).", "o/r#1 ", "<b>"]
UNITS += ["[", "&", "*a ", "`", "-", "  a", "1/1", " and ", "/", "🎉", "A B "]


def _quoted(unit: str, size: int) -> str:
    return "'" + unit * (size // len(unit.encode())) + "'"


def _with(field: str, value: str) -> str:
    fields = {**FIELDS, field: value}
    return "\n".join(f"{name}: {one}" for name, one in fields.items())


def _long(field: str, unit: str) -> Callable[[int], str]:
    return lambda size: _with(field, _quoted(unit, size))


def _in_mentor(key: str, unit: str) -> Callable[[int], str]:
    others = {"name": "A B", "github": "ada"} | {key: ""}

    def made(size: int) -> str:
        fields = {**others, key: _quoted(unit, size)}
        return _with("mentors", "[{" + ", ".join(f"{k}: {v}" for k, v in fields.items()) + "}]")

    return made


def _many(field: str, unit: str, length: int) -> Callable[[int], str]:
    """A list of values that are each as long as they may be."""
    one = _quoted(unit, length)
    return lambda size: _with(field, "[" + ", ".join([one] * min(size // len(one), 100)) + "]")


def _notes(unit: str) -> Callable[[int], str]:
    one = "{name: A B, github: ada, note: " + _quoted(unit, 1000) + "}"
    return lambda size: _with("mentors", "[" + ", ".join([one] * (size // len(one))) + "]")


def _lines(*lines: str) -> Callable[[int], str]:
    """Each of `lines` again and again, with a number in the place of `N`."""
    unit = "\n".join(lines)
    return lambda size: (
        _with("title", "A")
        + "\n"
        + "\n".join(unit.replace("N", str(n)) for n in range(size // (len(unit) + 5)))
    )


BOMBS: dict[str, Callable[[int], str]] = {
    **{
        f"{field}-{unit}": _long(field, unit)
        for field in ("title", "lfx_name", "component", "issue", "skills", "lfx_url")
        for unit in UNITS
    },
    **{
        f"mentor-{key}-{unit}": _in_mentor(key, unit)
        for key in ("name", "note", "email", "github")
        for unit in UNITS
    },
    **{f"notes-{unit}": _notes(unit) for unit in UNITS},
    **{f"many-skills-{unit}": _many("skills", unit, 200) for unit in UNITS},
    **{f"many-issues-{unit}": _many("issue", unit, 2_000) for unit in UNITS},
    "unknown-keys": _lines("tileN: x"),
    "missing-key-meant": lambda size: "\n".join(f"ttle{n}: x" for n in range(size // 10)),
    "long-key": lambda size: _with("title", "A") + "\n" + "k" * size + ": x",
    "comments": _lines("# comment N"),
    "comments-behind": _lines("kN: a # b"),
    "comment-signs": lambda size: _with("title", "A " + "# " * (size // 2)),
    "comments-in-list": lambda size: _with("skills", "\n" + "- a # b\n" * (size // 8)),
    "list-of-skills": lambda size: _with("skills", "[" + "a, " * (size // 3) + "a]"),
    "list-of-numbers": lambda size: _with(
        "skills", "[" + ", ".join(f"a{n}" for n in range(min(size // 8, 2400))) + "]"
    ),
    "mentors": lambda size: _with(
        "mentors", "[" + "{name: A B, github: a}, " * min(size // 24, 1000) + "{name: A B}]"
    ),
    "depth": lambda size: _with("skills", "[" * size),
    "depth-of-maps": lambda size: _with("skills", "{a: " * (size // 4)),
    "anchors": _lines("aN: &aN [*aN, *aN]"),
    "blank-lines": lambda size: _with("title", "A") + "\n" * size,
    "spaces": lambda size: _with("title", "A" + " " * size),
    "one-word": lambda size: "a" * size,
    "dashes": lambda size: "- " * (size // 2),
    "question-marks": lambda size: "? " * (size // 2),
    "quotes-open": lambda size: "a: '" + "'' " * (size // 3),
    "block-text": lambda size: "title: >\n" + "  a\n" * (size // 4),
    "escapes": lambda size: _with("title", '"' + "\\u00e9" * (size // 6) + '"'),
}
"""A name → front matter of about as many bytes as asked."""
