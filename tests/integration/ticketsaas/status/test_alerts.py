"""`/health` and `manage.py doctor` report on alerts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests.support.alerts import add_alert
from tests.support.types import Mongo
from ticketsaas.monitoring.heartbeat import WorkerKind, beat


@pytest.fixture
def report(client: Client) -> Callable[[], dict[str, Any]]:
    """Read what `/health` says of alerts, with the codes of its warnings."""

    def read() -> dict[str, Any]:
        body = client.get("/health").json()
        return body["notifications"] | {"warnings": [each["code"] for each in body["warnings"]]}

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
    expected = {"circuit": "closed", "undelivered": 3, "waiting": 2, "parked": 1}
    assert {name: reported[name] for name in expected} == expected
    assert 590 < reported["backlog_age_seconds"] < 660
    assert reported["warnings"] == ["alerts_parked"]


@pytest.mark.usefixtures("_backlog")
def test_alerts_that_wait_without_a_worker_are_a_warning(
    report: Callable[[], dict[str, Any]],
) -> None:
    reported = report()
    assert reported["waiting"] == 2
    assert reported["warnings"] == ["alerts_without_worker", "alerts_parked"]


@pytest.mark.usefixtures("mongo")
def test_without_alerts_no_worker_is_needed(report: Callable[[], dict[str, Any]]) -> None:
    reported = report()
    assert (reported["undelivered"], reported["backlog_age_seconds"]) == (0, 0)
    assert reported["warnings"] == []


@pytest.mark.parametrize(
    ("statuses", "is_worker_alive", "reported"),
    [
        pytest.param(
            ["pending"], False, "Alerts: no worker sends them; waiting: 1", id="no worker"
        ),
        pytest.param(["pending"], True, "Alerts: on their way: 1, parked: 0", id="on their way"),
        pytest.param(
            ["parked", "parked"],
            True,
            "Alerts: the webhook did not take some; parked: 2",
            id="parked",
        ),
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
