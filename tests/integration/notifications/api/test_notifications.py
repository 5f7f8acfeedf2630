"""The notifications and the circuit over REST."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from notifications.core.circuit_breaker import CallResult, CircuitPolicy
from notifications.store import circuit
from tests.support.types import Document, Mongo

AddAlert = Callable[..., str]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CIRCUIT_FIELDS = {
    "name",
    "state",
    "failure_count",
    "success_count",
    "recent_failure_rate",
    "opened_at",
    "retry_after",
}


def get(client: Client, path: str) -> Document:
    response = client.get(path)
    assert response.status_code == 200, response.content
    body: Document = response.json()
    return body


def error_of(response: Any) -> tuple[int, str, str | None]:
    error = response.json()["errors"][0]
    return response.status_code, error["code"], error["attr"]


def test_a_tenants_notifications_are_listed_newest_first(
    mongo: Mongo, client: Client, add_alert: AddAlert
) -> None:
    for number in range(3):
        add_alert(f"n{number}", created_at=NOON + timedelta(minutes=number))
    add_alert("theirs", tenant_id="globex")
    body = get(client, "/notifications?tenant_id=acme")
    assert (body["count"], body["next"], body["previous"]) == (3, None, None)
    assert [row["id"] for row in body["results"]] == ["n2", "n1", "n0"]


def test_a_notification_is_shown_with_its_delivery_state(
    mongo: Mongo, client: Client, add_alert: AddAlert
) -> None:
    add_alert(
        "n1",
        status="parked",
        status_reason="All 3 attempts failed: The webhook answered 503.",
        attempts=3,
        last_error="The webhook answered 503.",
        created_at=NOON,
        next_attempt_at=None,
        lease_id="secret",
        request_id="r1",
    )
    (row,) = get(client, "/notifications?tenant_id=acme")["results"]
    expected = {
        "id": "n1",
        "tenant_id": "acme",
        "ticket_id": "t-n1",
        "urgency": "high",
        "reason": "outage (down)",
        "status": "parked",
        "status_reason": "All 3 attempts failed: The webhook answered 503.",
        "attempts": 3,
        "next_attempt_at": None,
        "last_error": "The webhook answered 503.",
        "created_at": "2026-03-01T12:00:00.000Z",
        "sent_at": None,
        "job_id": "job-1",
        "request_id": "r1",
    }
    assert row == expected


def test_a_list_can_be_of_one_status(mongo: Mongo, client: Client, add_alert: AddAlert) -> None:
    for status in ("pending", "sending", "sent", "parked", "suppressed"):
        add_alert(status, status=status)
    for status in ("pending", "sending", "sent", "parked", "suppressed"):
        body = get(client, f"/notifications?tenant_id=acme&status={status}")
        assert [row["id"] for row in body["results"]] == [status]


def test_pages_hold_every_notification_once_though_all_were_written_at_once(
    mongo: Mongo, client: Client, add_alert: AddAlert
) -> None:
    names = {add_alert(f"n{number}", created_at=NOON) for number in range(25)}
    seen: list[str] = []
    path: str | None = "/notifications?tenant_id=acme&page_size=10"
    while path:
        body = get(client, path)
        seen += [row["id"] for row in body["results"]]
        path = body["next"]
    assert sorted(names) == sorted(seen)


@pytest.mark.parametrize(
    ("query", "code", "attr"),
    [
        pytest.param("", "required", "tenant_id", id="no tenant"),
        pytest.param("?tenant_id=acme&status=open", "invalid_choice", "status", id="no status"),
        pytest.param("?tenant_id=acme&state=sent", "unknown", "state", id="no such parameter"),
        pytest.param("?tenant_id=acme&page=0", "min_value", "page", id="no page"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(
    mongo: Mongo, client: Client, query: str, code: str, attr: str
) -> None:
    assert error_of(client.get(f"/notifications{query}")) == (400, code, attr)


def test_a_parked_notification_is_sent_again_when_asked_for(
    mongo: Mongo, client: Client, add_alert: AddAlert
) -> None:
    add_alert("n1", status="parked", attempts=10, next_attempt_at=None)
    response = client.post("/notifications/n1/retry?tenant_id=acme")
    row = response.json()
    assert (
        response.status_code,
        row["id"],
        row["status"],
        row["attempts"],
    ) == (202, "n1", "pending", 0)
    assert mongo.notifications.find_one()["status"] == "pending"


def test_one_that_was_only_too_old_is_sent_when_asked_for(
    mongo: Mongo, client: Client, add_alert: AddAlert
) -> None:
    add_alert("n1", status="suppressed", too_old=True, next_attempt_at=None)
    response = client.post("/notifications/n1/retry?tenant_id=acme")
    assert (response.status_code, response.json()["status"]) == (202, "pending")


@pytest.mark.parametrize("status", ["sent", "sending", "suppressed"])
def test_an_alert_that_needs_no_retry_is_a_conflict(
    mongo: Mongo, client: Client, add_alert: AddAlert, status: str
) -> None:
    add_alert("n1", status=status)
    response = client.post("/notifications/n1/retry?tenant_id=acme")
    assert error_of(response) == (409, "not_retryable", None)
    assert status in response.json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/notifications/n1/retry?tenant_id=globex", 404, id="another tenant's"),
        pytest.param("/notifications/n2/retry?tenant_id=acme", 404, id="no such one"),
        pytest.param("/notifications/n1/retry", 400, id="no tenant"),
    ],
)
def test_only_a_tenants_own_notification_is_retried(
    mongo: Mongo, client: Client, add_alert: AddAlert, path: str, status: int
) -> None:
    add_alert("n1", status="parked", next_attempt_at=None)
    assert client.post(path).status_code == status
    assert mongo.notifications.find_one()["status"] == "parked"


def open_circuit() -> None:
    policy = CircuitPolicy(failure_threshold=5, window_size=10, timeout=timedelta(seconds=30))
    results = [CallResult(epoch=0, succeeded=number == 0) for number in range(6)]
    circuit.record_results(results, policy=policy)


def test_a_circuit_that_was_never_used_is_closed(mongo: Mongo, client: Client) -> None:
    expected = {
        "name": "notify",
        "state": "closed",
        "failure_count": 0,
        "success_count": 0,
        "recent_failure_rate": 0.0,
        "opened_at": None,
        "retry_after": None,
    }
    assert get(client, "/circuit/notify/status") == expected


def test_an_open_circuit_says_why_and_until_when(mongo: Mongo, client: Client) -> None:
    open_circuit()
    status = get(client, "/circuit/notify/status")
    assert status.keys() == CIRCUIT_FIELDS
    assert (status["state"], status["failure_count"], status["success_count"]) == ("open", 5, 1)
    assert status["recent_failure_rate"] == pytest.approx(5 / 6)
    assert 25 < status["retry_after"] <= 30
    assert status["opened_at"].endswith("Z")


def test_a_reset_closes_the_circuit(mongo: Mongo, client: Client) -> None:
    open_circuit()
    response = client.post("/circuit/notify/reset")
    assert (response.status_code, response.json()["state"]) == (200, "closed")
    assert response.json() == get(client, "/circuit/notify/status")


def test_there_is_no_other_circuit(mongo: Mongo, client: Client) -> None:
    assert error_of(client.get("/circuit/other/status")) == (404, "not_found", None)
    assert error_of(client.post("/circuit/other/reset")) == (404, "not_found", None)


def test_what_changes_something_is_asked_for_by_post_alone(mongo: Mongo, client: Client) -> None:
    for path in ("/circuit/notify/reset", "/notifications/n1/retry?tenant_id=acme"):
        assert client.get(path).status_code == 405
