"""The circuit breaker of all workers: one document in MongoDB, on the server's clock.

Every step is decided by `circuit.py` and stored by one compare-and-set on the document's version;
whoever comes second reads again and decides anew. So of any number of callers one makes the probe.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from pymongo.errors import DuplicateKeyError

from notifications.core import circuit_breaker as circuit
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
    """How many calls may be in flight now, of those that began in this epoch."""

    epoch: int
    calls: int
    is_probe: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The circuit at a moment of the server's clock."""

    state: CircuitState
    version: int
    now: datetime


def take_permit(*, policy: CircuitPolicy, most: int) -> Permit:
    """Ask how many calls may be in flight, at `most`.

    When a probe is due, the first to ask gets it; it must send at once, or withdraw.
    """
    before, after = _change(lambda reading: circuit.admit(reading.state, now=reading.now))
    if after != before.state:
        return Permit(after.epoch, calls=1, is_probe=True)
    calls = circuit.allowed_in_flight(after, now=before.now, policy=policy, most=most)
    return Permit(after.epoch, calls=calls)


def note_results(
    results: Sequence[CallResult], *, policy: CircuitPolicy
) -> tuple[CircuitStatus, CircuitStatus]:
    """Count how calls ended; the circuit's status before and after."""
    before, after = _change(
        lambda reading: circuit.note_results(reading.state, results, now=reading.now, policy=policy)
    )
    return before.state.status, after.status


def withdraw(permit: Permit) -> None:
    """Give a probe back unused; nothing happens when it was given up meanwhile."""
    _change(lambda reading: circuit.withdraw(reading.state, epoch=permit.epoch, now=reading.now))


def reset() -> Document:
    """Close the circuit, whatever it is, and show it as `read_status` does."""
    before, after = _change(lambda reading: circuit.reset(reading.state))
    return circuit.describe(after, name=NAME, now=before.now)


def read_status() -> Document:
    """`name, state, failure_count, success_count, recent_failure_rate, opened_at, retry_after`."""
    reading = _read()
    return circuit.describe(reading.state, name=NAME, now=reading.now)


def _change(decide: Callable[[Reading], CircuitState]) -> tuple[Reading, CircuitState]:
    """Store what is decided; what it was decided on, and the state then."""
    while True:
        reading = _read()
        state = decide(reading)
        if state == reading.state or _save(state, version=reading.version):
            return reading, state


def _read() -> Reading:
    rows = get_collection(Circuit).aggregate(
        [{"$match": {"_id": NAME}}, {"$set": {"now": "$$NOW"}}]
    )
    row = next(iter(rows), None)
    if row is None:
        _create()
        return _read()
    values = {field.name: row[field.name] for field in fields(CircuitState)}
    values |= {"status": CircuitStatus(row["status"]), "results": tuple(row["results"])}
    return Reading(CircuitState(**values), version=row["version"], now=row["now"])


def _create() -> None:
    with suppress(DuplicateKeyError):
        get_collection(Circuit).insert_one(
            {"_id": NAME, "version": 0, **_values_of(CircuitState())}
        )


def _save(state: CircuitState, *, version: int) -> bool:
    """False when somebody else was faster."""
    result = get_collection(Circuit).update_one(
        {"_id": NAME, "version": version},
        {"$set": {"version": version + 1, **_values_of(state)}},
    )
    return result.matched_count == 1


def _values_of(state: CircuitState) -> Document:
    return asdict(state) | {"status": state.status.value}
