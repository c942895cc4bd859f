"""The MkDocs hook: its events in, one call of the library, its files out.

The only file that imports MkDocs. It runs under every engine that speaks MkDocs 1.6's hooks.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from mentorship.checkout import today
from mentorship.checkout.settings import Settings
from mentorship.issues.store import States
from mentorship.model.problem import Problem, Severity
from mentorship.model.text.masking import mask_addresses
from mentorship.site.files.downloads import Download
from mentorship.site.pages.making import Heading, Page
from mentorship.site.publishing import LostError, publish

# `--strict` counts warnings below the logger `mkdocs`; a hook's `__name__` is its path.
log = logging.getLogger("mkdocs.hooks.catalogue")


@dataclass
class _Process:
    """What lasts as long as the process: GitHub is asked once, however often a preview rebuilds."""

    states: States | None = None
    pages: dict[str, Page] = field(default_factory=dict)


_process = _Process()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Begin with nothing known; MkDocs keeps this module from one build to the next."""
    _process.states = None


@event_priority(100)  # before the plugins that look at all files
def on_files(files: Files, /, *, config: MkDocsConfig) -> Files:
    """Build the site, report its problems, and add every generated page and file."""
    try:
        now = today.moment()
    except ValueError as error:
        raise PluginError(str(error)) from None
    try:
        published = publish(
            Path(config.config_file_path).parent,
            Settings.of(config),
            now,
            name=config.site_name,
            states=_process.states,
            say=log.info,
        )
    except LostError as error:
        _report(error.problems)
        raise PluginError(str(error)) from None
    site = published.site
    _report(published.problems)
    _report(site.problems, strict=False)
    _process.states = published.states
    _process.pages = {_source(page): page for page in site.pages}
    for source, page in _process.pages.items():
        files.append(_file(config, source, page))
    for download in site.files:
        files.append(_download(config, download))
    if "macros" in config.plugins:
        config.plugins["macros"].register_variables({"catalogue": site.figures})  # type: ignore[attr-defined]
    return files


def on_page_content(
    html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
) -> str | None:
    """Put the content of a generated page in its place, past every template engine."""
    generated = _process.pages.get(page.file.src_uri)
    if generated is None:
        return None
    page.toc = get_toc(_contents(generated.headings))
    page.meta["head"] = generated.head
    return str(generated.html)


@event_priority(100)  # before the plugin that writes the index
def on_post_build(*, config: MkDocsConfig) -> None:
    """Give the theme's search the documents of generated pages; it does not read their HTML."""
    search: Any = config.plugins.get("material/search") or config.plugins.get("search")
    if search is None:
        return
    search.search_index.entries += [
        {
            "location": document.address.lstrip("/"),
            "title": document.title,
            "text": document.html,
            "boost": document.rank,
        }
        for page in _process.pages.values()
        for document in page.documents
    ]


def _report(problems: Sequence[Problem], *, strict: bool = True) -> None:
    """Log `problems` as `ideas check` prints them; errors make a strict build fail."""
    for problem in problems:
        if problem.archived:
            continue
        counts = strict and problem.severity is Severity.ERROR
        log.log(logging.WARNING if counts else logging.INFO, "%s", problem)


def _source(page: Page) -> str:
    """The file in `docs/` that would have made this page."""
    path = page.address.strip("/")
    is_leaf = path.count("/") == 2
    return f"{path}.md" if is_leaf else f"{path}/index.md"


def _file(config: MkDocsConfig, source: str, page: Page) -> File:
    # The theme escapes nothing (https://github.com/mkdocs/mkdocs/issues/3562), so we do.
    meta = {
        "title": escape(mask_addresses(page.title)),
        "description": escape(mask_addresses(page.description)),
        "hide": ["navigation", "toc"],
        "render_macros": False,
        "search": {"exclude": True},
    }
    inclusion = InclusionLevel.INCLUDED if page.in_navigation else InclusionLevel.NOT_IN_NAV
    text = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    file = File.generated(config, source, content=text, inclusion=inclusion)
    if page.source is not None:
        file.edit_uri = f"../{page.source}"
    return file


def _download(config: MkDocsConfig, download: Download) -> File:
    # MkDocs would render what ends in `.md`: its name is given where it lands.
    path = download.address.lstrip("/")
    file = File.generated(config, path + ".txt", content=download.text)
    file.dest_uri = path
    return file


def _contents(headings: Sequence[Heading]) -> list[Any]:
    """`headings` as MkDocs' table of contents takes them: each with those below it."""
    top: list[Any] = []
    for heading in headings:
        token = {
            "level": heading.level,
            "id": heading.anchor,
            "name": escape(mask_addresses(heading.title)),
            "children": [],
        }
        below = top[-1]["children"] if top and heading.level > top[-1]["level"] else top
        below.append(token)
    return top
