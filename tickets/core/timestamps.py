"""Times as upstreams write them: RFC 3339 in full, and the other forms of ISO 8601 that Python reads."""

import re
from datetime import UTC, datetime, timedelta

from ticketsaas.api.time_format import LATEST_YEAR

# RFC 3339 gives an example of 1937. The year 1 is what some programs write for "never".
EARLIEST_YEAR = 1900
EARLIEST = datetime(EARLIEST_YEAR, 1, 1, tzinfo=UTC)

_LEAP_SECOND = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}.[0-9]{2}:[0-9]{2}:)60")


def parse_time(text: str) -> datetime:
    """Parse a time into aware UTC, cut to milliseconds. Raises ValueError or OverflowError.

    A time without a zone is UTC, and a date is its midnight. `t` and `z` may be small. The leap second 60
    is the second after 59, because our clocks have none.
    """
    written = text.strip().upper()
    leap = _LEAP_SECOND.match(written) if ":60" in written else None
    if leap is not None:
        written = f"{leap[1]}59{written[leap.end() :]}"
    time = datetime.fromisoformat(written) + timedelta(seconds=leap is not None)
    utc = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    if not EARLIEST_YEAR <= utc.year <= LATEST_YEAR:
        raise ValueError(f"The year {utc.year} is out of range.")
    return utc - timedelta(microseconds=utc.microsecond % 1000)
