"""Pauses that the external API asks for: after a 429 of every process, after other errors of one caller.

`Fetcher` hands the pause after a 429 to the budget (`store/rate_limit.py`), which grants no call before its
end.
"""

import httpx

from ticketsaas import clock
from ticketsaas.http.backoff import find_retry_after

# Without a Retry-After: a quarter of the window. At most a quarter of an hour, so that an absurd
# value does not stop every tenant for a year.
DEFAULT_BLOCK_SECONDS = 15.0
MAX_ASKED_SECONDS = 900.0


class Throttled(Exception):
    """Upstream answered 429: no process may call it for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"The external API asked for a pause of {seconds:g} s.")
        self.seconds = seconds


def read_pause(response: httpx.Response) -> float:
    """Return how many seconds a reply with status 429 asks every process to wait."""
    asked = find_asked_wait(response)
    return DEFAULT_BLOCK_SECONDS if asked is None else asked


def find_asked_wait(response: httpx.Response) -> float | None:
    """Return the seconds that a reply asks its caller to wait before it calls again, if it does."""
    return find_retry_after(
        response.headers, now=clock.utc_now(), maximum_seconds=MAX_ASKED_SECONDS
    )
