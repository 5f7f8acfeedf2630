"""Decides what becomes of a notification after an attempt: sent, tried again later, or parked."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from http import HTTPStatus

from notifications.core.circuit_breaker import CallResult
from notifications.core.states import NotificationStatus
from ticketsaas.http.backoff import backoff_delay

# The longest wait between two attempts: short enough that an alert of this shift is told in it.
CAP_SECONDS = 900.0
# After a 429 without Retry-After nobody calls for this long.
DEFAULT_PAUSE_SECONDS = 5.0

_PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY)


class Verdict(StrEnum):
    """What an answer means: taken, later, not now, or never."""

    ACCEPTED = "accepted"
    FAILED = "failed"
    THROTTLED = "throttled"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """How an attempt ended. `error` is a sentence unless it was accepted."""

    verdict: Verdict
    error: str | None = None
    retry_after: float | None = None
    """Seconds the webhook asked to wait."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    first_seconds: float
    max_attempts: int


@dataclass(frozen=True, slots=True)
class Step:
    """What is written about a notification. `delay_seconds` belongs to one that is pending again."""

    status: NotificationStatus
    attempts: int
    error: str | None = None
    status_reason: str | None = None
    delay_seconds: float = 0


def read_status(status: int) -> Verdict:
    """What an HTTP status means. Redirects are refused too: alerts go where the settings say."""
    if 200 <= status < 300:
        return Verdict.ACCEPTED
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Verdict.THROTTLED
    if status in _PASSING or status >= 500:
        return Verdict.FAILED
    return Verdict.REFUSED


def plan_step(answer: Answer, *, attempt: int, policy: RetryPolicy, jitter: float) -> Step:
    """The step after attempt number `attempt` (from 1), for `jitter` in [0, 1).

    A wait that the webhook asked for is kept, even where it is longer than the usual one. Nothing is
    ever dropped: a notification that is not tried again is parked with the reason.
    """
    if answer.verdict is Verdict.ACCEPTED:
        return Step(NotificationStatus.SENT, attempt)
    if answer.verdict is Verdict.REFUSED:
        return _park(answer, attempt=attempt, why="Trying again would not help")
    if attempt >= policy.max_attempts:
        return _park(answer, attempt=attempt, why=f"All {attempt} attempts failed")
    usual = backoff_delay(
        attempt, first_seconds=policy.first_seconds, cap_seconds=CAP_SECONDS, jitter=jitter
    )
    return Step(
        NotificationStatus.PENDING,
        attempt,
        error=answer.error,
        delay_seconds=max(usual, answer.retry_after or 0),
    )


def read_result(answer: Answer, *, epoch: int) -> CallResult:
    """What an answer tells the circuit about the webhook.

    One that refuses an alert is well. One that says 429 wants a pause from everybody; that counts
    neither for it nor against it, since it lives but takes nothing.
    """
    pause = None
    if answer.verdict is Verdict.THROTTLED:
        pause = timedelta(seconds=answer.retry_after or DEFAULT_PAUSE_SECONDS)
    return CallResult(epoch, succeeded=answer.verdict is not Verdict.FAILED, pause=pause)


def _park(answer: Answer, *, attempt: int, why: str) -> Step:
    return Step(
        NotificationStatus.PARKED,
        attempt,
        error=answer.error,
        status_reason=f"{why}: {answer.error}",
    )
