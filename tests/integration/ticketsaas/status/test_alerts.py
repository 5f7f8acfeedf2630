"""`/health` and `manage.py doctor` report on alerts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from notifications.core.circuit_breaker import CallResult, CircuitPolicy
from notifications.store import circuit
from tests.support.alerts import add_alert
from tests.support.types import Mongo
from ticketsaas.monitoring.heartbeat import WorkerKind, beat


@pytest.fixture
def report(client: Client) -> Callable[[], dict[str, Any]]:
    def read() -> dict[str, Any]:
        reply = client.get("/health")
        assert reply.status_code == 200
        of_alerts: dict[str, Any] = reply.json()["dependencies"]["notifications"]
        return of_alerts

    return read


@pytest.fixture
def _backlog(mongo: Mongo) -> None:
    add_alert("old", created_at=datetime.now(UTC) - timedelta(minutes=10), status="sending")
    add_alert("young")
    add_alert("given up", status="parked", next_attempt_at=None)
    add_alert("sent", status="sent", next_attempt_at=None)


@pytest.mark.usefixtures("_backlog")
def test_urgent_tickets_without_a_final_delivery_state_are_counted_with_their_age(
    report: Callable[[], dict[str, Any]],
) -> None:
    beat(WorkerKind.NOTIFICATIONS)
    reported = report()
    expected = {"status": "ok", "circuit": "closed", "undelivered": 3, "waiting": 2, "parked": 1}
    assert {name: reported[name] for name in expected} == expected
    assert 590 < reported["backlog_age_seconds"] < 660


@pytest.mark.usefixtures("_backlog")
def test_alerts_that_wait_without_a_worker_are_a_failure(
    report: Callable[[], dict[str, Any]],
) -> None:
    reported = report()
    assert (reported["status"], reported["waiting"]) == ("down", 2)
    assert "deliver_notifications" in reported["error"]


@pytest.mark.usefixtures("mongo")
def test_without_alerts_no_worker_is_needed(report: Callable[[], dict[str, Any]]) -> None:
    reported = report()
    assert (reported["status"], reported["undelivered"], reported["backlog_age_seconds"]) == (
        "ok",
        0,
        0,
    )


@pytest.mark.usefixtures("mongo")
def test_an_open_circuit_is_a_dependency_that_is_down(
    report: Callable[[], dict[str, Any]],
) -> None:
    policy = CircuitPolicy(failure_threshold=1, window_size=1, timeout=timedelta(minutes=1))
    circuit.record_results([CallResult(epoch=0, succeeded=False)], policy=policy)
    reported = report()
    assert (reported["status"], reported["circuit"]) == ("down", "open")


@pytest.mark.parametrize(
    ("statuses", "is_worker_alive", "reported"),
    [
        pytest.param(["pending"], False, "1 wait and no worker sends them", id="no worker"),
        pytest.param(["pending"], True, "1 on their way, none parked", id="on their way"),
        pytest.param(["parked", "parked"], True, "2 are parked", id="parked"),
    ],
)
def test_doctor_says_what_alerts_wait_for(
    mongo: Mongo,
    capsys: pytest.CaptureFixture[str],
    statuses: list[str],
    is_worker_alive: bool,
    reported: str,
) -> None:
    for number, status in enumerate(statuses):
        add_alert(str(number), status=status)
    if is_worker_alive:
        beat(WorkerKind.NOTIFICATIONS)
    with pytest.raises(SystemExit):
        call_command("doctor")
    assert reported in capsys.readouterr().out
