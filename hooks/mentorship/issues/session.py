"""One session with the states: load them, ask about what is due, save the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorship.checkout import place
from mentorship.checkout.settings import Settings
from mentorship.github.client import GitHub
from mentorship.github.clock import SystemClock
from mentorship.issues import published, store, tracker
from mentorship.issues.store import Say, States
from mentorship.issues.tracker import Run
from mentorship.model.reference import Reference

FRESH_WITH_TOKEN = timedelta(minutes=15)
FRESH_WITHOUT = timedelta(hours=6)
"""How old an answer may be before a build asks again; sixty questions an hour go fast."""


def known(root: Path, settings: Settings, say: Say) -> States:
    """What is known before asking: our file, else the published site's copy.

    Args:
        say: prints a line about what does not fit.
    """
    now = _now()
    ours = store.load(place.states_file(root), now, say)
    return ours or published.fetch(settings.site_url, now, say)


def _now() -> datetime:
    return datetime.fromtimestamp(int(SystemClock().wall()), UTC)


def refresh(
    root: Path,
    settings: Settings,
    references: Sequence[Reference],
    *,
    seconds: float,
    only_due: bool,
    say: Say,
) -> Run:
    """Ask about `references`, add the answers to what is known, and save it all.

    Args:
        root: the checkout, in which the states are kept (`.cache/issues.json`).
        settings: its settings; where nothing is kept yet, the published site's states count.
        references: what may be asked about; what cannot be asked about is left out.
        seconds: the time budget for all requests.
        only_due: leave out what was verified lately.
        say: prints what is being waited for, and why something could not be asked.

    Returns:
        What is known then. Nothing is raised, even when GitHub or the disk fails.
    """
    states = known(root, settings, say)
    now = _now()
    github = GitHub.from_environment(seconds)
    fresh = FRESH_WITH_TOKEN if github.token else FRESH_WITHOUT
    due = tracker.due(references, states, now, fresh if only_due else timedelta(0))
    if not due:
        return Run(states)
    say(f"Asking GitHub about {len(due)} linked issues, {seconds:.0f} s at most")
    run = tracker.ask(due, states, github, now)
    try:
        store.save(place.states_file(root), run.states, now)
    except OSError as error:
        run = replace(run, notice=run.notice or f"the states cannot be saved ({error.strerror})")
    if run.notice:
        say(f"Not everything could be asked: {run.notice}. The last known states are kept.")
    return run
