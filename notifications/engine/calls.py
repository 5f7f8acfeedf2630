"""Calls in flight, and what a worker learns from them about the webhook's speed."""

from collections.abc import Iterable
from dataclasses import dataclass

from notifications.core.delivery_retry import Answer, Outcome
from notifications.core.pace import Ended, Pace, Waiting, notice, record, slow_down
from notifications.store.outbox import ClaimedNotification

# Enough for 200 alerts a second if an answer takes 50 ms. Also the most calls that a webhook that died
# still gets from one worker, since calls in flight are not cancelled.
MAX_IN_FLIGHT = 16


@dataclass(frozen=True, slots=True)
class Call:
    """A call in flight: the row it sends, the circuit's epoch and the pace's round in which it began.

    `began_at` is in seconds of the monotonic clock.
    """

    claimed: ClaimedNotification
    epoch: int
    round: int
    began_at: float
    is_alone: bool
    filled: bool


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the webhook accepted last: the circuit's epoch of the call, when it ended, and when the latest
    of all accepted calls began; both in seconds of the monotonic clock.
    """

    epoch: int = 0
    at: float = 0
    began_at: float = 0

    def add(self, call: Call, *, now: float) -> "Accepted":
        """Return this with a call that was accepted now."""
        return Accepted(call.epoch, now, max(self.began_at, call.began_at))

    def is_during(self, call: Call) -> bool:
        """Return whether an alert was accepted after this call of the same epoch had begun."""
        return self.epoch == call.epoch and self.at > call.began_at

    def is_past(self, call: Call) -> bool:
        """Return whether a call that began later was accepted."""
        return call.began_at < self.began_at


def learn(pace: Pace, call: Call, answer: Answer, *, accepted: Accepted) -> Pace:
    """Return the pace after a call has ended."""
    if answer.outcome is Outcome.THROTTLED:
        return slow_down(pace) if call.round == pace.round else pace
    ended = Ended(
        seconds=answer.seconds,
        round=call.round,
        is_alone=call.is_alone,
        filled=call.filled,
        is_good=answer.outcome is Outcome.ACCEPTED,
        is_lost=answer.is_timeout and not accepted.is_past(call),
    )
    return record(pace, ended, most=MAX_IN_FLIGHT)


def learn_from_waiting(
    pace: Pace, calls: Iterable[Call], *, now: float, accepted: Accepted
) -> Pace:
    """Return the pace after a look at the calls in flight; `now` is of the clock of `began_at`."""
    return notice(
        pace,
        [Waiting(now - call.began_at, call.round, accepted.is_past(call)) for call in calls],
    )
