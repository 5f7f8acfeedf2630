"""Retry policy: whether an alert is sent, retried later or parked after a delivery attempt."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from http import HTTPStatus

from notifications.core.circuit_breaker import CallResult
from notifications.core.states import NotificationStatus
from ticketsaas.http.backoff import backoff_delay

# The longest wait between two attempts: an alert that was raised during a shift should reach it.
CAP_SECONDS = 900.0
# How long no worker calls after a 429 without Retry-After.
DEFAULT_PAUSE_SECONDS = 5.0

_TRANSIENT = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY)
# What a proxy answers while the webhook behind it is deployed, or its password is changed.
_ABSENT = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


class Outcome(StrEnum):
    """The meaning of an answer: delivered, retry, pause all calls, retry much later, or never retry."""

    ACCEPTED = "accepted"
    FAILED = "failed"
    THROTTLED = "throttled"
    ABSENT = "absent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of an attempt. `error` is a sentence, or None if the webhook accepted the alert."""

    outcome: Outcome
    error: str | None = None
    retry_after: float | None = None
    """Seconds that the webhook asked us to wait."""
    seconds: float = field(default=0, compare=False)
    """Time until the status line came, or until the attempt was given up."""
    is_timeout: bool = field(default=False, compare=False)
    """Whether it was given up because no answer came in time."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Exponential backoff from `first_seconds`, for at most `max_attempts`."""

    first_seconds: float
    max_attempts: int


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """The values to write to an alert's row. `delay_seconds` applies only if it is pending again."""

    status: NotificationStatus
    attempts: int
    error: str | None = None
    status_reason: str | None = None
    delay_seconds: float = 0
    unsure: bool = False
    """Whether it is suppressed only because the urgency is unsure."""


def outcome_of(status_code: int) -> Outcome:
    """Return what an HTTP status means. Redirects are refused: alerts go only where the settings say."""
    if 200 <= status_code < 300:
        return Outcome.ACCEPTED
    if status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return Outcome.THROTTLED
    if status_code in _TRANSIENT or status_code >= 500:
        return Outcome.FAILED
    if status_code in _ABSENT:
        return Outcome.ABSENT
    return Outcome.REFUSED


def plan_update(
    answer: Answer, *, attempt: int, policy: RetryPolicy, jitter: float
) -> StatusUpdate:
    """Decide what to write after attempt number `attempt` (from 1), with `jitter` in [0, 1).

    A wait that the webhook asks for is kept even if it is longer than our own. A webhook that is absent
    gets the longest wait, so that the attempts outlast a deploy. No alert is dropped: one that will not
    be retried is parked with the reason.
    """
    if answer.outcome is Outcome.ACCEPTED:
        return StatusUpdate(NotificationStatus.SENT, attempt)
    if answer.outcome is Outcome.REFUSED:
        return _park(answer, attempt=attempt, why="Trying again would not help")
    if attempt >= policy.max_attempts:
        return _park(answer, attempt=attempt, why=f"All {attempt} attempts failed")
    backoff = CAP_SECONDS
    if answer.outcome is not Outcome.ABSENT:
        backoff = backoff_delay(
            attempt, first_seconds=policy.first_seconds, cap_seconds=CAP_SECONDS, jitter=jitter
        )
    return StatusUpdate(
        NotificationStatus.PENDING,
        attempt,
        error=answer.error,
        delay_seconds=max(backoff, answer.retry_after or 0),
    )


def circuit_result_of(answer: Answer, *, epoch: int, is_alive: bool = False) -> CallResult:
    """Return what an answer says about the webhook's health.

    A webhook that refuses one alert is healthy. A 429 pauses all workers and counts neither as a
    success nor as a failure: the webhook works, but accepts nothing now. An absent one says nothing, nor
    does a call without an answer in time if the webhook accepted another one meanwhile (`is_alive`): it
    has too many calls, and the pace answers that.
    """
    if answer.outcome is Outcome.ABSENT or (answer.is_timeout and is_alive):
        return CallResult(epoch, succeeded=None)
    pause = None
    if answer.outcome is Outcome.THROTTLED:
        pause = timedelta(seconds=answer.retry_after or DEFAULT_PAUSE_SECONDS)
    return CallResult(epoch, succeeded=answer.outcome is not Outcome.FAILED, pause=pause)


def _park(answer: Answer, *, attempt: int, why: str) -> StatusUpdate:
    return StatusUpdate(
        NotificationStatus.PARKED,
        attempt,
        error=answer.error,
        status_reason=f"{why}: {answer.error}",
    )
