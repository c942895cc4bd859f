"""The dates of the terms as a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from mentorship.model.term import Term
from mentorship.model.text.masking import mask_addresses
from mentorship.model.timeline import Milestone, Timeline
from mentorship.site import addresses
from mentorship.site.view import View


def calendar(view: View) -> str:
    """Every milestone of every term as an event.

    An event's uid is made of the term and the milestone, so that a date that moves moves in the
    reader's calendar. A span of days is days; an end with a time of day is a moment.
    """
    made = Calendar()
    made.add("prodid", f"-//{view.name}//terms//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", view.name)
    for term in view.catalogue.terms:
        for name in Timeline.model_fields:
            row: Milestone | None = getattr(term.timeline, name)
            if row is not None:
                title = str(Timeline.model_fields[name].title)
                made.add_component(_event(view, term, name, title, row))
    return str(made.to_ical(), "utf-8")


def _event(view: View, term: Term, name: str, title: str, row: Milestone) -> Event:
    event = Event()
    event.add("uid", f"{term.id}-{name}@{urlsplit(view.base).netloc or 'localhost'}")
    event.add("dtstamp", view.now.astimezone(UTC))
    event.add("summary", mask_addresses(f"{term.programme}, {term.short_title}: {title}"))
    if row.whole_day:
        event.add("dtstart", row.starts.date())
        event.add("dtend", row.ends.date() + timedelta(days=1))  # the day after, as the RFC says
    else:
        event.add("dtstart", row.starts.astimezone(UTC))
        event.add("dtend", row.ends.astimezone(UTC))
        event.add("description", row.text)
    event.add("transp", "TRANSPARENT")
    event.add("url", addresses.absolute(addresses.term(term), view.base))
    return event
