"""The circuit breaker in front of the webhook, as pure state transitions: no clock, no storage.

closed     calls go out, few at first; `failure_threshold` failures among the last results open it
open       no call goes out until `retry_at`; then one caller gets the probe
half_open  the open time is over; a probe may go out or is on its way: its success closes the circuit, its
           failure opens it again

The epoch grows with every transition between these states. Every result carries the epoch in which
its call began; a result from an earlier epoch comes too late and changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

# Longer than a call can take (`upstream/webhook.py`), so a probe is given up only if its caller died.
PROBE_LEASE = timedelta(seconds=15)


class CircuitStatus(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"

    @property
    def words(self) -> str:
        """The status as people read it."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class CircuitPolicy:
    """`failure_threshold` failures among the last `window_size` results open the circuit.

    It then stays open for `timeout` before a probe is allowed.
    """

    failure_threshold: int
    window_size: int
    timeout: timedelta


@dataclass(frozen=True, slots=True)
class CircuitState:
    """`results` holds the latest results, oldest first; True is a success.

    An open circuit keeps the results that opened it, so that people can see why.
    """

    status: CircuitStatus = CircuitStatus.CLOSED
    epoch: int = 0
    results: tuple[bool, ...] = ()
    opened_at: datetime | None = None
    """When it opened; probes that failed since do not change it."""
    retry_at: datetime | None = None
    """No call before: the end of the open time, of the probe's lease, or of a requested pause."""


@dataclass(frozen=True, slots=True)
class CallResult:
    """The outcome of one call; with `pause`, only that the webhook wants no calls for that long.

    `succeeded` is None if the answer says nothing about the webhook's health.
    """

    epoch: int
    succeeded: bool | None
    pause: timedelta | None = None


def admit(state: CircuitState, *, now: datetime) -> CircuitState:
    """Return the state after a caller asked to make a call.

    If it differs from `state`, a probe is due, and the caller that stores it makes the probe.
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
    state: CircuitState, *, now: datetime, policy: CircuitPolicy, limit: int
) -> int:
    """Return how many calls of this epoch each worker may have in flight; probes are not counted.

    The number is one more than the successes in the window, or `limit` once the window holds only
    successes: a webhook that has just come back is not overrun, and a dead one gets few calls.
    """
    if state.status is not CircuitStatus.CLOSED or _wait(state, now=now):
        return 0
    successes = state.results.count(True)
    return limit if successes == policy.window_size else min(limit, 1 + successes)


def record_results(
    state: CircuitState, results: Iterable[CallResult], *, now: datetime, policy: CircuitPolicy
) -> CircuitState:
    """Return the state after these calls have ended, in this order."""
    for result in results:
        if result.epoch == state.epoch:
            state = _record_result(state, result, now=now, policy=policy)
    return state


def withdraw(state: CircuitState, *, epoch: int, now: datetime) -> CircuitState:
    """Return the state after the probe of `epoch` found nothing to send: the next caller gets it."""
    return _free_probe(state, now=now) if epoch == state.epoch else state


def reset(state: CircuitState) -> CircuitState:
    """Return a closed circuit without history; results of calls in flight come too late for it."""
    return CircuitState(epoch=state.epoch + 1)


def status_at(status: CircuitStatus, *, retry_at: datetime | None, now: datetime) -> CircuitStatus:
    """Return the status that people see, which the clock decides: no alert may wait to try the webhook.

    A circuit whose open time is over is half open, though nothing is written until a caller asks.
    """
    if status is CircuitStatus.OPEN and (retry_at is None or retry_at <= now):
        return CircuitStatus.HALF_OPEN
    return status


def describe(state: CircuitState, *, name: str, now: datetime) -> dict[str, Any]:
    """Return the circuit as the API shows it; `retry_after` is in seconds, None if calls may go out."""
    failures = state.results.count(False)
    return {
        "name": name,
        "state": status_at(state.status, retry_at=state.retry_at, now=now).value,
        "failure_count": failures,
        "success_count": len(state.results) - failures,
        "recent_failure_rate": failures / len(state.results) if state.results else 0.0,
        "opened_at": state.opened_at,
        "retry_after": wait.total_seconds() if (wait := _wait(state, now=now)) else None,
    }


def _wait(state: CircuitState, *, now: datetime) -> timedelta:
    """Return how long no call may go out; zero, which is falsy, if one may go out now."""
    return timedelta() if state.retry_at is None else max(state.retry_at - now, timedelta())


def _record_result(
    state: CircuitState, result: CallResult, *, now: datetime, policy: CircuitPolicy
) -> CircuitState:
    if result.pause is not None:
        return _pause(state, until=now + result.pause)
    if result.succeeded is None:
        return _free_probe(state, now=now)
    if state.status is CircuitStatus.HALF_OPEN and result.succeeded:
        return CircuitState(epoch=state.epoch + 1, results=(True,))
    results = (*state.results, result.succeeded)[-policy.window_size :]
    recorded = replace(state, results=results)
    too_many = results.count(False) >= policy.failure_threshold
    if state.status is CircuitStatus.HALF_OPEN or too_many:
        return _open(recorded, now=now, policy=policy)
    return recorded


def _free_probe(state: CircuitState, *, now: datetime) -> CircuitState:
    """Let the next caller have the probe, if there is one under way."""
    return replace(state, retry_at=now) if state.status is CircuitStatus.HALF_OPEN else state


def _pause(state: CircuitState, *, until: datetime) -> CircuitState:
    """Stop calls until `until`. Successes leave the window: the webhook must prove itself again."""
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
