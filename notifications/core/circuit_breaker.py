"""Decides when the webhook may be called: the circuit breaker as values, without clock or storage.

closed     calls go out, few at first; `failure_threshold` failures among the last results open it
open       no call goes out until `retry_at`; then one caller gets the probe
half_open  the probe is on its way: its success closes the circuit, its failure opens it again

Every result carries the epoch its call began in, and the epoch grows with every step between these
states: what a call of an earlier epoch tells comes too late and changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

# Longer than a call can take (`sender.py`), so that a probe is given up only when its caller died.
PROBE_LEASE = timedelta(seconds=15)


class CircuitStatus(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


@dataclass(frozen=True, slots=True)
class CircuitPolicy:
    """At least `failure_threshold` failures in the last `window_size` results open the circuit."""

    failure_threshold: int
    window_size: int
    timeout: timedelta


@dataclass(frozen=True, slots=True)
class CircuitState:
    """`results` are the newest, oldest first; True is a success. While it is open they tell why."""

    status: CircuitStatus = CircuitStatus.CLOSED
    epoch: int = 0
    results: tuple[bool, ...] = ()
    opened_at: datetime | None = None
    """Since when it has not been closed, failed probes included."""
    retry_at: datetime | None = None
    """No call before: the end of the open time, of the probe's lease, or of a pause asked for."""


@dataclass(frozen=True, slots=True)
class CallResult:
    """What a call told about the webhook's health; a pause says only that it wants no calls now."""

    epoch: int
    succeeded: bool
    pause: timedelta | None = None


def admit(state: CircuitState, *, now: datetime) -> CircuitState:
    """The state once somebody wants to call.

    When it differs from `state`, a probe is due, and whoever stores the step is the one to make it.
    """
    if state.status is CircuitStatus.CLOSED or _wait(state, now=now):
        return state
    return replace(
        state,
        status=CircuitStatus.HALF_OPEN,
        epoch=state.epoch + 1,
        retry_at=now + PROBE_LEASE,
    )


def allowed_in_flight(
    state: CircuitState, *, now: datetime, policy: CircuitPolicy, most: int
) -> int:
    """How many calls of this epoch may be in flight at once; probes are not counted here.

    The window is the proof: all of them only when it is full of successes. Until then one more for
    each success, and half of that for each failure, so that a webhook that has just come back is
    not overrun, and one that dies has few calls to lose.
    """
    if state.status is not CircuitStatus.CLOSED or _wait(state, now=now):
        return 0
    successes = state.results.count(True)
    if successes == policy.window_size:
        return most
    failures = len(state.results) - successes
    return max(1, min(most, 1 + successes) >> failures)


def note_results(
    state: CircuitState, results: Iterable[CallResult], *, now: datetime, policy: CircuitPolicy
) -> CircuitState:
    """The state after these calls have ended, in this order."""
    for result in results:
        if result.epoch == state.epoch:
            state = _note_result(state, result, now=now, policy=policy)
    return state


def withdraw(state: CircuitState, *, epoch: int, now: datetime) -> CircuitState:
    """The state when the probe of this epoch found nothing to send: the next caller may have it."""
    if state.status is not CircuitStatus.HALF_OPEN or epoch != state.epoch:
        return state
    return replace(state, retry_at=now)


def reset(state: CircuitState) -> CircuitState:
    """Closed, as if nothing had ever been called; results of calls under way come too late."""
    return CircuitState(epoch=state.epoch + 1)


def describe(state: CircuitState, *, name: str, now: datetime) -> dict[str, Any]:
    """The circuit as it is shown; `retry_after` is in seconds, None when calls may go out now."""
    failures = state.results.count(False)
    return {
        "name": name,
        "state": state.status.value,
        "failure_count": failures,
        "success_count": len(state.results) - failures,
        "recent_failure_rate": failures / len(state.results) if state.results else 0.0,
        "opened_at": state.opened_at,
        "retry_after": wait.total_seconds() if (wait := _wait(state, now=now)) else None,
    }


def _wait(state: CircuitState, *, now: datetime) -> timedelta:
    """Nothing (which is false) when calls may go out now."""
    return timedelta() if state.retry_at is None else max(state.retry_at - now, timedelta())


def _note_result(
    state: CircuitState, result: CallResult, *, now: datetime, policy: CircuitPolicy
) -> CircuitState:
    if result.pause is not None:
        return _pause(state, until=now + result.pause)
    if state.status is CircuitStatus.HALF_OPEN and result.succeeded:
        return CircuitState(epoch=state.epoch + 1, results=(True,))
    results = (*state.results, result.succeeded)[-policy.window_size :]
    noted = replace(state, results=results)
    too_many = results.count(False) >= policy.failure_threshold
    if state.status is CircuitStatus.HALF_OPEN or too_many:
        return _open(noted, now=now, policy=policy)
    return noted


def _pause(state: CircuitState, *, until: datetime) -> CircuitState:
    """Afterwards the webhook has to prove itself again, so only its failures are remembered."""
    if state.status is CircuitStatus.CLOSED and state.retry_at is not None:
        until = max(until, state.retry_at)
    failures = tuple(result for result in state.results if not result)
    return replace(state, results=failures, retry_at=until)


def _open(state: CircuitState, *, now: datetime, policy: CircuitPolicy) -> CircuitState:
    return replace(
        state,
        status=CircuitStatus.OPEN,
        epoch=state.epoch + 1,
        opened_at=state.opened_at or now,
        retry_at=now + policy.timeout,
    )
