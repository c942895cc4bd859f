"""New ideas as Atom feeds (RFC 4287): all of them, those of a project, those of a skill."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree as Xml

from mentorship.model.text.masking import mask_addresses
from mentorship.model.text.printable import INVISIBLE
from mentorship.site import addresses
from mentorship.site.entry import UNDATED, Entry
from mentorship.site.view import View

NAMESPACE = "http://www.w3.org/2005/Atom"

_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot say, beside control characters: https://www.w3.org/TR/xml/#charsets"""

MOST_ENTRIES = 50
"""Ideas in a feed: readers ask for the whole feed again and again."""


def atom(view: View, title: str, page: str, entries: Sequence[Entry]) -> str:
    """The feed of `entries`, which the page at address `page` lists: the newest first.

    An idea's id is its address, which never changes; an entry is as old as the idea's file, so
    that nothing becomes new by a build.
    """
    newest = sorted(entries, key=lambda one: (one.added, one.key), reverse=True)[:MOST_ENTRIES]
    root = Xml.Element("feed", xmlns=NAMESPACE)
    here = addresses.FEED if page == addresses.CATALOGUE else addresses.feed(page)
    _add(root, "id", addresses.absolute(here, view.base))
    _add(root, "title", title)
    _add(root, "updated", _moment(max((one.changed for one in newest), default=UNDATED)))
    _link(root, "self", addresses.absolute(here, view.base), "application/atom+xml")
    _link(root, "alternate", addresses.absolute(page, view.base), "text/html")
    for entry in newest:
        _entry(Xml.SubElement(root, "entry"), view, entry)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _entry(element: Xml.Element, view: View, entry: Entry) -> None:
    address = addresses.absolute(addresses.idea(entry.idea), view.base)
    _add(element, "id", address)
    _add(element, "title", f"{entry.idea.project.name}: {entry.idea.title}")
    _add(element, "published", _moment(entry.added))
    _add(element, "updated", _moment(entry.changed))
    _link(element, "alternate", address, "text/html")
    for mentor in entry.idea.mentors or ():
        _add(Xml.SubElement(element, "author"), "name", mentor.shown)
    if not entry.idea.mentors:
        _add(Xml.SubElement(element, "author"), "name", entry.idea.project.name)
    for skill in entry.skills:
        Xml.SubElement(element, "category", term=mask_addresses(skill))
    html = _add(element, "content", str(entry.idea.body.html.whole))
    html.set("type", "html")


def _link(element: Xml.Element, relation: str, address: str, kind: str) -> None:
    Xml.SubElement(element, "link", rel=relation, href=address, type=kind)


def _add(element: Xml.Element, name: str, text: str) -> Xml.Element:
    child = Xml.SubElement(element, name)
    child.text = _NO_XML.sub("", INVISIBLE.sub("", mask_addresses(text)))
    return child


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
