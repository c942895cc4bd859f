"""The templates' environment: everything that is put into a page is escaped and masked."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_environment
from jinja2.filters import do_truncate
from markupsafe import Markup

from mentorship.model.text.links import is_web_address
from mentorship.model.text.masking import mask_addresses
from mentorship.site import words


def _masked(value: Any) -> Any:
    return mask_addresses(value) if type(value) is str else value


def _href(address: str) -> str:
    """`address` fit for a link: http(s) only, and no e-mail address in it."""
    return mask_addresses(address) if is_web_address(address) else ""


@pass_environment
def _truncate(env: Environment, text: str, length: int, killwords: bool = False) -> str:
    # Masked first: what is cut inside an address is not found any more, and shows who it is.
    return do_truncate(env, mask_addresses(text), length, killwords)


@cache
def environment() -> Environment:
    """The one environment; its templates are in `templates/` next to this module."""
    made = Environment(
        loader=PackageLoader("mentorship.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_masked,
    )
    made.filters.update(
        age=words.age,
        day=words.day,
        days=lambda at: int(at.timestamp() // 86_400) if at else 0,
        minute=words.minute,
        seconds=lambda at: int(at.timestamp()),
        span=words.span,
        truncate=_truncate,
        href=_href,
        iso=lambda at: at.isoformat(),
    )
    return made


def render(template: str, **values: Any) -> Markup:
    """The HTML of `template` with `values`."""
    return Markup(environment().get_template(template).render(**values))  # noqa: S704 (autoescaped)
