"""Times in requests: dates and date-times of ISO 8601.

One pattern, which knows leap years, accepts exactly the times that exist. It is also the documentation of
time parameters: `format: date-time` would neither allow dates nor times without a zone.
"""

import re
from datetime import UTC, datetime

# The years that a request may name. Others are typing errors, and overflow in time zone arithmetic.
EARLIEST_YEAR, LATEST_YEAR = 1970, 2199

_YEAR = "(19[7-9][0-9]|2[01][0-9]{2})"
_LEAP_YEAR = (
    "(19(7[26]|8[048]|9[26])|20([02468][048]|[13579][26])|21(0[48]|[2468][048]|[13579][26]))"
)
_DAY = (
    f"({_YEAR}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    f"|02-(0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
)
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?"
# A plus sign that was not percent-encoded arrives as a blank.
_ZONE = "(Z|[+ -]([01][0-9]|2[0-3])(:?[0-5][0-9])?)"
PATTERN = f"^{_DAY}([T ]{_CLOCK}{_ZONE}?)?$"

_DATE_AND_SEPARATOR = len("2026-01-01T")


def parse_time(text: str) -> datetime:
    """Return aware UTC. A date means its start, and a time without a zone is UTC. Raises ValueError."""
    if not re.fullmatch(PATTERN, text):
        raise ValueError(f"not a time: {text!r}")
    written = text[:_DATE_AND_SEPARATOR] + text[_DATE_AND_SEPARATOR:].replace(" ", "+")
    time = datetime.fromisoformat(written)
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
