"""Puts the circuit into a state as if calls had been made, and reads it."""

from datetime import timedelta
from typing import Any

from pymongo.database import Database

from notifications.core.circuit_breaker import CallResult, CircuitPolicy
from notifications.store import circuit

POLICY = CircuitPolicy(failure_threshold=5, window_size=10, timeout=timedelta(seconds=30))


def prove_circuit() -> None:
    """Record a window of successes, so that as many calls as possible may be in flight."""
    _record(POLICY.window_size, succeeded=True)


def break_circuit() -> None:
    """Record as many failures as open the circuit."""
    _record(POLICY.failure_threshold, succeeded=False)


def end_wait(mongo: Database[dict[str, Any]]) -> None:
    """End the open time, or the lease of a probe, on the server's clock."""
    mongo.circuits.update_one({}, [{"$set": {"retry_at": "$$NOW"}}])


def read_state() -> str:
    state: str = circuit.read_status()["state"]
    return state


def _record(count: int, *, succeeded: bool) -> None:
    results = [CallResult(epoch=0, succeeded=succeeded)] * count
    circuit.record_results(results, policy=POLICY)
