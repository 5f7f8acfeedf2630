"""Anybody sees names and states in `/health`; counts, reasons and advice are for operators."""

from typing import Any

import pytest
from django.test import Client

from tests.support.alerts import add_alert
from tests.support.types import MakeKey, Mongo
from ticketsaas.monitoring.heartbeat import WorkerKind, beat
from ticketsaas.status import health
from ticketsaas.status.probes import MongoDB


@pytest.fixture(autouse=True)
def _state(open_circuit: None, keys_are_asked_for: None) -> None:
    """Let there be counts, reasons and warnings."""
    beat(WorkerKind.NOTIFICATIONS)
    add_alert("waiting")


@pytest.mark.parametrize("scopes", [None, ("read", "ingest")], ids=["no key", "a tenant's key"])
def test_a_stranger_sees_names_and_states(
    make_key: MakeKey, scopes: tuple[str, ...] | None
) -> None:
    headers = {"authorization": f"Bearer {make_key(*scopes)}"} if scopes else {}
    body = Client(headers=headers).get("/health").json()
    assert body.keys() == {"status", "version", "dependencies", "warnings"}
    assert [report.keys() for report in body["dependencies"].values()] == [
        {"status", "latency_ms"}
    ] * 3
    assert body["warnings"] == [{"code": "circuit_open"}]


def test_an_operator_sees_counts_and_reasons(operator: Client) -> None:
    body = operator.get("/health").json()
    workers = body["dependencies"]["workers"]
    assert (workers["task_queue"], workers["notifications"]) == (0, 1)
    assert "qcluster" in workers["error"]
    assert body["dependencies"]["external_api"]["error"] == "ConnectError"
    assert body["dependencies"]["mongodb"]["is_primary"] is True
    assert (body["notifications"]["circuit"], body["notifications"]["waiting"]) == ("open", 1)


def test_an_operator_is_told_that_mongodb_is_no_replica_set(
    operator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = MongoDB(version="8.0", replica_set=None, is_primary=True, clock_difference_seconds=0)
    monkeypatch.setattr(health, "probe_mongodb", lambda: found)
    assert "--replSet" in operator.get("/health").json()["dependencies"]["mongodb"]["error"]


def test_the_use_of_an_operators_key_is_recorded(operator: Client, mongo: Mongo) -> None:
    operator.get("/health")
    assert mongo.api_keys.count_documents({"last_used_at": None}) == 0


def test_without_keys_everybody_is_an_operator(settings: Any) -> None:
    settings.API_AUTH = False
    assert "notifications" in Client().get("/health").json()


@pytest.mark.parametrize("wrong", ["nonsense", "Bearer tsk_1", "revoked", "unknown"])
@pytest.mark.usefixtures("well")
def test_a_wrong_key_is_as_good_as_none(
    make_key: MakeKey, mongo: Mongo, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    right = make_key("admin")
    if wrong == "revoked":
        mongo.api_keys.update_one({}, [{"$set": {"revoked_at": "$$NOW"}}])
        wrong = f"Bearer {right}"
    if wrong == "unknown":
        wrong = f"Bearer tsk_{'0' * 12}_{'0' * 64}"
    reply = Client(headers={"authorization": wrong}).get("/health")
    assert reply.status_code == 200
    assert reply.json()["warnings"] == [{"code": "circuit_open"}]
    assert mongo.request_windows.count_documents({}) == 0
