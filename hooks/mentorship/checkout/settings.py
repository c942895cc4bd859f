"""What `mkdocs.yml`, the one place for settings, says to us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from mentorship.checkout import file_text
from mentorship.checkout.file_text import UnreadableError


@dataclass(frozen=True)
class Settings:
    """What we need of `mkdocs.yml`.

    Attributes:
        site_url: the site's address, ending in a slash, or ``""``.
        mentor_emails: whether the combined files show them (`extra.mentorship.mentor_emails`).
        ask_github: whether a build asks about linked issues (`extra.mentorship.ask_github`).
        import_map: a key in the front matter of an import's source → the field that it means
            (`extra.mentorship.import_map`).
    """

    site_url: str = ""
    mentor_emails: bool = True
    ask_github: bool = True
    import_map: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Settings:
        """Pick the settings out of `config`, the content of `mkdocs.yml`."""
        extra = config.get("extra")
        ours = extra.get("mentorship") if isinstance(extra, Mapping) else None
        ours = ours if isinstance(ours, Mapping) else {}
        site_url = str(config.get("site_url") or "")
        return cls(
            site_url=site_url.rstrip("/") + "/" if site_url else "",
            mentor_emails=bool(ours.get("mentor_emails", True)),
            ask_github=bool(ours.get("ask_github", True)),
            import_map=_texts(ours.get("import_map")),
        )


def _texts(value: Any) -> dict[str, str]:
    """A mapping of texts; empty where `value` is anything else."""
    pairs = value.items() if isinstance(value, dict) else ()
    return {str(key): name for key, name in pairs if isinstance(name, str)}


class _SettingsLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml` with its ``!ENV``; other tags name Python objects, which we never need."""


_SettingsLoader.add_constructor("!ENV", construct_env_tag)
_SettingsLoader.add_multi_constructor("tag:", lambda loader, suffix, node: None)
_SettingsLoader.add_multi_constructor("!", lambda loader, suffix, node: None)


def read(root: Path) -> Settings:
    """The settings of the checkout `root`.

    Raises:
        ValueError: its `mkdocs.yml` cannot be read.
    """
    try:
        config = yaml.load(file_text.read(root / "mkdocs.yml"), Loader=_SettingsLoader)  # noqa: S506 (a SafeLoader)
    except UnreadableError as error:
        raise ValueError(f"mkdocs.yml:{error.line}: {error.advice}") from None
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        raise ValueError(f"mkdocs.yml cannot be read: {error}") from None
    return Settings.of(config if isinstance(config, dict) else {})
