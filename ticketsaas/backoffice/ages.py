"""Shows how long ago something happened, in the largest unit that fits."""

from datetime import datetime

NEVER = "never"
_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"))


def describe_age(at: datetime | None, *, now: datetime) -> str:
    """Return a text such as `3 h ago`.

    Both times are aware or both naive. A time in the future, by another clock, is `just now`.
    """
    if at is None:
        return NEVER
    seconds = (now - at).total_seconds()
    for length, unit in _UNITS:
        if seconds >= length:
            return f"{int(seconds // length):,} {unit} ago"
    return "just now"
