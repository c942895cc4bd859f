"""A day as people write it, with its time and zone: `July 3rd`, `2024-07-03 11:00 PST`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateutil.parser import parserinfo

from mentorship.model.zone import WRITTEN

ENGLISH = parserinfo()
_MONTH = "|".join(names[0] for names in ENGLISH.MONTHS)
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_DAY = re.compile(
    rf"(?i)(?:(?P<month>{_MONTH})[a-z]*\.?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?:\s+(?:of\s+)?(?P<after>{_MONTH})[a-z]*\.?)?(?:,?\s+(?P<year>20\d\d))?"
)
_TIME = re.compile(
    rf"(?i),?\s*(?:at\s+)?(?:(?P<before>{WRITTEN})\s+)?"
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\b\.?)"
    r"|(?P<clock>\d{1,2}:\d\d)(?::00)?|(?P<noon>noon|midnight))"
    rf"(?:\s*(?P<zone>{WRITTEN})(?![\w]))?"
)


@dataclass(frozen=True)
class Day:
    """A day as it is written: `month` is 0, `year` None where the text around it has them."""

    month: int
    day: int
    year: int | None
    clock: str = ""
    zone: str = ""

    def text(self, year: int | None) -> str | None:
        """It as `terms.yml` writes it, in `year` where none is written; None for February 30."""
        in_year = self.year or year
        try:
            day = date(in_year or 0, self.month, self.day).isoformat()
        except ValueError:
            return None
        return " ".join(filter(None, [day, self.clock, self.zone]))


def read(text: str, month: int = 0) -> tuple[Day, str] | None:
    """The day at the beginning of `text`, and what follows it.

    Args:
        month: of a day that is written without one.
    """
    text = text.lstrip(" ,")
    found = _iso(text) or _in_words(text, month)
    if found is None:
        return None
    day, rest = found
    time = _TIME.match(rest)
    if time is None:
        return day, rest
    zone = time["zone"] or time["before"] or ""
    return replace(day, clock=_clock(time), zone=zone), rest[time.end() :]


def _iso(text: str) -> tuple[Day, str] | None:
    match = _ISO.match(text)
    if match is None:
        return None
    return Day(int(match[2]), int(match[3]), int(match[1])), text[match.end() :]


def _in_words(text: str, month: int) -> tuple[Day, str] | None:
    match = _DAY.match(text)
    if match is None:
        return None
    name = match["month"] or match["after"]
    year = int(match["year"]) if match["year"] else None
    day = Day(_month(name) if name else month, int(match["day"]), year)
    return day, text[match.end() :]


def _month(name: str) -> int:
    number = ENGLISH.month(name)
    assert number is not None, "the pattern has its names"
    return number


def _clock(time: re.Match[str]) -> str:
    if time["clock"]:
        return time["clock"].rjust(5, "0")
    if time["noon"]:
        return "12:00" if time["noon"].casefold() == "noon" else "23:59"
    hour = int(time["hour"]) % 12 + (12 if time["half"].casefold()[0] == "p" else 0)
    return f"{hour:02}:{time['minute'] or '00'}"
