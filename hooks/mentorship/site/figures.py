"""The figures that hand-written pages show, ready to be put into Markdown."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from mentorship.masking import mask_addresses
from mentorship.site import addresses, templating
from mentorship.site.pages import linker
from mentorship.site.view import View


def figures(view: View) -> dict[str, Any]:
    """The value of `catalogue` in a page with `render_macros: true`.

    Returns:
        `ideas`, `projects`, `mentors`: how many, in all terms; `term`: the current term's `title`,
        `programme`, `phase` and `page` (to link to), or None; `timeline`,
        `cards`: its dates and its first six ideas as HTML.
    """
    catalogue = view.catalogue
    term = catalogue.current_term(view.now)
    ideas = catalogue.ideas_of(term=term) if term else []
    to = linker(addresses.HOME)
    return {
        "ideas": len(catalogue.ideas),
        "projects": len({idea.project.slug for idea in catalogue.ideas}),
        "mentors": len({m.shown.casefold() for idea in catalogue.ideas for m in idea.mentors}),
        "term": term
        and {
            "title": _plain(term.title),
            "programme": _plain(term.programme),
            "phase": _plain(view.phase(term)),
            "page": f"{addresses.term(term).lstrip('/')}index.md",
        },
        "timeline": _block("timeline.html", term=term, now=view.now) if term else "",
        "cards": _block("cards.html", view=view, to=to, at=addresses, ideas=ideas[:6]),
    }


def _block(template: str, **values: Any) -> str:
    """HTML that Markdown passes through: one block, with no empty line in it."""
    html = templating.render(template, **values)
    return "\n".join(line for line in html.splitlines() if line.strip())


def _plain(text: str) -> Markup:
    """`text` as it was written, whatever Markdown would make of it."""
    masked = mask_addresses(text)
    # Each character but letters, digits and spaces is an entity: nothing is left to escape.
    return Markup("".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in masked))  # noqa: S704
