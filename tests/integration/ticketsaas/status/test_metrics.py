"""What Prometheus is told: right numbers, safe labels, and an answer when MongoDB gives none."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pymongo.errors import NetworkTimeout

from ingestion.engine.schedules import pause, save_schedule
from tests.support.types import Mongo
from ticketsaas.monitoring.heartbeat import WorkerKind, beat
from ticketsaas.status import metrics, time_limit
from ticketsaas.status.time_limit import Check

INTERVAL = "schedule_interval_seconds"

Numbers = dict[tuple[str, frozenset[str]], float]


def read(client: Client) -> Numbers:
    """The samples by name and values of labels; fails on text that is not Prometheus'."""
    reply = client.get("/metrics", headers={"accept": "text/plain;version=0.0.4"})
    assert (
        reply.status_code,
        reply["Content-Type"],
    ) == (200, "text/plain; version=0.0.4; charset=utf-8")
    families = text_string_to_metric_families(reply.content.decode())
    return {
        (sample.name.removeprefix("ticketsaas_"), frozenset(sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


def number(numbers: Numbers, name: str, *labels: str) -> float:
    return numbers[name, frozenset(labels)]


def test_it_shows_the_numbers_in_mongodb(mongo: Mongo, client: Client, settings: Any) -> None:
    settings.MAX_REQUESTS_PER_MINUTE = 60
    now = datetime.now(UTC)
    tenant = {"created_at": now - timedelta(days=1), "last_completed_sync": now}
    mongo.tenants.insert_one({"_id": "acme", **tenant})
    counters = {"processed_pages": 3, "new_ingested": 250, "deleted": 2, "api_calls": 5}
    mongo.ingestion_totals.insert_one(
        {"_id": "acme", "counters": counters | {"throttled": 1}, "ended": {"failed": 4}}
    )
    mongo.ingestion_jobs.insert_one({"tenant_id": "acme", "status": "running", "api_calls": 2})
    mongo.ingestion_jobs.insert_one({"tenant_id": "acme", "status": "needs_review"})
    mongo.api_budgets.insert_one({"_id": "external_api", "grants": [{"at": now, "caller": "a"}]})
    for index, status in enumerate(["pending", "pending", "sending", "parked", "sent"]):
        row = {"tenant_id": "acme", "status": status, "created_at": now - timedelta(minutes=1)}
        mongo.notifications.insert_one({"_id": str(index), **row})
    mongo.circuits.insert_one(
        {"_id": "notify", "version": 0, "status": "open", "epoch": 1, "results": []}
        | {"opened_at": now, "retry_at": now + timedelta(minutes=1)}
    )
    mongo.task_queue.insert_one({"key": "ticketsaas"})
    beat(WorkerKind.NOTIFICATIONS)

    shown = read(client)

    assert number(shown, "mongodb_up") == 1
    assert (number(shown, "jobs_total", "failed"), number(shown, "jobs_total", "lost")) == (4, 0)
    assert (
        number(shown, "jobs_active", "running"),
        number(shown, "jobs_active", "queued"),
    ) == (1, 0)
    assert number(shown, "reviews_waiting") == 1
    assert number(shown, "pages_total") == 3
    assert tuple(
        number(shown, "tickets_total", outcome) for outcome in ("new", "deleted", "rejected")
    ) == (250, 2, 0)
    assert number(shown, "upstream_calls_total", "acme") == 7
    assert number(shown, "upstream_throttled_total", "acme") == 1
    assert 0 <= number(shown, "sync_lag_seconds", "acme") < 60
    assert (number(shown, "budget_used"), number(shown, "budget_limit")) == (1, 60)
    assert (number(shown, "notifications_waiting"), number(shown, "notifications_parked")) == (3, 1)
    assert 60 <= number(shown, "notifications_oldest_seconds") < 120
    assert [number(shown, "circuit_state", state) for state in ("closed", "open", "half_open")] == [
        0,
        1,
        0,
    ]
    mongo.circuits.update_one({}, [{"$set": {"retry_at": "$$NOW"}}])
    assert number(read(client), "circuit_state", "half_open") == 1
    assert number(shown, "queue_tasks") == 1
    assert (
        number(shown, "workers", "task_queue"),
        number(shown, "workers", "notifications"),
    ) == (0, 1)


def test_only_schedules_that_run_have_an_interval(mongo: Mongo, client: Client) -> None:
    now = datetime.now(UTC)
    for name in ("acme", "globex", "initech"):
        mongo.tenants.insert_one({"_id": name, "created_at": now, "last_completed_sync": None})
    for name in ("acme", "globex", "stranger"):
        save_schedule(name, minutes=15)
    assert pause("globex")
    shown = read(client)
    assert {
        next(iter(labels)): value for (name, labels), value in shown.items() if name == INTERVAL
    } == {"acme": 900}


@pytest.mark.usefixtures("mongo")
def test_requests_are_counted_by_route_and_class_of_status(client: Client) -> None:
    labels = ("GET", "/tickets/<segment:ticket_id>", "4xx")
    before = read(client).get(("requests_total", frozenset(labels)), 0)
    client.get("/tickets/t-1?tenant_id=acme")
    client.get("/tickets/t-2?tenant_id=acme")
    client.get("/tickets/t-3")
    after = read(client)
    assert number(after, "requests_total", *labels) == before + 3
    assert number(after, "request_duration_seconds_count", *labels) == before + 3
    client.generic("BREW", "/nothing")
    assert number(read(client), "requests_total", "OTHER", "unmatched", "4xx") == 1


def test_a_tenant_cannot_forge_a_metric(mongo: Mongo, client: Client) -> None:
    name = 'a"} 1\nticketsaas_mongodb_up 0\\'
    mongo.tenants.insert_one(
        {"_id": name, "created_at": datetime.now(UTC), "last_completed_sync": None}
    )
    shown = read(client)
    assert number(shown, "mongodb_up") == 1
    assert number(shown, "upstream_calls_total", name) == 0


def test_only_the_tenants_known_longest_are_shown_singly(
    mongo: Mongo, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "MAX_TENANTS", 2)
    now = datetime.now(UTC)
    for days, name in enumerate(["c", "b", "a"]):
        known = {"created_at": now + timedelta(days=days), "last_completed_sync": None}
        mongo.tenants.insert_one({"_id": name, **known})
        mongo.ingestion_totals.insert_one({"_id": name, "counters": {"processed_pages": 1}})
    mongo.ingestion_totals.insert_one(
        {"_id": "forgotten", "counters": {"processed_pages": 1}, "ended": {"completed": 1}}
    )
    shown = read(client)
    assert (number(shown, "tenants"), number(shown, "pages_total")) == (3, 4)
    assert number(shown, "jobs_total", "completed") == 1
    assert {next(iter(labels)) for name, labels in shown if name == "sync_lag_seconds"} == {
        "c",
        "b",
    }


def lose_mongodb(gate: Event) -> Any:
    raise NetworkTimeout("mongodb://me:hunter2@db: timed out")


def hang(gate: Event) -> Any:
    gate.wait()
    return {}


@pytest.mark.parametrize("check", [lose_mongodb, hang])
def test_without_mongodb_it_shows_that_and_the_servers_own_numbers(
    client: Client, monkeypatch: pytest.MonkeyPatch, check: Callable[[Event], Any]
) -> None:
    gate = Event()
    monkeypatch.setattr(time_limit, "ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(metrics, "CHECK", Check(lambda: check(gate)))
    client.get("/health/live")
    shown = read(client)
    gate.set()
    assert number(shown, "mongodb_up") == 0
    assert number(shown, "requests_total", "GET", "/health/live", "2xx") >= 1
    assert {name for name, _ in shown if not name.startswith("request")} == {"mongodb_up"}


def test_unknown_parameters_are_refused_in_json(client: Client) -> None:
    reply = client.get("/metrics?name=x", headers={"accept": "text/plain"})
    assert (reply.status_code, reply.json()["errors"][0]["code"]) == (400, "unknown")
