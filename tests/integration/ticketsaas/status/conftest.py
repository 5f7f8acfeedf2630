from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from notifications.core.circuit_breaker import CallResult, CircuitPolicy
from notifications.store import circuit
from tests.support.types import MakeKey, Mongo
from ticketsaas.monitoring.heartbeat import WorkerKind
from ticketsaas.status import health
from ticketsaas.status.probes import ExternalApi, Workers
from ticketsaas.status.time_limit import Check


@pytest.fixture(autouse=True)
def _fresh_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the answers that another test got."""
    monkeypatch.setattr(health, "CHECKS", health.make_checks())
    monkeypatch.setattr(health, "READY", Check(health._check_ready))


@pytest.fixture
def upstream(start_mock: Any, settings: Any) -> Any:
    _, client = start_mock("--tickets", "10")
    settings.EXTERNAL_API_URL = str(client.base_url).rstrip("/")
    return client


@pytest.fixture
def operator(keys_are_asked_for: None, make_key: MakeKey) -> Client:
    """A client with an admin key."""
    return Client(headers={"authorization": f"Bearer {make_key('admin')}"})


@pytest.fixture
def well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the external API and a worker be there."""
    workers = Workers(alive={WorkerKind.TASK_QUEUE: 1, WorkerKind.NOTIFICATIONS: 0})
    monkeypatch.setattr(health, "probe_external_api", lambda: ExternalApi(status_code=200))
    monkeypatch.setattr(health, "probe_workers", lambda: workers)


@pytest.fixture
def open_circuit(mongo: Mongo) -> None:
    policy = CircuitPolicy(failure_threshold=1, window_size=1, timeout=timedelta(minutes=1))
    circuit.record_results([CallResult(epoch=0, succeeded=False)], policy=policy)


@pytest.fixture
def lose_mongodb() -> Callable[..., Any]:
    """What to put in the place of a probe."""

    def fail(*_: Any, **__: Any) -> Any:
        raise ConnectionError("mongodb://user:secret@host")

    return fail
