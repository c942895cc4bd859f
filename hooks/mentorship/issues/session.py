"""One session with the states: load them, ask about what is due, save what was learnt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorship import checkout
from mentorship.checkout import Settings
from mentorship.issues import published, store, tracker
from mentorship.issues.github import GitHub
from mentorship.issues.reference import Reference
from mentorship.issues.store import States
from mentorship.issues.tracker import Run


def has_token() -> bool:
    """Whether the environment gives us a token to ask GitHub with."""
    return bool(GitHub.from_environment(0).token)


def known(root: Path, settings: Settings) -> States:
    """What is known before asking: our file, else the published site's copy."""
    return store.load(checkout.states_file(root)) or published.fetch(settings.site_url)


def ask(
    root: Path,
    references: Sequence[Reference],
    states: States,
    *,
    seconds: float,
    age: timedelta = timedelta(0),
) -> Run:
    """Ask about those of `references` not verified within `age`, and save what was learnt.

    Args:
        seconds: the time budget for all requests.

    Returns:
        The run; its notice says it where the states could not be saved.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    waiting = tracker.due(references, states, now, age)
    if not waiting:
        return Run(states)
    run = tracker.ask(waiting, states, GitHub.from_environment(seconds), now)
    try:
        store.save(checkout.states_file(root), run.states, now)
    except OSError as error:
        notice = f"the states cannot be saved ({error.strerror})"
        return Run(run.states, run.verified, run.requests, run.notice or notice)
    return run
