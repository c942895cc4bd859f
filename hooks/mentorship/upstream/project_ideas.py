"""The combined proposals file, `project_ideas.md`.

Source of the form: the template at the head of each `project_ideas.md` in
https://github.com/cncf/mentoring/tree/main/programs/lfx-mentorship
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentorship.body import Section, is_outcome, parser
from mentorship.catalogue import Catalogue
from mentorship.idea import Idea, Mentor
from mentorship.term import Term

HEADER = """\
## Template

```
### CNCF Project Name

#### Mentorship project Title

- Description:
- Expected Outcome:
- Recommended Skills:
- Mentor(s):
  - Mentor Name (@mentor_github, mentor@email.addy) - please use the same email address as you use \
on the LFX Mentorship Platform at https://mentorship.lfx.linuxfoundation.org
  - 2nd Mentor Name (@mentor_github, mentor@email.addy)
- Upstream Issue:

```

---

## Proposed Project ideas
"""


def write(catalogue: Catalogue, term: Term, emails: bool = True) -> str:
    """The file for `term`: its projects by name, their ideas by title.

    Args:
        emails: whether mentors' e-mail addresses stand in it, as upstream asks.
    """
    parts = [HEADER]
    for project in catalogue.projects:
        ideas = catalogue.ideas_of(project=project, term=term)
        if ideas:
            parts.append(f"### {project.name}\n")
            parts += [_idea(idea, emails) for idea in ideas]
    return "\n".join(parts)


def _idea(idea: Idea, emails: bool) -> str:
    rest = [section for section in idea.body.sections if section is not idea.body.outcome]
    items = [
        _item("Description", idea.body.description),
        _item("Expected Outcome", idea.body.outcome.text if idea.body.outcome else ""),
        *(_item(_label(section), section.text) for section in rest),
        _phrases("Recommended Skills", idea.skills),
        *([_phrases("Technologies", idea.technologies)] if idea.technologies else []),
        *([f"- Difficulty: {idea.difficulty}"] if idea.difficulty else []),
        *([f"- Expected project size: {idea.size}"] if idea.size else []),
        "- Mentor(s):",
        *(f"  - {_mentor(mentor, emails)}" for mentor in idea.mentors),
        _phrases("Upstream Issue", idea.issue),
        f"- LFX URL: {idea.lfx_url or ''}".rstrip(),
    ]
    return f"#### {idea.title}\n\n" + "\n".join(items) + "\n"


def _label(section: Section) -> str:
    return "Expected Outcome" if is_outcome(section.title) else section.title.strip(" :")


def _item(label: str, text: str) -> str:
    """A labelled list item; its text begins behind the label where it begins with a paragraph."""
    if not text:
        return f"- {label}:"
    tokens = parser().parse(text)
    if tokens and tokens[0].type == "paragraph_open":
        first, *rest = text.lstrip().split("\n")
        return "\n".join([f"- {label}: {first.rstrip()}", *_indented(rest)])
    return "\n".join([f"- {label}:", *_indented(text.split("\n"))])


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}".rstrip() for line in lines]


def _phrases(label: str, phrases: Sequence[str]) -> str:
    """Phrases behind the label, or below it where a comma in one would split it in two."""
    if any("," in phrase for phrase in phrases):
        return "\n".join([f"- {label}:", *(f"  - {phrase}" for phrase in phrases)])
    return f"- {label}: {', '.join(phrases)}"


def _mentor(mentor: Mentor, emails: bool) -> str:
    reach = [f"@{mentor.github}"]
    if emails and mentor.email:
        reach.append(mentor.email)
    return f"{mentor.name} ({', '.join(reach)})"
