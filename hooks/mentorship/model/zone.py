"""Time zones as people write them behind a time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo

from dateutil import tz
from pydantic_core import PydanticCustomError

EVERYWHERE = tz.tzoffset("AoE", timedelta(hours=-12))
"""Where a day ends last: “anywhere on Earth”, UTC−12.

Source: https://www.timeanddate.com/time/zones/aoe
"""

KNOWN = {
    **{"UTC": 0, "GMT": 0, "Z": 0, "AoE": -12},
    **{"CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7},
    **{"EET": 2, "EEST": 3, "JST": 9, "KST": 9, "MDT": -6, "CDT": -5, "AEST": 10, "AEDT": 11},
}
"""Hours from UTC of the abbreviations that mean one zone."""

_AMBIGUOUS = {
    "IST": "+05:30 (India), +02:00 (Israel) or +01:00 (Ireland)",
    "CST": "-06:00 (America) or +08:00 (China)",
    "BST": "+01:00 (Britain) or +06:00 (Bangladesh)",
    "AST": "-04:00 (America) or +03:00 (Arabia)",
    "MST": "-07:00 (America) or +08:00 (Malaysia)",
    "WST": "+08:00 (Australia) or +13:00 (Samoa)",
}
"""Abbreviations of several zones, with the question that they raise."""

WRITTEN = r"(?-i:[A-Z]{1,5}(?:[+\-−]\d{1,2}(?::?\d\d)?)?|AoE|[A-Z][a-z]+/[A-Z]\w+|[+\-−]\d\d:\d\d)"
"""What can be a zone beside a time, as part of a regular expression; `zone` says whether it is."""

_OFFSET = re.compile(r"(?:UTC|GMT)?([+\-−])(\d{1,2})(?::?(\d{2}))?")
_PLACE = re.compile(r"[A-Za-z][\w+-]*(?:/[A-Za-z][\w+ -]*)+", re.ASCII)
_BY_CASE = {name.casefold(): name for name in KNOWN}


def place(name: str) -> tzinfo | None:
    """The zone of a place such as `Europe/Berlin`; None where it is not known.

    Source: https://www.iana.org/time-zones
    """
    # dateutil opens any file that a name leads to, and takes rules such as `UTC3/x` for zones.
    found = tz.gettz(name) if _PLACE.fullmatch(name) else None
    return found if isinstance(found, tz.tzfile) else None


def _offset(name: str) -> tzinfo | None:
    match = _OFFSET.fullmatch(name)
    if match is None:
        return None
    east = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    is_real = east < timedelta(hours=15) and int(match[3] or 0) < 60
    return tz.tzoffset(None, east if match[1] == "+" else -east) if is_real else None


def zone(name: str, own: tzinfo | None, at: datetime) -> tzinfo:
    """The zone that `name` means.

    Args:
        name: an abbreviation, an offset such as `+05:30`, or a place such as `Europe/Berlin`.
        own: the zone of the term, whose abbreviations are not ambiguous.
        at: the time, without a zone, at which it is meant.

    Raises:
        PydanticCustomError: it is not known, or means several; the message asks which.
    """
    if own is not None and name == at.replace(tzinfo=own).tzname():
        return own
    if known := _BY_CASE.get(name.casefold()):
        return tz.tzoffset(known, timedelta(hours=KNOWN[known]))
    if found := _offset(name) or place(name):
        return found
    if name in _AMBIGUOUS:
        raise PydanticCustomError(
            "zone",
            "`{zone}` is the name of several time zones: write {choices}",
            {"zone": name, "choices": _AMBIGUOUS[name]},
        )
    raise PydanticCustomError(
        "zone",
        "the time zone `{zone}` is not known: write UTC, an offset like -07:00, a place like "
        "Europe/Berlin, or AoE",
        {"zone": name},
    )
