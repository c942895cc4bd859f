"""A checkout as a site: read, asked about, built, in one call for whichever engine renders it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mentorship.checkout import history, place
from mentorship.checkout.settings import Settings
from mentorship.issues import session
from mentorship.issues.store import States
from mentorship.model.problem import Problem
from mentorship.reading import reader
from mentorship.site.build import Site, build

ASKING_SECONDS = 20.0
"""What a build waits for GitHub at most."""


class LostError(Exception):
    """The site would lack pages whose own files are right; the message says what to fix.

    Attributes:
        problems: of the files in `ideas/`.
    """

    def __init__(self, files: Sequence[str], problems: Sequence[Problem]) -> None:
        super().__init__(f"pages would be missing, so no site is built: fix {', '.join(files)}")
        self.problems = problems


@dataclass(frozen=True)
class Published:
    """A site, and what it was made from.

    Attributes:
        problems: of the files in `ideas/`.
        states: what is known of linked issues, for the next build of this process.
    """

    site: Site
    problems: Sequence[Problem]
    states: States


def publish(
    root: Path,
    settings: Settings,
    now: datetime,
    *,
    name: str,
    states: States | None = None,
    say: Callable[[str], None],
) -> Published:
    """Read the checkout `root`, ask GitHub about linked issues, and build the site.

    Nothing in `ideas/` raises, and nothing that GitHub does: a wrong file is a problem, and an
    issue without an answer keeps its last known state.

    Args:
        root: the checkout.
        settings: what its `mkdocs.yml` says.
        now: the moment from which phases follow, with a time zone.
        name: the site's.
        states: what an earlier build of this process learnt; None to ask now.
        say: is given what is waited for, and why something could not be asked.

    Returns:
        The site, the problems of the files in `ideas/`, and the states that it was made from.

    Raises:
        LostError: a register cannot be read, so that pages would be missing.
    """
    found = reader.read(root, now, place.github_host())
    if found.lost:
        raise LostError(found.lost, found.problems)
    if states is None and not settings.ask_github:
        states = session.known(root, settings, say)
    if states is None:
        references = found.catalogue.references()
        states = session.refresh(
            root, settings, references, seconds=ASKING_SECONDS, only_due=True, say=say
        ).states
    site = build(
        found.catalogue,
        states,
        now,
        history=history.of(root),
        base=settings.site_url,
        name=name,
        emails=settings.mentor_emails,
    )
    return Published(site, found.problems, states)
