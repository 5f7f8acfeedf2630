"""Calls in flight, and what a worker learns from each about the webhook's speed."""

from dataclasses import dataclass

from notifications.core.delivery_retry import Answer, Outcome
from notifications.core.pace import Ended, Pace, record, slow_down
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


def learn(pace: Pace, call: Call, answer: Answer) -> Pace:
    """Return the pace after a call has ended."""
    if answer.outcome is Outcome.THROTTLED:
        return slow_down(pace) if call.round == pace.round else pace
    ended = Ended(
        seconds=answer.seconds,
        round=call.round,
        is_alone=call.is_alone,
        filled=call.filled,
        is_good=answer.outcome is Outcome.ACCEPTED,
    )
    return record(pace, ended, most=MAX_IN_FLIGHT)
