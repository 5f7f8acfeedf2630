"""Retries of a failed fetch: whether there is another try, and when."""

from dataclasses import dataclass

from ticketsaas.http.backoff import backoff_delay

# Six tries ride out a restart of upstream.
MAX_ATTEMPTS = 6
FIRST_DELAY_SECONDS = 0.5
CAP_SECONDS = 15.0
# No further try begins after this much time on one page, however slow each answer was. Shorter than
# a slice (`config.py`): else a page whose calls hang would never come to an end in any slice.
MAX_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Why a call brought no answer; `transient` when the same call may work later."""

    reason: str
    transient: bool


def plan_retry(
    failure: FetchFailure, *, attempt: int, elapsed_seconds: float, jitter: float
) -> float | None:
    """Return the seconds to wait before the next try, or None to give up.

    `attempt` is the number of tries so far, and `elapsed_seconds` the time they and the waits between
    them took. `jitter` is a random number from 0 to 1.
    """
    if not failure.transient or attempt >= MAX_ATTEMPTS:
        return None
    delay = backoff_delay(
        attempt, first_seconds=FIRST_DELAY_SECONDS, cap_seconds=CAP_SECONDS, jitter=jitter
    )
    return delay if elapsed_seconds + delay <= MAX_SECONDS else None
