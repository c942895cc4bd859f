"""The MkDocs hook: its events in, calls of the library out, and nothing else.

The only file that imports MkDocs. It runs under every engine that has the hooks of MkDocs 1.6.
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

from mentorship.checkout import history, place
from mentorship.checkout.place import Settings
from mentorship.issues import findings, session
from mentorship.issues.store import States
from mentorship.model.collection import Catalogue
from mentorship.model.problem import Problem, Severity
from mentorship.model.text.masking import mask_addresses
from mentorship.reading import reader
from mentorship.site import figures
from mentorship.site.files import downloads
from mentorship.site.files.downloads import Download
from mentorship.site.pages import kinds
from mentorship.site.pages.head import head
from mentorship.site.pages.making import Heading, Page
from mentorship.site.view import View

# `--strict` counts warnings below the logger `mkdocs`; a hook's `__name__` is its path.
log = logging.getLogger("mkdocs.hooks.catalogue")

ASKING_SECONDS = 20.0
"""The longest time that a build waits for GitHub."""

IN_NAVIGATION = {"/ideas/", "/projects/", "/skills/", "/terms/", "/statistics/"}


@dataclass
class _Process:
    """What lasts as long as the process: GitHub is asked once, however often a preview rebuilds."""

    states: States | None = None
    pages: dict[str, Page] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)


_process = _Process()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Forget what was known; MkDocs keeps this module from one build to the next."""
    _process.states = None


@event_priority(100)  # before the plugins that look at all files
def on_files(files_: Files, /, *, config: MkDocsConfig) -> Files:
    """Read the ideas, report their problems, and add every generated page and file."""
    root = Path(config.config_file_path).parent
    settings = Settings.of(config)
    try:
        now = place.moment()
    except ValueError as error:
        raise PluginError(str(error)) from None
    found = reader.read(root, now, place.github_host())
    _tell(found.problems)
    if _process.states is None:
        _process.states = _states(root, found.catalogue, settings)
    states = _process.states
    _tell(
        [finding.problem for finding in findings.find(found.catalogue, states, now)], strict=False
    )
    view = View(found.catalogue, states, now, history.of(root), settings.site_url, config.site_name)
    _process.pages = {_source(page): page for page in kinds.build(view)}
    _process.heads = {source: head(view, page) for source, page in _process.pages.items()}
    for source, page in _process.pages.items():
        files_.append(_file(config, source, page))
    for download in downloads.build(view, emails=settings.mentor_emails):
        files_.append(_download(config, download))
    if "macros" in config.plugins:
        config.plugins["macros"].register_variables({"catalogue": figures.figures(view)})  # type: ignore[attr-defined]
    return files_


def on_page_content(
    html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
) -> str | None:
    """Put the content of a generated page in its place, without any template engine."""
    generated = _process.pages.get(page.file.src_uri)
    if generated is None:
        return None
    page.toc = get_toc(_contents(generated.headings))
    page.meta["head"] = _process.heads[page.file.src_uri]
    return str(generated.html)


def _states(root: Path, catalogue: Catalogue, settings: Settings) -> States:
    if not settings.ask_github:
        return session.known(root, settings)
    references = catalogue.references()
    return session.refresh(
        root, settings, references, seconds=ASKING_SECONDS, only_due=True, say=log.info
    ).states


def _tell(problems: Sequence[Problem], *, strict: bool = True) -> None:
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
        "search": {"boost": page.rank},
    }
    inclusion = (
        InclusionLevel.INCLUDED if page.address in IN_NAVIGATION else InclusionLevel.NOT_IN_NAV
    )
    text = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    file = File.generated(config, source, content=text, inclusion=inclusion)
    if page.source is not None:
        file.edit_uri = f"../{page.source}"
    return file


def _download(config: MkDocsConfig, download: Download) -> File:
    # MkDocs would render a name that ends in `.md`, so only the written file has it.
    path = download.address.lstrip("/")
    file = File.generated(config, path + ".txt", content=download.text)
    file.dest_uri = path
    return file


def _contents(headings: Sequence[Heading]) -> list[Any]:
    """`headings` as MkDocs' table of contents takes them: each with the headings below it."""
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
