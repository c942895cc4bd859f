"""Mentorship ideas: read, check, ask GitHub, import, export, and turn into a site.

A plain library: nothing in here imports MkDocs. These are its public functions; each is loaded
when it is first used, as reading needs neither a network nor templates.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorship.issues.session import refresh
    from mentorship.reading.reader import read
    from mentorship.site.build import build
    from mentorship.site.publishing import publish
    from mentorship.upstream.exporting.formats import export
    from mentorship.upstream.importing.importer import run as import_source

__version__ = "0.1.0.dev0"

__all__ = ["build", "export", "import_source", "publish", "read", "refresh"]

_MODULES = {
    "build": ("site.build", "build"),
    "export": ("upstream.exporting.formats", "export"),
    "import_source": ("upstream.importing.importer", "run"),
    "publish": ("site.publishing", "publish"),
    "read": ("reading.reader", "read"),
    "refresh": ("issues.session", "refresh"),
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, function = _MODULES[name]
    return getattr(import_module(f"{__name__}.{module}"), function)
