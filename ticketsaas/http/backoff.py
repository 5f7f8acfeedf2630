"""Delays before another attempt: capped exponential backoff with full jitter, and Retry-After."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# A wait in seconds, with or without a fraction. More digits than that are no number that anybody means.
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d*)?")
_DURATION = re.compile(
    r"(?:(\d{1,9})\s*h)?\s*(?:(\d{1,9})\s*m)?\s*(?:(\d{1,15}(?:\.\d*)?)\s*s)?", re.IGNORECASE
)
_AROUND = " \t\r\n\"'"
# Twice the longest date, sent twice. Longer texts cost time and say nothing.
_LONGEST_HEADER = 200


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


def find_retry_after(
    headers: Mapping[str, str], *, now: datetime, maximum_seconds: float
) -> float | None:
    """Return the seconds that a reply asks its caller to wait, or None if it doesn't ask.

    A date counts from the reply's own `Date`, because the clocks of two machines differ; from `now`, aware,
    where it has none.
    """
    sent_at = _read_date(headers.get("Date", ""))
    return parse_retry_after(
        headers.get("Retry-After"), now=sent_at or now, maximum_seconds=maximum_seconds
    )


def parse_retry_after(value: str | None, *, now: datetime, maximum_seconds: float) -> float | None:
    """Return the whole seconds that a Retry-After header asks for: a number or a date, rounded up.

    Read is what RFC 9110 (section 10.2.3) allows, and what servers were reported to send otherwise:
    fractions (`292.052`), a number in quotes or with a plus, durations (`30s`, `1m30s`), ISO dates, and a
    header that a proxy has added a second time (`2814, 2`), of which the longest wait counts.

    The result lies between 1 and `maximum_seconds`, since an absurd value must not stop the product for a
    year. It is None if the header is missing or unreadable.
    """
    if value is None or len(value) > _LONGEST_HEADER:
        return None
    waits = [_read_wait(part, now=now) for part in (value, *value.split(","))]
    readable = [seconds for seconds in waits if seconds is not None]
    if not readable:
        return None
    return min(max(math.ceil(max(readable)), 1.0), maximum_seconds)


def _read_wait(text: str, *, now: datetime) -> float | None:
    text = text.strip(_AROUND)
    if number := _NUMBER.fullmatch(text):
        return float(number[0])
    if text and (duration := _DURATION.fullmatch(text)):
        hours, minutes, seconds = (float(part or 0) for part in duration.groups())
        return hours * 3600 + minutes * 60 + seconds
    date = _read_date(text)
    return None if date is None else (date - now).total_seconds()


def _read_date(text: str) -> datetime | None:
    """Read an HTTP date or an ISO date. Without a time zone it counts as UTC."""
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            date = parse(text)
            return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
        except (TypeError, ValueError, OverflowError):
            continue
    return None
