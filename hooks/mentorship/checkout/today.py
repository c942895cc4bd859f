"""The moment by which dates are judged."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from mentorship.model.term import moment_of


def moment(today: date | None = None) -> datetime:
    """The moment to judge dates by: `today` at noon UTC, else `SOURCE_DATE_EPOCH`, else now.

    Source: https://reproducible-builds.org/specs/source-date-epoch/

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is not a number of seconds.
    """
    if today is not None:
        return moment_of(today)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch!r}") from None
