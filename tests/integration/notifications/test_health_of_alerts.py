"""What `/health` and `manage.py doctor` say of alerts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from notifications.core.circuit_breaker import CallResult, CircuitPolicy
from notifications.store import circuit
from ticketsaas.monitoring.heartbeat import WorkerKind, beat

AddAlert = Callable[..., str]


@pytest.fixture
def report(client: Client) -> Callable[[], dict[str, Any]]:
    def read() -> dict[str, Any]:
        reply = client.get("/health")
        assert reply.status_code == 200
        of_alerts: dict[str, Any] = reply.json()["dependencies"]["notifications"]
        return of_alerts

    return read


@pytest.fixture
def _backlog(add_alert: AddAlert) -> None:
    add_alert("old", created_at=datetime.now(UTC) - timedelta(minutes=10), status="sending")
    add_alert("young")
    add_alert("given up", status="parked", next_attempt_at=None)
    add_alert("told", status="sent", next_attempt_at=None)


@pytest.mark.usefixtures("_backlog")
def test_urgent_tickets_without_a_final_delivery_state_are_counted_with_their_age(
    report: Callable[[], dict[str, Any]],
) -> None:
    beat(WorkerKind.NOTIFICATIONS)
    told = report()
    expected = {"status": "ok", "circuit": "closed", "undelivered": 3, "waiting": 2, "parked": 1}
    assert {name: told[name] for name in expected} == expected
    assert 590 < told["backlog_age_seconds"] < 660


@pytest.mark.usefixtures("_backlog")
def test_alerts_that_wait_for_a_worker_nobody_started_are_no_good_state(
    report: Callable[[], dict[str, Any]],
) -> None:
    told = report()
    assert (told["status"], told["waiting"]) == ("down", 2)
    assert "deliver_notifications" in told["error"]


@pytest.mark.usefixtures("mongo")
def test_with_nothing_to_send_no_worker_is_missed(report: Callable[[], dict[str, Any]]) -> None:
    told = report()
    assert (told["status"], told["undelivered"], told["backlog_age_seconds"]) == ("ok", 0, 0)


@pytest.mark.usefixtures("mongo")
def test_an_open_circuit_is_a_dependency_that_is_down(
    report: Callable[[], dict[str, Any]],
) -> None:
    policy = CircuitPolicy(failure_threshold=1, window_size=1, timeout=timedelta(minutes=1))
    circuit.record_results([CallResult(epoch=0, succeeded=False)], policy=policy)
    told = report()
    assert (told["status"], told["circuit"]) == ("down", "open")


@pytest.mark.parametrize(
    ("statuses", "is_worker_alive", "told"),
    [
        pytest.param(["pending"], False, "1 wait and no worker sends them", id="no worker"),
        pytest.param(["pending"], True, "1 on their way, none parked", id="on their way"),
        pytest.param(["parked", "parked"], True, "2 are parked", id="parked"),
    ],
)
def test_doctor_says_what_alerts_wait_for(
    add_alert: AddAlert,
    capsys: pytest.CaptureFixture[str],
    statuses: list[str],
    is_worker_alive: bool,
    told: str,
) -> None:
    for number, status in enumerate(statuses):
        add_alert(str(number), status=status)
    if is_worker_alive:
        beat(WorkerKind.NOTIFICATIONS)
    with pytest.raises(SystemExit):
        call_command("doctor")
    assert told in capsys.readouterr().out
