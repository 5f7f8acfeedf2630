"""Delays before another attempt: capped exponential backoff with full jitter, and Retry-After."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def backoff_delay(
    attempt: int, *, first_seconds: float, cap_seconds: float, jitter: float
) -> float:
    """Return the seconds to wait after attempt number `attempt` (from 1), for a `jitter` in [0, 1).

    With full jitter the delay is anything between 0 and min(cap, first * 2**(attempt - 1)), so that callers
    who failed together don't come back together
    (aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
    """
    # The exponent is bounded so that a large attempt number can't overflow.
    return jitter * min(cap_seconds, first_seconds * 2.0 ** min(attempt - 1, 62))


def parse_retry_after(value: str | None, *, now: datetime, maximum_seconds: float) -> float | None:
    """Return the seconds that a Retry-After header asks for: a number, or a date (RFC 9110, section 10.2.3).

    The result lies between 1 and `maximum_seconds`, since an absurd value must not stop the product for a
    year. It is None if the header is missing or unreadable.
    """
    if value is None:
        return None
    seconds = _read_seconds(value.strip(), now=now)
    if seconds is None:
        return None
    return min(max(seconds, 1.0), maximum_seconds)


def _read_seconds(value: str, *, now: datetime) -> float | None:
    if value.removeprefix("-").isdecimal() and len(value) < 20:
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    aware = date.replace(tzinfo=UTC) if date.tzinfo is None else date
    return (aware - now).total_seconds()
