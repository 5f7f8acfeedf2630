"""`/health` says how the three dependencies are, and asks none of them too often."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ticketsaas.monitoring.heartbeat import WorkerKind, beat
from ticketsaas.status import health
from ticketsaas.status.probes import ExternalApi, MongoDB, Workers

Lose = Callable[..., Any]


@pytest.mark.usefixtures("mongo", "upstream")
def test_a_healthy_system(client: Client) -> None:
    beat(WorkerKind.TASK_QUEUE)

    reply = client.get("/health")

    body = reply.json()
    assert (reply.status_code, body["status"], body["warnings"]) == (200, "ok", [])
    assert {name: report["status"] for name, report in body["dependencies"].items()} == {
        "mongodb": "ok",
        "external_api": "ok",
        "workers": "ok",
    }
    assert all(report["latency_ms"] >= 0 for report in body["dependencies"].values())


@pytest.mark.parametrize(
    ("probe", "name"),
    [
        ("probe_mongodb", "mongodb"),
        ("probe_external_api", "external_api"),
        ("probe_workers", "workers"),
    ],
)
@pytest.mark.usefixtures("mongo", "well")
def test_without_any_of_the_three_it_is_degraded(
    client: Client, monkeypatch: pytest.MonkeyPatch, lose_mongodb: Lose, probe: str, name: str
) -> None:
    monkeypatch.setattr(health, probe, lose_mongodb)

    reply = client.get("/health")

    body = reply.json()
    assert (reply.status_code, body["status"]) == (503, "degraded")
    assert [
        other for other, report in body["dependencies"].items() if report["status"] == "down"
    ] == [name]


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        pytest.param({"status_code": 503}, "external_api", id="an error of the external API"),
        pytest.param({"replica_set": None}, "mongodb", id="no replica set"),
        pytest.param({"task_queue": 0}, "workers", id="only a notification worker"),
    ],
)
@pytest.mark.usefixtures("mongo", "well")
def test_what_answers_but_cannot_do_its_work_is_down(
    client: Client, monkeypatch: pytest.MonkeyPatch, fact: dict[str, Any], found: str
) -> None:
    alive = {WorkerKind.TASK_QUEUE: 0, WorkerKind.NOTIFICATIONS: 1}
    alone = MongoDB(version="6.0.5", replica_set=None, is_primary=True, clock_difference_seconds=0)
    answers: dict[str, Any] = {
        "external_api": ExternalApi(status_code=503),
        "mongodb": alone,
        "workers": Workers(alive=alive),
    }
    monkeypatch.setattr(health, f"probe_{found}", lambda: answers[found])
    reply = client.get("/health")
    assert reply.status_code == 503
    assert reply.json()["dependencies"][found]["status"] == "down"


@pytest.mark.usefixtures("mongo", "upstream")
class TestTheExternalApi:
    @pytest.fixture
    def calls(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        """The answers of the external API, one for each time it was asked."""
        answered: list[int] = []

        def probe() -> ExternalApi:
            answered.append(500)
            return ExternalApi(status_code=500)

        monkeypatch.setattr(health, "probe_external_api", probe)
        return answered

    def test_is_not_called_once_for_each_stranger(
        self, client: Client, calls: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(health, "EXTERNAL_API_KEPT_SECONDS", 3600)
        monkeypatch.setattr(health, "CHECKS", health.make_checks())
        assert {client.get("/health").status_code for _ in range(5)} == {503}
        assert calls == [500]

    def test_is_called_again_when_its_answer_is_old(
        self, client: Client, calls: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(health, "EXTERNAL_API_KEPT_SECONDS", 0)
        monkeypatch.setattr(health, "CHECKS", health.make_checks())
        for _ in range(3):
            client.get("/health")
        assert calls == [500] * 3
