"""A document becomes an idea or a project, by the schema that its term asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from mentorship.model import body
from mentorship.model.collection import Catalogue
from mentorship.model.idea import Idea, IdeaFields, LenientFields
from mentorship.model.problem import Problem, Severity
from mentorship.model.project import Project, ProjectFields
from mentorship.model.reference import parse
from mentorship.reading import lengths, rules, text_rules
from mentorship.reading.front_matter import Document
from mentorship.reading.plain_yaml import Swallowed
from mentorship.reading.validation import validate


def project_of(document: Document, path: str, slug: str) -> tuple[Project | None, list[Problem]]:
    """The project whose page is `document`, if its fields are right, and what is wrong.

    Args:
        path: of the page, relative to the checkout.
        slug: the folder's name.
    """
    document, too_long = _bounded(document, path)
    fields, problems = validate(ProjectFields, document.fields, path=path, lines=document.lines)
    problems = too_long + _with_comments(problems, document, path)
    if fields is None:
        return None, problems
    text = body.read(document.body)
    return Project(**fields.model_dump(), slug=slug, path=path, body=text), problems


class IdeaReader:
    """Turns documents into ideas of one catalogue.

    Args:
        known: the terms, skills and projects there are.
        now: the moment from which a term is over or not, with a time zone.
        host: of the GitHub server whose issues can be asked about.
    """

    def __init__(self, known: Catalogue, now: datetime, host: str) -> None:
        self._known = known
        self._now = now
        self._host = host

    def read(
        self, document: Document, path: str, project: Project
    ) -> tuple[Idea | None, list[Problem]]:
        """The idea in a document, if its fields are right, and what is wrong with it.

        Args:
            path: of the file, relative to the checkout.
            project: in whose folder the file is.
        """
        document, too_long = _bounded(document, path)
        repository = _on_forge(project, self._host)
        fields, problems = self._fields(document, path, repository)
        problems = too_long + _with_comments(problems, document, path, repository)
        text = body.read(document.body)
        if fields is None:
            return None, problems + self._rules_without_fields(path, document, text, project)
        named = self._known.skills.known(fields.skills)
        problems += lengths.of_skills(len(named), path, document.lines.get(("skills",), 1))
        idea = Idea.of(
            fields,
            path=path,
            project=project,
            body=text,
            text_line=document.body_line,
            lines=document.lines,
            host=self._host,
        )
        return idea, problems

    def _fields(
        self, document: Document, where: str, repository: str | None
    ) -> tuple[LenientFields | None, list[Problem]]:
        """The front matter by the schema of its term: a mistake by the strict one is only
        a warning where the term is over and the lenient schema accepts the fields.
        """
        fields, problems = validate(
            IdeaFields,
            document.fields,
            path=where,
            lines=document.lines,
            context={"repository": repository},
            examples=self._examples(),
        )
        written = document.fields.get("term")
        term = self._known.term(written) if isinstance(written, str) else None
        if fields is not None or term is None or not term.is_over(self._now):
            return fields, problems
        past, _ = validate(LenientFields, document.fields, path=where, lines=document.lines)
        if past is None:
            return None, problems
        told = [replace(p, severity=Severity.WARNING, archived=True) for p in problems]
        return past, told

    def _examples(self) -> dict[str, str]:
        term = self._known.current_term(self._now)
        return {"term": f"`term: {term.id}`, or another id of ideas/terms.yml"} if term else {}

    def _rules_without_fields(
        self, where: str, document: Document, text: body.Body, project: Project
    ) -> list[Problem]:
        """The findings about an idea whose fields are wrong, so that all are reported at once."""
        term, title = document.fields.get("term"), document.fields.get("title")
        found = [*text_rules.check(text, document.body_line)]
        if isinstance(term, str):
            known_title = title if isinstance(title, str) else ""
            found += rules.of_term_and_title(
                self._known, project, term, known_title, document.lines
            )
        known = self._known.term(term) if isinstance(term, str) else None
        return rules.as_problems(where, found, known, self._now)


def _bounded(document: Document, path: str) -> tuple[Document, list[Problem]]:
    """`document` with nothing in it that is too long, and what was."""
    fields, problems = lengths.cut(document.fields, path, document.lines)
    of_text = lengths.of_text(document.body, path, document.body_line)
    text = document.body[: lengths.MOST_IN_A_TEXT] if of_text else document.body
    return replace(document, fields=fields, body=text), problems + of_text


def _with_comments(
    problems: Iterable[Problem], document: Document, path: str, repository: str | None = None
) -> list[Problem]:
    """`problems` and what YAML takes for a comment, each line once.

    A line on which there is nothing but a comment is not empty.
    """
    alone = {line for line, one in document.swallowed.items() if one.is_alone}
    kept = [p for p in problems if p.code != "empty-field" or p.line not in alone]
    reported = {problem.line for problem in kept}
    for line, swallowed in document.swallowed.items():
        if line not in reported:
            advice = _of_number(document, line, swallowed, repository) or swallowed.advice
            kept.append(Problem(path, line, Severity.ERROR, advice, "yaml-comment"))
    return kept


def _of_number(document: Document, line: int, swallowed: Swallowed, repository: str | None) -> str:
    """The advice where the number of an issue is all that is written; ``""`` elsewhere."""
    number = re.fullmatch(r"#([1-9][0-9]{0,8})", swallowed.comment)
    places = [at for at, its_line in document.lines.items() if its_line == line]
    if not (number and swallowed.is_alone and all(at[:1] in {(), ("issue",)} for at in places)):
        return ""
    around = repository or "https://github.com/OWNER/REPOSITORY"
    return (
        f"YAML takes `{number[0]}` for a comment: write the full address of the issue, "
        f"`{around}/issues/{number[1]}`"
    )


def _on_forge(project: Project, host: str) -> str | None:
    """The address of the project's repository, where its issues have addresses that we know."""
    for reference in parse(project.repository or "", host):
        if reference.repository:
            return f"https://{host}/{reference.owner}/{reference.repository}"
    return None
