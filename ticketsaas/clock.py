"""The clock of processes, as against the server's clock, which decides about locks and budgets."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the current time in UTC, cut to the milliseconds that MongoDB keeps.

    A time that is stored and read back then equals the one that was stored.
    """
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
