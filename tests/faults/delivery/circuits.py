"""The circuit as the past would have left it, and its present."""

from datetime import timedelta
from typing import Any

from pymongo.database import Database

from notifications.core.circuit_breaker import CallResult, CircuitPolicy
from notifications.store import circuit

POLICY = CircuitPolicy(failure_threshold=5, window_size=10, timeout=timedelta(seconds=30))


def prove_circuit() -> None:
    """As if the webhook had just answered a window of calls, so that many may be in flight."""
    _note(POLICY.window_size, succeeded=True)


def break_circuit() -> None:
    """As if as many calls had just failed as open it."""
    _note(POLICY.failure_threshold, succeeded=False)


def end_wait(mongo: Database[dict[str, Any]]) -> None:
    """As if the open time, or the lease of a probe, had gone by on the server's clock."""
    mongo.circuits.update_one({}, [{"$set": {"retry_at": "$$NOW"}}])


def read_state() -> str:
    state: str = circuit.read_status()["state"]
    return state


def _note(count: int, *, succeeded: bool) -> None:
    results = [CallResult(epoch=0, succeeded=succeeded)] * count
    circuit.record_results(results, policy=POLICY)
