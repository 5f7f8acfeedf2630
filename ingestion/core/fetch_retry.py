"""Failed calls of upstream: when the slice tries again, when its job is parked, when patience is over.

call fails 1  2   3      4 ...  6         7              8 ...     patience
           |--|---|------|......|---------|--------------|.........|
           the slice waits itself, the job is parked between the next ones, failed
"""

from dataclasses import dataclass, replace

from ticketsaas.http.backoff import backoff_delay

# Six tries, with up to 15 s between the first and the last: upstream was restarted, or dropped a connection.
MAX_ATTEMPTS = 6
FIRST_DELAY_SECONDS = 0.5
CAP_SECONDS = 15.0
# No further try begins in a slice after this much time on one call, however slow each answer was. Shorter
# than a slice (`config.py`), so that a slice whose calls hang has room for other work before.
MAX_SECONDS = 30.0
# A longer wait that upstream asks for would hold a worker for nothing.
LONGEST_WAIT_IN_SLICE = 5.0
# After the tries of a slice: 5 s, 7.5 s ... a minute, so that a job goes on after half as long again as the
# outage took. In 15 minutes that is some 30 calls of 900.
FIRST_PARKED_SECONDS = 5.0
PARKED_GROWTH = 1.5
PARKED_CAP_SECONDS = 60.0
# Three tries tell a ticket that fails by itself from a call that failed by chance.
MAX_LOOK_UP_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Why a call brought no usable answer; `transient` when the same call may work a moment later.

    `asked_seconds` is how long upstream asked us to wait before the next call, if it did.
    `too_large` says that it was over a limit, and asking for less may work. With `is_outage` false upstream
    works, but answers nonsense: no job waits for it to mend its ways.
    """

    reason: str
    transient: bool
    asked_seconds: float | None = None
    too_large: bool = False
    is_outage: bool = True


@dataclass(frozen=True, slots=True)
class Outage:
    """The failed calls since upstream's last good answer.

    `seconds` is how long they and our own waits after them took. What upstream asked us to wait does not
    count, nor do waits for the budget, nor the pause after a 429.
    """

    calls: int = 0
    seconds: float = 0.0

    def after_call(self, seconds: float) -> "Outage":
        """Return the outage with one more failed call, which took that long."""
        return Outage(self.calls + 1, self.seconds + seconds)

    def after_wait(self, seconds: float) -> "Outage":
        """Return the outage with that much more of our own waiting."""
        return replace(self, seconds=self.seconds + seconds)


@dataclass(frozen=True, slots=True)
class Retry:
    """A further try: after our own wait, or after the wait that upstream asked for if that is longer.

    With `tries_used` the slice has no try left.
    """

    own_seconds: float
    asked_seconds: float = 0.0
    tries_used: bool = False

    @property
    def seconds(self) -> float:
        return max(self.own_seconds, self.asked_seconds)

    @property
    def counted_seconds(self) -> float:
        """How much of the wait counts against our patience."""
        return self.seconds - self.asked_seconds

    @property
    def parks(self) -> bool:
        """Whether the wait is too long for a worker to sit it out."""
        return self.tries_used or self.asked_seconds > LONGEST_WAIT_IN_SLICE


def plan_retry(
    failure: FetchFailure, *, outage: Outage, elapsed_seconds: float, jitter: float
) -> Retry:
    """Plan the next try after a transient failure.

    `outage` contains the failed call, and `elapsed_seconds` is the time that this slice has spent on the
    call so far. `jitter` is a random number from 0 to 1.
    """
    asked = failure.asked_seconds or 0.0
    own = backoff_delay(
        outage.calls, first_seconds=FIRST_DELAY_SECONDS, cap_seconds=CAP_SECONDS, jitter=jitter
    )
    if outage.calls < MAX_ATTEMPTS and elapsed_seconds + own <= MAX_SECONDS:
        return Retry(own, asked)
    return Retry(_parked_delay(outage.calls, jitter=jitter), asked, tries_used=True)


def plan_parking(retry: Retry, *, outage: Outage, patience_seconds: float) -> Retry | None:
    """Return the try after which the parked job goes on; None when patience is over.

    The last of our own waits ends with the patience, so that one more call is made then. As long as the
    slice has tries left, only upstream's wish parks it, and patience is not looked at.
    """
    if not retry.tries_used:
        return retry
    left = patience_seconds - outage.seconds
    return None if left <= 0 else replace(retry, own_seconds=min(retry.own_seconds, left))


def _parked_delay(calls: int, *, jitter: float) -> float:
    """Return half of the growing delay and up to another half, so that jobs don't come back together."""
    # The exponent is bounded so that a long outage can't overflow.
    steps = min(max(calls - MAX_ATTEMPTS, 0), 62)
    delay = min(PARKED_CAP_SECONDS, FIRST_PARKED_SECONDS * PARKED_GROWTH**steps)
    return delay * (1 + jitter) / 2
