"""The site for language models, as https://llmstxt.org/ proposes it: one Markdown file of links."""

from __future__ import annotations

from collections.abc import Iterable

from mentorship.model.text.escaping import escape_markup
from mentorship.model.text.masking import mask_addresses
from mentorship.site import addresses
from mentorship.site.entry import Entry
from mentorship.site.view import View


def text(view: View) -> str:
    """The file: ideas that can be chosen, the machine's files, then those of earlier terms."""
    now = [entry for entry in view.entries if not entry.is_hidden]
    past = [entry for entry in view.entries if entry.is_hidden]
    term = view.current
    about = "Mentorship projects in open source, each with its mentors, its skills, and its issue."
    if term is not None:
        about += f" The current term is {_plain(term.title)} of {_plain(term.programme)}."
    parts = [f"# {_plain(view.name)}", f"> {about}"]
    if now:
        parts.append("\n".join(["## Ideas", "", *_lines(view, now)]))
    files = {
        addresses.IDEAS_FILE: "every idea as data; its schema is beside it",
        addresses.ISSUES_FILE: "what is known of every linked issue",
        addresses.FEED: "new ideas as an Atom feed",
        addresses.CALENDAR: "the dates of the terms",
    }
    links = [
        f"- [{address.lstrip('/')}]({addresses.absolute(address, view.base)}): {what}"
        for address, what in files.items()
    ]
    parts.append("\n".join(["## Data", "", *links]))
    if past:
        parts.append("\n".join(["## Optional", "", *_lines(view, past)]))
    return "\n\n".join(parts) + "\n"


def _lines(view: View, entries: Iterable[Entry]) -> list[str]:
    lines = []
    for entry in entries:
        address = addresses.absolute(addresses.idea(entry.idea), view.base)
        facts = [entry.idea.project.name, entry.term.short_title, entry.badge.label.lower()]
        about = ", ".join(facts) + (f"; {', '.join(entry.skills)}" if entry.skills else "")
        lines.append(f"- [{_plain(entry.idea.title)}]({address}): {_plain(about)}")
    return lines


def _plain(words: str) -> str:
    """`words` on one line, as plain text in Markdown."""
    return escape_markup(" ".join(mask_addresses(words).split()))
