"""Ideas that nobody would write, for properties: every field, every kind of Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hypothesis import strategies as st

from mentorship.model import body
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, LenientFields, Prerequisites, Upload
from mentorship.model.mentor import LenientMentor
from mentorship.model.project import Project
from mentorship.model.term import Term
from mentorship.model.text.printable import INVISIBLE
from mentorship.upstream.importing.proposal import Proposal

TERM = Term.model_validate(
    {
        "id": "2030-term-1",
        "title": "2030 Term 1 (Mar-May)",
        "programme": "LFX Mentorship",
        "timeline": {
            "proposals": "2030-01-02 to 2030-02-05 17:00 PST",
            "selection": "2030-02-25 9:00 -07:00",
            "begins": "2030-03-04",
        },
    }
)

MARKS = "\\`*_{}[]()<>#+-.!|~&:;,@/'\"=?^%$ "
WORDS = [
    "Go",
    "the",
    "naïve",
    "日本語",
    "🎉",
    "SIG Docs",
    "x1",
    "Mentors",
    "Description",
    "https://a.b/c",
]
HANDLE = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
EMAIL = st.from_regex(r"[a-z.]{1,8}[a-z]@[a-z]{1,8}\.(org|io)", fullmatch=True)
ADDRESS = st.from_regex(r"https://[a-z]{1,8}\.org/[a-zA-Z0-9_()*~.-]{0,12}[a-z0-9]", fullmatch=True)


def _is_writable(character: str) -> bool:
    return not INVISIBLE.match(character) and unicodedata.category(character) not in {
        "Cs",
        "Zl",
        "Zp",
    }


def _one_line(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).split())


CHARACTER = st.characters(exclude_categories=("Cs", "Zl", "Zp", "Cc")).filter(_is_writable)
LINE = (
    st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(WORDS), CHARACTER), max_size=12)
    .map(_one_line)
    .filter(bool)
)
BLOCK = st.one_of(
    LINE,
    st.lists(LINE, min_size=1, max_size=3).map("\n".join),
    st.lists(LINE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {i}" for i in items)),
    st.lists(LINE, min_size=1, max_size=2).map(lambda items: "\n".join(f"2. {i}" for i in items)),
    LINE.map(lambda line: f"- a\n  - {line}\n\n    more"),
    LINE.map(lambda line: f"```\n{line}\n\n  x\n```"),
    LINE.map(lambda line: f"    {line}"),
    LINE.map(lambda line: f"\t{line}"),
    LINE.map(lambda line: f"> {line}\nlazy"),
    LINE.map(lambda line: f"## {line}"),
    LINE.map(lambda line: f"### {line}"),
    LINE.map(lambda line: f"{line}\n---"),
    LINE.map(lambda line: f"[{line}]: https://a.b"),
    LINE.map(lambda line: f"{line}  \nafter a hard break"),
    LINE.map(lambda line: f"| a | b |\n|---|---|\n| {line} | x |"),
    st.sampled_from(
        [
            *(
                "```",
                "~~~ unclosed",
                "<!-- unclosed",
                "<!-- a\n\nb -->",
                "<script>alert(1)</script>",
            ),
            *("---", "***", "===", "- [ ] task", "<div>\n\n*x*\n\n</div>", "Mentor(s): Eve (@eve)"),
            *("## Expected Outcome\n\nx", "## Mentors\n\nx", "## ", "- Upstream Issue: y", "1) a"),
        ]
    ),
)
BODY = st.lists(BLOCK, max_size=5).map("\n\n".join).map(body.read)

MENTOR = st.builds(
    LenientMentor,
    name=st.one_of(LINE, st.sampled_from(["Ada Lovelace", "Hung-Ying, Tai", "O'Neil (x)"])),
    github=st.none() | HANDLE,
    email=st.none() | EMAIL,
    lfid=st.none() | LINE,
    note=st.none() | LINE,
)
UPLOAD = st.builds(
    Upload, name=LINE, description=st.just("") | BLOCK.map(str.strip), file_upload=st.booleans()
)
NEEDED = st.builds(
    Prerequisites,
    resume=st.just(True),
    cover_letter=st.booleans(),
    coding_challenge=st.booleans(),
    coding_challenge_url=st.none() | ADDRESS,
    custom=st.none() | UPLOAD,
    standard_courses=st.lists(UPLOAD, max_size=2).map(tuple),
)
FIELDS = st.builds(
    LenientFields,
    title=LINE,
    term=st.just(TERM.id),
    component=st.none() | LINE,
    mentors=st.lists(MENTOR, max_size=3).map(tuple),
    skills=st.lists(LINE, max_size=4).map(tuple),
    issue=st.lists(ADDRESS | LINE, max_size=3).map(tuple),
    lfx_url=st.none() | ADDRESS,
    lfx_name=st.none() | LINE | st.just("CNCF - Thanos: another name (2030 Term 1)"),
    proposal=st.none() | ADDRESS,
    technologies=st.lists(LINE, max_size=3).map(tuple),
    difficulty=st.sampled_from([None, "easy", "medium", "hard"]),
    size=st.sampled_from([None, "small", "medium", "large"]),
    prerequisites=st.none() | NEEDED,
    status=st.sampled_from([None, "withdrawn", "selected", "completed"]),
)
PROPOSALS = st.lists(
    st.builds(
        Proposal,
        project=st.sampled_from(["Thanos", "KubeEdge", "C++ & <T> [x](y) #"]),
        fields=FIELDS,
        body=BODY,
    ),
    min_size=1,
    max_size=3,
)


def catalogue(proposals: Sequence[Proposal], term: Term = TERM) -> Catalogue:
    """A catalogue of `proposals`, as if each had a file."""
    names = sorted({p.project for p in proposals}, key=lambda name: (name.casefold(), name))
    projects = [
        Project(name=name, slug=f"p{number}", path="x", body=body.read(""))
        for number, name in enumerate(names)
    ]
    ideas = [
        Idea.of(
            p.fields,
            path=f"ideas/p/idea-{number}.md",
            project=projects[names.index(p.project)],
            body=p.body,
        )
        for number, p in enumerate(proposals)
    ]
    return Catalogue(foundation="CNCF", terms=[term], projects=projects, ideas=ideas)


def in_order(whole: Catalogue) -> list[Proposal]:
    """The proposals as a Markdown file lists them: by project, then component.

    A linked issue is the address that was understood.
    """
    return [
        Proposal.of(idea.model_copy(update={"issue": idea.issue_links}))
        for project in whole.projects
        for idea in sorted(
            whole.ideas_of(project=project), key=lambda idea: (idea.component or "").casefold()
        )
    ]
