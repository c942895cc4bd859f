"""Every fix that a message prints, applied: the message goes away, and no other error comes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorship.checkout import messages
from mentorship.checkout.messages import Example
from mentorship.model.problem import Problem, errors
from mentorship.reading import reader
from tests.support import fixing
from tests.support.message_examples import BASE, IDEA, NOW, PAGE, lay, write
from tests.support.places import GOLDEN

CASES = sorted(path.name for path in GOLDEN.iterdir() if path.name != "base")
WRONG = [
    pytest.param(code, example, id=f"{code}-{number}")
    for code, entry in messages.parse(PAGE).items()
    for number, example in enumerate(entry.examples)
    if example.is_wrong and "# GitHub:" not in example.content
]
BY_HAND = {
    "control-character",  # which character was meant
    "merge-conflict",  # which version is kept
    "no-description",
    "no-outcome",
    "not-a-file",
    "not-utf8",
    "one-mentor",
    "same-title",
    "text-too-long",
    "too-long",
    "too-large",
    "uncheckable-issue",
    "unreadable-file",
    "missing-file",
    "empty-file",
    "no-front-matter",
    "same-mentor-twice",
    "same-term-twice",
    "zone",
    "date-order",
}
"""Codes whose message asks a person; every other has a fix that can be applied as it is printed."""


ASKS = re.compile(
    r"write the name after `github.com/`|check the indentation|use spaces$|, not `- title: …`$"
    r"|the whole value in quotes$|put the value in quotes$|`\w+\.\d+` is empty"
)
"""What a message says that knows no fix for that very input."""

STOPS = {"yaml", "not-a-mapping", "unclosed-front-matter", "front-matter-line"}
"""Codes of a mistake that hides those below it."""


def _key(problem: Problem) -> tuple[str, str, int]:
    line = problem.line if problem.code in STOPS else 0
    return problem.code, re.sub(r"\d+", "", problem.message), line


def _check(root: Path, *, by_hand: set[str] = BY_HAND) -> None:
    """Apply the fix of each message in turn."""
    before = reader.read(root, NOW).problems
    for problem in before:
        if problem.code in by_hand or ASKS.search(problem.message):
            continue
        for number in range(fixing.count(problem)):
            with TemporaryDirectory() as folder:
                shutil.copytree(root / "ideas", Path(folder) / "ideas", symlinks=True)
                fixing.apply(Path(folder), problem, number)
                after = reader.read(Path(folder), NOW).problems
            had = [_key(one) for one in before]
            below = problem.line if problem.code in STOPS else 10**6
            below = 0 if problem.code == "unclosed-front-matter" else below
            new = [one for one in errors(after) if _key(one) not in had and one.line <= below]
            same = [_key(one) for one in after].count(_key(problem))
            assert same < had.count(_key(problem)), f"still there: {problem}"
            assert new == [], f"after the fix of {problem}"


@pytest.mark.parametrize("case", CASES)
def test_the_golden_cases(case: str, add_case: Callable[[str], None], checkout: Path) -> None:
    add_case(case)

    _check(checkout)


@pytest.mark.parametrize(("code", "wrong"), WRONG)
def test_the_wrong_examples(
    code: str, wrong: Example, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(checkout, wrong, monkeypatch)

    _check(checkout)


# ---- what people write ----

TITLES = [
    "Gateway: hedged requests",
    "Gateway:",
    ": requests",
    "'Hedged' requests",
    '"Hedged" requests',
    "'Hedged requests",
    '"Hedged requests',
    "It's hedged: requests",
    "[Gateway] hedged requests",
    "[Gateway hedged requests",
    "{Gateway} hedged requests",
    "@ada's requests",
    "`hedged` requests",
    "%hedged",
    "& hedged",
    "&hedged",
    "*hedged* requests",
    "*hedged",
    "!hedged requests",
    "> hedged",
    "| hedged",
    "- hedged",
    "? hedged",
    ", hedged",
    "] hedged",
    "#hedged",
    "Hedged #12",
    "[Hedged, requests]",
    "{Hedged: requests}",
    "- [Hedged](https://example.org): requests",
    "null",
    "a: 'b': c",
    "Hedged # requests: slow",
]


@contextmanager
def _checkout(idea: str, name: str = IDEA) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(GOLDEN / "base", root, dirs_exist_ok=True)
        write(root, name, idea)
        yield root


def _with(key: str, written: str) -> str:
    """The idea with a field written as `written`, on one line."""
    changed, count = re.subn(
        rf"(?m)^(  - |    )?{key}:.*$", lambda m: f"{m[1] or ''}{written}", BASE, count=1
    )
    assert count == 1
    return changed


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("key", ["title", "name"])
def test_a_text_with_marks_of_yaml(key: str, title: str) -> None:
    with _checkout(_with(key, f"{key}: {title}")) as root:
        assert errors(reader.read(root, NOW).problems)
        _check(root)


MARKS = [*":#@%`[]{}'\"-!&*|>?,~= ", ": ", " #", "a", "Go", "é", "\t", "\u00a0", "日本"]
TEXT = st.lists(st.sampled_from(MARKS), min_size=1, max_size=8).map("".join)


@given(key=st.sampled_from(["title", "name", "component"]), text=TEXT)
@example(key="title", text="\ta: b")
@settings(max_examples=200)
def test_any_text(key: str, text: str) -> None:
    idea = BASE.replace("term:", "component: SIG\nterm:", 1)
    changed = re.sub(
        rf"(?m)^(  - )?{key}:.*$", lambda m: f"{m[1] or ''}{key}: {text}", idea, count=1
    )
    with _checkout(changed) as root:
        _check(root)


SAYING = TEXT.filter(lambda text: bool(text.strip("'\" ~,\t\u00a0")))


@given(items=st.lists(SAYING, min_size=1, max_size=3), form=st.sampled_from(["[{}]", "{}", "[{}"]))
@settings(max_examples=150)
def test_any_skills(items: list[str], form: str) -> None:
    with _checkout(_with("skills", "skills: " + form.format(", ".join(items)))) as root:
        _check(root)


@given(
    key=st.sampled_from(["title", "term", "name", "github", "skills", "issue"]),
    space=st.sampled_from(["", "\u00a0", "\u3000", "\u2003 "]),
    colon=st.sampled_from([":", ":", "\uff1a"]),
)
def test_a_field_without_an_ordinary_space(key: str, space: str, colon: str) -> None:
    line = next(one.strip("- ") for one in BASE.splitlines() if one.strip("- ").startswith(key))
    written = line.replace(": ", f"{colon}{space}", 1)
    with _checkout(_with(key, written)) as root:
        (problem,) = errors(reader.read(root, NOW).problems)
        assert problem.line == 1 + BASE.splitlines().index(
            next(one for one in BASE.splitlines() if one.strip("- ") == line)
        )
        assert problem.message.endswith((f"write `{line}`", f"write `- {line}`"))
        _check(root)


LINES = {
    "an open list": ("skills", "skills: [Go, HTTP"),
    "an open list with a comma": ("skills", "skills: [Go, HTTP,"),
    "a list in two lines": ("skills", "skills: [Go,\n  HTTP"),
    "skills as a text": ("skills", "skills: Go, HTTP and C++"),
    "skills that are one text": ("skills", "skills: Go"),
    "a nested list": ("skills", "skills: [[Go, HTTP]]"),
    "fields in a list": ("skills", "skills: [Go: HTTP]"),
    "a mark of a comment in a list": ("skills", "skills: [Go, C #]"),
    "an at sign in a list": ("skills", "skills: [Go, @ada]"),
    "the number of an issue": ("issue", "issue: #6712"),
    "a number alone": ("issue", "issue: 6712"),
    "a number in quotes": ("issue", "issue: 'thanos #6712'"),
    "a link": ("issue", "issue: [#1](https://github.com/thanos-io/thanos/issues/1)"),
    "a link with a text": ("issue", "issue: [issue 1](https://github.com/thanos-io/thanos/issues/1)"),
    "a handle with a mark": ("github", "github: @ada"),
    "a handle as a comment": ("github", "github: #ada"),
    "a handle as a link": ("github", "github: [@ada](https://github.com/ada)"),
    "a handle as a link in quotes": ("github", "github: '[@ada](https://github.com/ada)'"),
    "a profile": ("github", "github: https://github.com/ada/"),
    "a profile without a scheme": ("github", "github: github.com/ada"),
    "a profile of the mobile site": ("github", "github: https://www.github.com/ada?tab=repositories"),
    "a handle with a comment": ("github", "github: ada # me"),
    "a term with a comment": ("term", "term: 2030-term-1 # spring"),
    "a term as a comment": ("term", "term: #2030-term-1"),
    "no term": ("term", "term:"),
    "no title": ("title", "title:"),
    "a key in capitals": ("title", "Title: Hedged requests"),
    "a key twice": ("title", "title: A\ntitle: B"),
    "a key that is written with another": ("skills", "skills: [Go]\nskill: HTTP"),
    "an address without a scheme": ("issue", "lfx_url: lfx.linuxfoundation.org/1\n"
    "issue: https://github.com/thanos-io/thanos/issues/6712"),
    "an address in brackets": ("issue", "lfx_url: <https://example.org/1>\n"
    "issue: https://github.com/thanos-io/thanos/issues/6712"),
    "an address as a link": ("issue", "lfx_url: [LFX](https://example.org/1)\n"
    "issue: https://github.com/thanos-io/thanos/issues/6712"),
    "an address with a comment": ("issue", "lfx_url: https://example.org/1 # LFX\n"
    "issue: https://github.com/thanos-io/thanos/issues/6712"),
    "requirements as a text": ("term", "term: 2030-term-1\nprerequisites: resume"),
    "a mentor alone": ("name", "name: Bob\n   github: bob\n  - name: Ada"),
    "no indentation": ("name", "name: Bob\ngithub: bob\n  - name: Ada"),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_a_line(name: str) -> None:
    key, written = LINES[name]
    with _checkout(_with(key, written)) as root:
        assert reader.read(root, NOW).problems
        _check(root)


MENTORS = [
    "  - @ada",
    "  - '@ada'",
    "  - [@ada](https://github.com/ada)",
    "  - [@ada]",
    "  - Ada Lovelace",
    "  - name:Ada\n    github:ada",
    "  - name: Ada\n    github:ada",
    "  -name: Ada\n   github: ada",
    "  - name: Ada\n\tgithub: ada",
    "\t- name: Ada\n\t  github: ada",
    "  - name: Ada\n  github: ada",
    "  - name: Ada\n      github: ada",
    "  - name: Ada\n\u00a0\u00a0\u00a0\u00a0github: ada",
    "  -\u00a0name: Ada\n    github: ada",
    "  - name: Ada\n    github: ada\n    email: ada(at)example.org",
    "  - name: Ada\n    github: ada\n    email: mailto:ada@example.org",
    "  - name: Ada\n    github: ada\n    email: Ada <ada@example.org>",
    "  - name: Ada\n    github: ada\n    e-mail: ada@example.org",
    "  - name: Ada (she/her): lead\n    github: ada",
]


@pytest.mark.parametrize("mentor", MENTORS)
def test_a_mentor(mentor: str) -> None:
    idea = BASE.replace("  - name: Ada Lovelace\n    github: ada", mentor)
    with _checkout(idea) as root:
        found = errors(reader.read(root, NOW).problems)
        assert found
        assert 5 <= found[0].line <= 7, "it is named where it is"
        _check(root)


HEAD, _, BODY = BASE.removeprefix("---\n").partition("\n---\n")
WHOLE = {
    "a blank line above": "\n" + BASE,
    "blank lines above": "\n \n\n" + BASE,
    "a code fence around": f"```yaml\n---\n{HEAD}\n---\n```\n{BODY}",
    "a code fence of a file": f"```\n{BASE}\n```\n",
    "a code fence instead": f"```yaml\n{HEAD}\n```\n{BODY}",
    "no first line": f"{HEAD}\n---\n{BODY}",
    "no first line but a blank": f"\n{HEAD}\n---\n{BODY}",
    "no last line": f"---\n{HEAD}\n\n{BODY}",
    "no last line and no blank": f"---\n{HEAD}\n{BODY}",
    "no last line but one in the text": f"---\n{HEAD}\n\n{BODY}\n---\n\nMore: text.\n",
    "two hyphens": f"--\n{HEAD}\n--\n{BODY}",
    "four hyphens": f"----\n{HEAD}\n---\n{BODY}",
    "four hyphens below": f"---\n{HEAD}\n----\n{BODY}",
    "dashes": f"\u2014\n{HEAD}\n---\n{BODY}",
    "dashes below": f"---\n{HEAD}\n\u2014-\n{BODY}",
    "spaces": f"  ---\n{HEAD}\n  ---\n{BODY}",
    "plus signs": f"+++\n{HEAD}\n+++\n{BODY}",
    "dots": f"---\n{HEAD}\n...\n{BODY}",
    "a title above": f"# Hedged requests\n\n{BASE}",
    "an open code block": BASE.replace("## Expected", "```go\nx()\n\n## Expected"),
    "an open comment": BASE.replace("## Expected", "<!-- later\n\n## Expected"),
    **{
        f"the outcome as {heading!r}": BASE.replace("## Expected outcome", heading)
        for heading in (
            "# Expected outcome",
            "### Expected Outcomes:",
            "##Expected outcome",
            "##Expected",
            "##\u00a0Expected outcome",
            "**Expected outcome**",
            "**Expected outcome:**",
            "__Outcome__",
            "Expected outcome:",
            "Expected outcome\n===",
        )
    },
    "a section without a space": BASE + "\n##Notes\n\nMore.\n",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file(name: str) -> None:
    with _checkout(WHOLE[name]) as root:
        found = reader.read(root, NOW).problems
        assert len(found) == 1, found
        for _ in range(4):  # one line after the other
            if not found:
                break
            assert fixing.count(found[0]), found
            fixing.apply(root, found[0], 0)
            found = reader.read(root, NOW).problems
        assert found == []


FILES = {
    "ideas/thanos/hedged.md.txt": "hedged.md",
    "ideas/thanos/Hedged Requests.MD": "hedged-requests.md",
    "ideas/thanos/hedged.markdown": "hedged.md",
    "ideas/thanos/Grüße.md": "grusse.md",
    "ideas/thanos/diagram.png": "",
    "ideas/thanos/hedged.pdf": "",
    "ideas/hedged.md.txt": "ideas/PROJECT/hedged.md",
    "ideas/README.md": "ideas/PROJECT/readme.md",
    "ideas/diagram.png": "",
}


@pytest.mark.parametrize("path", FILES)
def test_a_file_s_name(path: str) -> None:
    with _checkout(BASE, path) as root:
        (problem,) = reader.read(root, NOW).problems
        assert (f"to `{FILES[path]}`" in problem.message) == bool(FILES[path]), problem.message
        assert ("remove it" in problem.message) or problem.code == "file-name"
        _check(root)


def test_a_name_that_is_taken_is_not_offered() -> None:
    with _checkout(BASE) as root:
        other = BASE.replace("title: ", "title: Another, ")
        write(root, "ideas/thanos/hedged-requests.txt", other)
        write(root, "ideas/thanos/Hedged Requests.md", other)

        _check(root)


@pytest.mark.parametrize(
    "text", ["# Thanos\n\nIt joins.\n", "It joins.\n", "\n---\nname: Thanos\n---\n", "name: Thanos"]
)
def test_a_project_page_without_front_matter(text: str) -> None:
    with _checkout(BASE) as root:
        write(root, "ideas/thanos/index.md", text)

        (problem,) = reader.read(root, NOW).problems
        fixing.apply(root, problem, 0)

        assert "title" not in problem.message
        assert [one.code for one in reader.read(root, NOW).problems if one == problem] == []


@given(text=TEXT)
@settings(max_examples=100)
def test_a_replacement_keeps_the_text(text: str) -> None:
    """What is put in quotes says what was written."""
    with _checkout(_with("title", f"title: {text}")) as root:
        for problem in errors(reader.read(root, NOW).problems):
            line = re.search(r"write `(title: '.*)`$", problem.message)
            if line:
                kept = re.sub(r"[\W_]", "", yaml.safe_load(line[1])["title"])
                assert kept == re.sub(r"[\W_]", "", text)
