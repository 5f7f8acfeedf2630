from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from django.test import Client

from tests.support.types import Document
from ticketsaas.monitoring.heartbeat import WorkerKind, beat
from ticketsaas.status import health, time_limit
from ticketsaas.status.time_limit import Check, Unwell


@pytest.fixture
def upstream(start_mock: Any, settings: Any) -> Any:
    _, client = start_mock("--tickets", "10")
    settings.EXTERNAL_API_URL = str(client.base_url).rstrip("/")
    return client


@pytest.fixture
def gate() -> Iterator[Event]:
    """What a hanging check waits for."""
    event = Event()
    yield event
    event.set()


@pytest.mark.usefixtures("mongo", "upstream")
def test_a_healthy_system(client: Client) -> None:
    beat(WorkerKind.TASK_QUEUE)

    reply = client.get("/health")

    body = reply.json()
    reports = body["dependencies"]
    assert (reply.status_code, body["status"]) == (200, "ok")
    assert {name: report["status"] for name, report in reports.items()} == {
        "mongodb": "ok",
        "external_api": "ok",
        "workers": "ok",
        "notifications": "ok",
    }
    assert all(report["latency_ms"] >= 0 for report in reports.values())
    assert reports["mongodb"]["is_primary"] is True
    assert (reports["workers"]["task_queue"], reports["workers"]["notifications"]) == (1, 0)


@pytest.mark.usefixtures("mongo")
def test_without_upstream_and_workers_it_serves_but_is_degraded(client: Client) -> None:
    reply = client.get("/health")

    body = reply.json()
    assert (reply.status_code, body["status"]) == (200, "degraded")
    assert body["dependencies"]["external_api"]["status"] == "down"
    assert "qcluster" in body["dependencies"]["workers"]["error"]


def test_a_check_that_hangs_is_given_up_and_holds_one_thread(
    client: Client, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def hang() -> Document:
        begun.append(True)
        gate.wait()
        return {}

    monkeypatch.setattr(time_limit, "ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(health, "CHECKS", {"mongodb": Check(hang)})

    replies = [client.get("/health") for _ in range(3)]

    assert [reply.status_code for reply in replies] == [503] * 3
    assert replies[0].json()["dependencies"]["mongodb"]["error"] == (
        "It did not answer within 0.05 s."
    )
    assert len(begun) == 1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (Unwell("It is no replica set."), "It is no replica set."),
        (OSError("mongodb://user:secret@host"), "OSError"),
    ],
    ids=["our own words", "anybody else's"],
)
def test_a_check_that_fails_says_why_without_an_address(error: Exception, reason: str) -> None:
    def fail() -> Document:
        raise error

    report = Check(fail).start().result(timeout=10)

    assert (report["status"], report["error"]) == ("down", reason)


def test_a_check_runs_again_once_it_has_its_answer() -> None:
    answers = iter([{"turn": 1}, {"turn": 2}])
    check = Check(lambda: next(answers))

    turns = [check.start().result(timeout=10)["turn"] for _ in range(2)]

    assert turns == [1, 2]


def test_liveness_asks_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECKS", {})

    reply = client.get("/health/live")

    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})
