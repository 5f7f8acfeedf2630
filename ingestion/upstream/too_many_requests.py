"""Status 429 of the external API: for how long it stops every process.

`Fetcher` hands the pause to the budget (`store/rate_limit.py`), which grants no call before its end.
"""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from ticketsaas.http.backoff import parse_retry_after

# Without a Retry-After: a quarter of the window. At most a quarter of an hour, so that an absurd
# value does not stop every tenant for a year.
DEFAULT_BLOCK_SECONDS = 15.0
MAX_BLOCK_SECONDS = 900.0


class Throttled(Exception):
    """Upstream answered 429: no process may call it for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"The external API asked for a pause of {seconds:g} s.")
        self.seconds = seconds


def read_pause(response: httpx.Response) -> float:
    """Return how many seconds a reply with status 429 asks every process to wait."""
    asked = parse_retry_after(
        response.headers.get("Retry-After"),
        now=_clock_of(response),
        maximum_seconds=MAX_BLOCK_SECONDS,
    )
    return DEFAULT_BLOCK_SECONDS if asked is None else asked


def _clock_of(response: httpx.Response) -> datetime:
    """Return upstream's own time, to which its Retry-After dates refer; ours when it sends none."""
    try:
        return parsedate_to_datetime(response.headers["Date"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        return datetime.now(UTC)
