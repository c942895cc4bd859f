"""Projects matched by name: those in the folder first, then a list of known ones.

Source of the list's shape: `projects.yml` in https://github.com/cncf/mentoring, generated from
https://github.com/cncf/landscape
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from pydantic import BaseModel, ConfigDict, ValidationError
from slugify import slugify

from mentorship.checkout import file_text
from mentorship.checkout.file_text import UnreadableError
from mentorship.model.project import Project, ProjectFields
from mentorship.model.text.slug import RESERVED, is_slug
from mentorship.model.text.unique import UniqueNames
from mentorship.reading import plain_yaml
from mentorship.upstream.importing.source import SourceError

MAX_BYTES = 2 * 1024 * 1024
MAX_EVENTS = 200_000
"""Ten times the list of all CNCF projects."""

_SHAPE = "each entry has `name`, and may have `slug`, `maturity`, `homepage`, `logo`, `repo_url`"
MAX_SLUG = 60
_SUFFIX = re.compile(r"(?i)\s+(?:project|runtime)$")


class _Entry(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    name: str
    slug: str = ""
    maturity: str | None = None
    homepage: str | None = None
    logo: str | None = None
    repo_url: str | None = None


@dataclass(frozen=True)
class Match:
    """A project that a name means: its folder, and what a new `index.md` says."""

    slug: str
    fields: ProjectFields


class Landscape:
    """The projects that are known."""

    def __init__(self, existing: Iterable[Project], listed: Iterable[_Entry] = ()) -> None:
        self._by_key: dict[str, Match | _Entry] = {}
        self._slugs = UniqueNames()
        for project in existing:
            fields = ProjectFields.model_construct(name=project.name)
            self._add(Match(project.slug, fields), project.name, project.slug)
        for entry in listed:
            self._add(entry, entry.name, entry.slug, _organisation(entry.repo_url))

    def _add(self, match: Match | _Entry, *names: str) -> None:
        for key in (key for name in names for key in _keys(name)):
            self._by_key.setdefault(key, match)
        self._slugs.reserve(match.slug)

    def knows(self, name: str) -> bool:
        """Whether `name` is a project's."""
        return any(key in self._by_key for key in _keys(name))

    def match(self, name: str, facts: Mapping[str, str] | None = None) -> Match:
        """The project that `name` means; a new one where none is known.

        Args:
            facts: what the source says about it: `slug`, `maturity`.
        """
        for key in _keys(name):
            if found := self._by_key.get(key):
                return _match(found) if isinstance(found, _Entry) else found
        given = facts or {}
        wanted = given.get("slug") or ""
        chosen = self._slugs.take(wanted if _is_free(wanted) else slug(name, "project"))
        fields = _fields(_Entry(name=name, maturity=given.get("maturity")))
        new = Match(chosen, fields)
        self._add(new, name)
        return new


def read(path: Path) -> list[_Entry]:
    """The projects of a list.

    Raises:
        SourceError: it cannot be read, or has another shape.
    """
    try:
        text = file_text.read(path, MAX_BYTES)
        data = plain_yaml.read(
            text, max_characters=MAX_BYTES, max_events=MAX_EVENTS, with_comments=False
        )
    except (UnreadableError, plain_yaml.YamlError) as error:
        raise SourceError(error.advice, f"{path.name}:{error.line}") from None
    if not isinstance(data.value, list):
        raise SourceError(f"this is not a list of projects: {_SHAPE}", path.name)
    return [_entry(entry, f"{path.name}:{data.lines[at,]}") for at, entry in enumerate(data.value)]


def _entry(entry: Any, where: str) -> _Entry:
    try:
        return _Entry.model_validate(entry)
    except ValidationError:
        raise SourceError(f"this is not a project: {_SHAPE}", where) from None


def _is_free(name: str) -> bool:
    return is_slug(name) and name not in RESERVED


def slug(text: str, otherwise: str) -> str:
    """A short, readable name of a file or folder for `text`.

    Args:
        otherwise: for a text with no letter in it, with what makes it different from others.
    """
    short: str = slugify(text, max_length=MAX_SLUG, word_boundary=True, save_order=True)
    if not short:
        return f"{otherwise}-{crc32(text.encode()):08x}"
    return f"{otherwise}-{short}" if short in RESERVED or short == "index" else short


def _keys(name: str) -> Iterator[str]:
    """The names that mean one project: with and without brackets, suffix and small differences."""
    inside = re.findall(r"\(([^)]+)\)", name)
    outside = re.sub(r"\s*\([^)]*\)", "", name)
    for form in (name, outside, *inside, _SUFFIX.sub("", outside)):
        key = re.sub(r"[^\w]", "", form.casefold())
        if key:
            yield key


def _organisation(url: str | None) -> str:
    match = re.match(r"https?://github\.com/([^/]+)/", url or "")
    return match[1] if match else ""


def _match(entry: _Entry) -> Match:
    chosen = entry.slug if _is_free(entry.slug) else slug(entry.name, "project")
    return Match(chosen, _fields(entry))


def _fields(entry: _Entry) -> ProjectFields:
    given: dict[str, Any] = {
        "homepage": entry.homepage,
        "repository": entry.repo_url,
        "maturity": entry.maturity,
        "logo": entry.logo,
    }
    sound: dict[str, Any] = {"name": entry.name}
    for field, value in given.items():
        try:
            ProjectFields.model_validate({"name": entry.name, field: value})
        except ValidationError:
            continue
        sound[field] = value
    return ProjectFields.model_validate(sound)
