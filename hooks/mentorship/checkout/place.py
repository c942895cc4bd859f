"""The checkout we work in: where it is, what its settings say, and what day it is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from yaml_env_tag import construct_env_tag

from mentorship.model.reference import GITHUB
from mentorship.model.term import moment_of


@dataclass(frozen=True)
class Settings:
    """What we need of `mkdocs.yml`, the one place for settings.

    Attributes:
        site_url: the site's address, ending in a slash, or ``""``.
        mentor_emails: whether the combined files show them (`extra.mentorship.mentor_emails`).
        ask_github: whether a build asks about linked issues (`extra.mentorship.ask_github`).
    """

    site_url: str = ""
    mentor_emails: bool = True
    ask_github: bool = True

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Settings:
        """Pick the settings out of `config`, the content of `mkdocs.yml`."""
        ours = (config.get("extra") or {}).get("mentorship") or {}
        site_url = str(config.get("site_url") or "")
        return cls(
            site_url=site_url.rstrip("/") + "/" if site_url else "",
            mentor_emails=bool(ours.get("mentor_emails", True)),
            ask_github=bool(ours.get("ask_github", True)),
        )


class _SettingsLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml` with its ``!ENV``; other tags name Python objects, which we never need."""


_SettingsLoader.add_constructor("!ENV", construct_env_tag)
_SettingsLoader.add_multi_constructor("tag:", lambda loader, suffix, node: None)
_SettingsLoader.add_multi_constructor("!", lambda loader, suffix, node: None)


def find(start: Path) -> Path | None:
    """The checkout that contains `start`: the nearest folder with `mkdocs.yml` and `ideas/`."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "ideas").is_dir():
            return folder
    return None


def settings(root: Path) -> Settings:
    """The settings of the checkout `root`.

    Raises:
        ValueError: its `mkdocs.yml` cannot be read.
    """
    try:
        config = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_SettingsLoader)  # noqa: S506 (a SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"mkdocs.yml cannot be read: {error}") from None
    return Settings.of(config if isinstance(config, dict) else {})


def github_host() -> str:
    """The host of the GitHub server that we can ask: what Actions says, else github.com.

    Source: https://docs.github.com/actions/reference/variables-reference (`GITHUB_SERVER_URL`)
    """
    return urlsplit(os.environ.get("GITHUB_SERVER_URL") or "").hostname or GITHUB


def states_file(root: Path) -> Path:
    """Where the answers about linked issues are kept."""
    return root / ".cache" / "issues.json"


def moment(today: date | None = None) -> datetime:
    """The moment to judge dates by: `today` at noon UTC, else `SOURCE_DATE_EPOCH`, else now.

    Source: https://reproducible-builds.org/specs/source-date-epoch/

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is not a number of seconds.
    """
    if today is not None:
        return moment_of(today)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch!r}") from None
