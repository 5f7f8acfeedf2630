"""The circuit that all workers share: one document in MongoDB, on the server's clock.

Every transition is decided by `core/circuit_breaker.py` and stored by a compare-and-set on the
document's version. A caller that loses the race reads again and decides again, so exactly one of
any number of callers makes the probe.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from pymongo.errors import DuplicateKeyError

from notifications.core import circuit_breaker
from notifications.core.circuit_breaker import (
    CallResult,
    CircuitPolicy,
    CircuitState,
    CircuitStatus,
)
from notifications.models import Circuit
from ticketsaas.mongo import Document, get_collection

NAME = "notify"


@dataclass(frozen=True, slots=True)
class Permit:
    """How many calls that began in this epoch a worker may have in flight now."""

    epoch: int
    calls: int
    is_probe: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The circuit at one moment of the server's clock."""

    state: CircuitState
    version: int
    now: datetime


def take_permit(*, policy: CircuitPolicy, limit: int) -> Permit:
    """Return how many calls this worker may have in flight, at most `limit`.

    If a probe is due, the first to ask gets it, and must send it at once or `withdraw` it.
    """
    before, after = _change(
        lambda snapshot: circuit_breaker.admit(snapshot.state, now=snapshot.now)
    )
    if after != before.state:
        return Permit(after.epoch, calls=1, is_probe=True)
    calls = circuit_breaker.allowed_in_flight(after, now=before.now, policy=policy, limit=limit)
    return Permit(after.epoch, calls=calls)


def record_results(
    results: Sequence[CallResult], *, policy: CircuitPolicy
) -> tuple[CircuitStatus, CircuitStatus]:
    """Count how calls ended, and return the circuit's status before and after."""
    before, after = _change(
        lambda snapshot: circuit_breaker.record_results(
            snapshot.state, results, now=snapshot.now, policy=policy
        )
    )
    return before.state.status, after.status


def withdraw(permit: Permit) -> None:
    """Give an unused probe back. Does nothing if its lease has ended in the meantime."""
    _change(
        lambda snapshot: circuit_breaker.withdraw(
            snapshot.state, epoch=permit.epoch, now=snapshot.now
        )
    )


def reset() -> Document:
    """Close the circuit from any state, and return it as `read_status` does."""
    before, after = _change(lambda snapshot: circuit_breaker.reset(snapshot.state))
    return circuit_breaker.describe(after, name=NAME, now=before.now)


def read_status() -> Document:
    """Return `name, state, failure_count, success_count, recent_failure_rate, opened_at, retry_after`."""
    snapshot = _read()
    return circuit_breaker.describe(snapshot.state, name=NAME, now=snapshot.now)


def _change(decide: Callable[[Snapshot], CircuitState]) -> tuple[Snapshot, CircuitState]:
    """Store the decided state; return the snapshot that it was decided on, and the new state."""
    while True:
        snapshot = _read()
        state = decide(snapshot)
        if state == snapshot.state or _save(state, version=snapshot.version):
            return snapshot, state


def _read() -> Snapshot:
    rows = get_collection(Circuit).aggregate(
        [{"$match": {"_id": NAME}}, {"$set": {"now": "$$NOW"}}]
    )
    row = next(iter(rows), None)
    if row is None:
        _create()
        return _read()
    values = {field.name: row[field.name] for field in fields(CircuitState)}
    values |= {"status": CircuitStatus(row["status"]), "results": tuple(row["results"])}
    return Snapshot(CircuitState(**values), version=row["version"], now=row["now"])


def _create() -> None:
    with suppress(DuplicateKeyError):
        get_collection(Circuit).insert_one(
            {"_id": NAME, "version": 0, **_values_of(CircuitState())}
        )


def _save(state: CircuitState, *, version: int) -> bool:
    """Return False if another caller changed the circuit first."""
    result = get_collection(Circuit).update_one(
        {"_id": NAME, "version": version},
        {"$set": {"version": version + 1, **_values_of(state)}},
    )
    return result.matched_count == 1


def _values_of(state: CircuitState) -> Document:
    return asdict(state) | {"status": state.status.value}
