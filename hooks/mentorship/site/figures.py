"""The figures that hand-written pages show, ready to be put into Markdown."""

from __future__ import annotations

from collections import Counter
from typing import Any

from mentorship.model.text.escaping import as_entities
from mentorship.model.text.masking import mask_addresses
from mentorship.site import addresses, templating
from mentorship.site.pages.making import usual
from mentorship.site.view import View

MOST_NEWEST = 6
MOST_SKILLS = 24


def figures(view: View) -> dict[str, Any]:
    """The value of `catalogue` in a page with `render_macros: true`.

    Returns:
        `ideas`, `projects`, `mentors`: how many, in all terms; `term`: the current term's `title`,
        `programme` and `page` (to link to), or None; `phase`, `timeline`, `newest`, `skills`: what
        it is doing, its dates, the ideas proposed last, and the skills it asks for, as HTML.
    """
    catalogue = view.catalogue
    term = view.current
    shown = [entry for entry in view.entries if not entry.is_hidden] or view.entries
    newest = sorted(shown, key=lambda entry: (entry.added, entry.is_free), reverse=True)
    wanted = Counter(skill for entry in shown for skill in entry.skills).most_common(MOST_SKILLS)
    wanted.sort(key=lambda one: one[0].casefold())
    return {
        "ideas": len(catalogue.ideas),
        "projects": len({idea.project.slug for idea in catalogue.ideas}),
        "mentors": len({m.shown.casefold() for idea in catalogue.ideas for m in idea.mentors}),
        "term": term
        and {
            "title": as_entities(mask_addresses(term.title)),
            "programme": as_entities(mask_addresses(term.programme)),
            "page": f"{addresses.term(term).lstrip('/')}index.md",
        },
        "phase": _block(view, "phase.html", term=term) if term else "",
        "timeline": _block(view, "timeline.html", term=term, now=view.now) if term else "",
        "newest": _block(view, "entries.html", found=newest[:MOST_NEWEST]),
        "skills": _block(view, "wanted.html", skills=wanted),
    }


def _block(view: View, template: str, **values: Any) -> str:
    """HTML that Markdown passes through: one block, with no empty line in it."""
    html = templating.render(template, **usual(view, addresses.HOME), **values)
    return "\n".join(line for line in html.splitlines() if line.strip())
