"""The fixes that messages print, applied to the files as a person would."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from mentorship.model.problem import Problem

_FIX = re.compile(
    r"write `(?P<mentor>- name: …)`, and on the next line, with the same indentation, "
    r"`(?P<github>.*)`$"
    r"|write `(?P<mentors>mentors:)`, then for each `- name: …` and `github: handle`$"
    r"|write (?P<values>`[^`]*`(?:(?:, | or |, or )`[^`]*`)*)"
    r"(?:, or remove the line|, or two of these.*|, not `.*`)?$"
    r"|write one of its ids: (?P<id>`[^`]*`)"
    r"|write `(?P<line>.*?)`(?=$|, and remove the line below it$| below it$|; until then,)"
    r"|add a line with (?P<close>\S+) where it ends$"
    r"|write `(?P<example>[^`]*)`, or another id of ideas/terms.yml$"
    r"|write (?P<address>the full address.*`[^`]*`)$"
    r"|add `(?P<added>\w+: [^`]*)`|add `(?P<added_mentors>mentors:)`, then"
    r"|did you mean `(?P<meant>[^`]*)`"
    r"|(?P<remove>remove it|keep one of the two$|keep at most)"
    r"|rename it to `(?P<name>[^`]*)`|move it to `(?P<path>[^`]*)`"
    r"|begin this line with (?P<spaces>no|\d+) space"
    r"|put a line `---` (?P<fence>above|below)"
    r"|remove the blank (?:line|(?P<blank>\d+) lines) above it"
    r"|remove this line(?: and line (?P<second>\d+))?$"
    r"|write `---` here and in line (?P<closing>\d+)$"
    r"|(?P<moved>move what is above it to the text below it)"
    r"|(?P<comment>put the comment on a separate line)"
    r"|begin with the lines (?P<begin>`---`, `.*`, `---`)"
    r"|create `(?P<created>[^`]*)` with the lines (?P<content>`.*`)"
    r"|(?P<up>move its files up)|write at most (?P<most>\d+) characters"
    r"|must be `(?P<boolean>true)` or"
    r"|write it like `(?P<like>[^`]*)`|write one like `(?P<one>[^`]*)`"
)


def _fixes(problem: Problem) -> list[re.Match[str]]:
    found = list(_FIX.finditer(problem.message))
    assert found, f"this message says no fix that can be applied: {problem}"
    return found


def count(problem: Problem) -> int:
    """How many ways to fix it the message offers."""
    return len(_fixes(problem))


def apply(root: Path, problem: Problem, number: int) -> None:
    """Apply one of the ways to a checkout."""
    match = _fixes(problem)[number]
    said = {name: text for name, text in match.groupdict().items() if text is not None}
    path = root / problem.path
    for name, change in _OF_FILES.items():
        if name in said and (name != "remove" or problem.code in _WHOLE_FILES):
            change(root, path, said)
            return
    lines = path.read_text("utf-8").split("\n")
    for name, edit in _OF_LINES.items():
        if name in said:
            edit(lines, problem, said)
            break
    else:
        _remove(lines, problem, said)
    path.write_text("\n".join(lines), "utf-8")


# ---- of whole files ----

_WHOLE_FILES = {"not-markdown", "misplaced-file"}


def _create(root: Path, path: Path, said: dict[str, str]) -> None:
    text = "\n".join(_in_backticks(said["content"])).replace("https://…", "https://example.org")
    (root / said["created"]).write_text(text + "\n", "utf-8")


def _rename(root: Path, path: Path, said: dict[str, str]) -> None:
    path.rename(path.with_name(said["name"]))


def _move(root: Path, path: Path, said: dict[str, str]) -> None:
    path.rename(root / said["path"].replace("PROJECT", "thanos"))


def _move_up(root: Path, path: Path, said: dict[str, str]) -> None:
    for inner in list(path.iterdir()):
        inner.rename(path.parent / f"from-{inner.name}")
    path.rmdir()


def _unlink(root: Path, path: Path, said: dict[str, str]) -> None:
    path.unlink()


_OF_FILES: dict[str, Callable[[Path, Path, dict[str, str]], None]] = {
    "created": _create,
    "name": _rename,
    "path": _move,
    "up": _move_up,
    "remove": _unlink,
}

# ---- of lines ----

MENTORS = ["mentors:", "  - name: …", "    github: handle"]


def _mentor(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    at = problem.line - 1
    before = " " * (len(lines[at]) - len(lines[at].lstrip()))
    lines[at : _end(lines, at)] = [f"{before}- name: Ada", f"{before}  {said['github']}"]


def _all_mentors(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    at = problem.line - 1
    lines[at : _end(lines, at)] = MENTORS


def _add(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    at = problem.line - 1
    dash = re.match(r"(\s*)- ", lines[at])
    added = [f"{' ' * len(dash[0]) if dash else ''}{said['added']}"]
    lines[at + 1 if dash else at : at + 1 if dash else at] = added


def _add_mentors(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    lines[1:1] = MENTORS


def _write(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    text = said.get("line") or said.get("example") or _in_backticks(said["values"])[0]
    if _is_line(text, problem):
        _replace(lines, problem.line - 1, text, problem)
    else:
        _value(lines, problem, text)
    if "remove the line below it" in problem.message:
        del lines[problem.line]


def _write_value(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    text = next(said[name] for name in ("like", "one", "boolean", "id", "address") if name in said)
    _value(lines, problem, (_in_backticks(text) or [text])[0])


def _rename_field(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    old = _in_backticks(problem.message)[0]
    assert old in lines[problem.line - 1]
    lines[problem.line - 1] = lines[problem.line - 1].replace(old, said["meant"], 1)


def _remove(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    """Remove what the message is about: lines, a field, or the entries that are too many."""
    at = problem.line - 1
    if "blank" in problem.message:
        del lines[: int(said.get("blank", 1))]
    elif said.get("remove") == "keep at most":
        end = _end(lines, at)
        starts = [i for i in range(at + 1, end) if re.match(r"\s*- ", lines[i])]
        del lines[starts[4] : end]
    elif "remove" in said:
        del lines[at : _end(lines, at)]
    else:
        if "second" in said:
            del lines[int(said["second"]) - 1]
        del lines[at]


def _indent(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    wide = 0 if said["spaces"] == "no" else int(said["spaces"])
    lines[problem.line - 1] = " " * wide + lines[problem.line - 1].lstrip()


def _fence(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    at = problem.line - (said["fence"] == "above")
    lines.insert(at, "---")


def _both_fences(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    lines[problem.line - 1] = lines[int(said["closing"]) - 1] = "---"


def _begin(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    lines[:0] = _in_backticks(said["begin"])


def _move_below(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    opens = lines.index("---")
    closes = lines.index("---", opens + 1)
    lines[:] = [*lines[opens : closes + 1], *lines[:opens], *lines[closes + 1 :]]


def _move_comment(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    before, _, comment = lines[problem.line - 1].partition("#")
    lines[problem.line - 1 : problem.line] = [f"#{comment}", before.rstrip()]


def _shorten(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    key, _, title = lines[problem.line - 1].partition(": ")
    lines[problem.line - 1] = f"{key}: {title.strip()[: int(said['most'])]}"


def _close(lines: list[str], problem: Problem, said: dict[str, str]) -> None:
    lines.insert(problem.line + 1, said["close"])


_OF_LINES: dict[str, Callable[[list[str], Problem, dict[str, str]], None]] = {
    "mentor": _mentor,
    "mentors": _all_mentors,
    "added": _add,
    "added_mentors": _add_mentors,
    "line": _write,
    "example": _write,
    "values": _write,
    "like": _write_value,
    "one": _write_value,
    "boolean": _write_value,
    "id": _write_value,
    "address": _write_value,
    "meant": _rename_field,
    "spaces": _indent,
    "fence": _fence,
    "closing": _both_fences,
    "begin": _begin,
    "moved": _move_below,
    "comment": _move_comment,
    "most": _shorten,
    "close": _close,
}


def _in_backticks(text: str) -> list[str]:
    return re.findall(r"`([^`]*)`", text)


def _is_line(text: str, problem: Problem) -> bool:
    is_field = re.match(r"(?:- |\s+\S|[A-Za-z_]\w*: |#{2,} |---|```|~~~|-->|.*\]$)", text)
    return bool(is_field) and problem.code not in {"web-address", "github-handle", "email"}


def _replace(lines: list[str], at: int, written: str, problem: Problem) -> None:
    """Write `written` in the place of a field, with all that belongs to it."""
    line = lines[at]
    begin = re.match(r"\s*(?:-\s+|-(?=\w))?", line)
    before = begin[0] if begin and not written.startswith(("- ", " ", "#", "-")) else ""
    if before.endswith("-"):
        before += " "
    if written.startswith("- "):
        before = line[: len(line) - len(line.lstrip())].replace("\t", "  ")
    key = written.partition(":")[0]
    of_field = problem.code not in {"yaml", "yaml-comment"} and re.match(r"\w+$", key)
    if of_field and not line.strip(" -").startswith(key):
        before = ""
        at = next(i for i, one in enumerate(lines) if one.startswith(f"{key}:"))
    end = _end(lines, at) if of_field else at + 1
    lines[at:end] = [before + written]


def _end(lines: list[str], at: int) -> int:
    """Where the field ends that begins at a line."""
    wide = len(lines[at]) - len(lines[at].lstrip(" -"))
    end = at + 1
    while end < len(lines) and lines[end].strip() and lines[end] != "---":
        inner = len(lines[end]) - len(lines[end].lstrip(" "))
        is_entry = inner >= len(lines[at]) - len(lines[at].lstrip(" ")) and re.match(
            r"\s*- ", lines[end]
        )
        if not (inner > wide or (is_entry and not lines[at].lstrip().startswith("- "))):
            break
        end += 1
    return end


def _value(lines: list[str], problem: Problem, text: str) -> None:
    """Write `text` in the place of the value on a line."""
    at = problem.line - 1
    line = lines[at]
    begin = re.match(r"\s*(?:- )?(?:[\w-]+: |(?<=- ))", line)
    assert begin, line
    lines[at] = begin[0] + text
