"""How long GitHub asks us to wait.

Source: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime

UNSAID = 60.0
"""Seconds to wait where GitHub says that a limit is reached and not for how long."""

BACKOFF = (1.0, 2.0)
"""Seconds before the second and the third try of a request that got no answer."""


def retry_after(header: str | None, now: float) -> float:
    """The seconds that a `Retry-After` header asks for: a number, or a date.

    Args:
        now: seconds since 1970.
    """
    if header is None:
        return UNSAID
    text = header.strip()
    if text.isascii() and text.isdigit() and len(text) < 9:
        return float(text)
    try:
        seconds = parsedate_to_datetime(text).timestamp() - now
    except (ValueError, OverflowError, TypeError):
        return UNSAID
    return seconds if seconds >= 0 else UNSAID
