"""Looks at what the product depends on and says what is wrong and how to mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pymongo.errors import PyMongoError

from notifications.store.backlog import read_backlog
from ticketsaas.access.store.keys import has_usable_keys
from ticketsaas.config.environment import mask_credentials
from ticketsaas.config.production_checks import OWN_HOSTS
from ticketsaas.mongo import get_database, require_answer, run_command
from ticketsaas.monitoring.heartbeat import WorkerKind, find_live

OLDEST_MONGODB = (6, 0)
# Leases and windows go by the server's clock; the task queue's own deadlines by ours.
LARGEST_CLOCK_DIFFERENCE_SECONDS = 5.0
_ANSWER_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `advice` is how to mend it, and empty when nothing is wrong."""

    subject: str
    state: str
    advice: str = ""


def examine() -> Iterator[Finding]:
    """Every finding, in the order in which to mend them. Never raises for what it looks at."""
    yield from _settings()
    try:
        require_answer()
        yield _mongodb()
        yield from (look() for look in _IN_MONGODB)
    except PyMongoError as error:
        yield Finding(
            "MongoDB",
            f"does not answer ({type(error).__name__})",
            "Start `manage.py up`, or set MONGO_URL to a replica set that runs.",
        )
    yield _external_api()


def _settings() -> Iterator[Finding]:
    yield _mode()
    queue: dict[str, Any] = settings.Q_CLUSTER
    if queue["retry"] <= queue["timeout"]:
        yield Finding(
            "Task queue",
            "would deliver a task again while it runs",
            "Q_CLUSTER['retry'] must be larger than Q_CLUSTER['timeout'].",
        )


def _mode() -> Finding:
    if not settings.DEBUG:
        return Finding("Mode", "production (DEBUG is off)")
    strangers = sorted(set(settings.ALLOWED_HOSTS) - set(OWN_HOSTS))
    if strangers:
        return Finding(
            "Mode",
            f"development (DEBUG is on), but ALLOWED_HOSTS has {', '.join(strangers)}",
            "Set DEBUG=off where others reach the server: errors show its insides to them.",
        )
    return Finding("Mode", "development (DEBUG is on): fine on your own machine")


def _mongodb() -> Finding:
    hello = run_command("hello")
    version = str(get_database().client.server_info()["version"])
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_MONGODB:
        return Finding("MongoDB", f"is {version}", "6.0 or newer is needed.")
    if "setName" not in hello:
        return Finding(
            "MongoDB",
            f"{version} is not a replica set, so it has no transactions",
            "Start mongod with --replSet rs0 and run rs.initiate() once.",
        )
    return Finding("MongoDB", f"{version}, replica set {hello['setName']}")


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        return Finding("Migrations", f"{len(missing)} are missing", "Run `manage.py migrate`.")
    return Finding("Migrations", "all applied")


def _keys() -> Finding:
    if not settings.API_AUTH:
        return Finding(
            "API keys",
            "are not asked for (API_AUTH is off): whoever reaches the port reads every tenant",
            "" if settings.DEBUG else "Set API_AUTH=on, and make keys: `manage.py createapikey`.",
        )
    if has_usable_keys():
        return Finding("API keys", "every request needs one")
    return Finding(
        "API keys",
        "there is none, so every request is refused",
        "Make one: `manage.py createapikey --tenant ID`.",
    )


def _unique_tickets() -> Finding:
    indexes = get_database()["tickets"].index_information().values()
    keys = [("tenant_id", 1), ("external_id", 1)]
    if any(index["key"] == keys and index.get("unique") for index in indexes):
        return Finding("Index", "one ticket per tenant and upstream id")
    return Finding(
        "Index",
        "nothing keeps a ticket from being stored twice",
        "In mongosh: db.tickets.createIndex({tenant_id: 1, external_id: 1}, "
        '{unique: true, name: "tickets_by_upstream_id"})',
    )


def _clock() -> Finding:
    server = run_command("hello")["localTime"].replace(tzinfo=UTC)
    difference = abs((datetime.now(UTC) - server).total_seconds())
    if difference > LARGEST_CLOCK_DIFFERENCE_SECONDS:
        return Finding(
            "Clock",
            f"is {difference:.0f} s off MongoDB's",
            "Synchronise both machines' clocks (NTP).",
        )
    return Finding("Clock", "agrees with MongoDB's")


def _workers() -> Finding:
    if find_live(WorkerKind.TASK_QUEUE):
        return Finding("Workers", "a task queue cluster is at work")
    return Finding(
        "Workers",
        "no task queue cluster has been seen lately, so started jobs stay queued",
        "Start `manage.py qcluster`, or use `manage.py ingest`, which needs none.",
    )


def _alerts() -> Finding:
    backlog = read_backlog()
    if backlog.waiting and not find_live(WorkerKind.NOTIFICATIONS):
        return Finding(
            "Alerts",
            f"{backlog.waiting} wait and no worker sends them",
            "Start `manage.py deliver_notifications`.",
        )
    if backlog.parked:
        return Finding(
            "Alerts",
            f"{backlog.parked} are parked: the webhook did not take them",
            "Mend the webhook (NOTIFY_URL), then have them sent again in the admin's notifications.",
        )
    return Finding("Alerts", f"{backlog.waiting} on their way, none parked")


_IN_MONGODB: tuple[Callable[[], Finding], ...] = (
    _migrations,
    _unique_tickets,
    _keys,
    _clock,
    _workers,
    _alerts,
)


def _external_api() -> Finding:
    url, shown = settings.EXTERNAL_API_URL, mask_credentials(settings.EXTERNAL_API_URL)
    try:
        reply = httpx.get(f"{url}/health", timeout=_ANSWER_SECONDS, trust_env=False)
    except httpx.HTTPError as error:
        state = f"at {shown} does not answer ({type(error).__name__})"
    else:
        if reply.status_code == httpx.codes.OK:
            return Finding("External API", f"answers at {shown}")
        state = f"at {shown} answers {reply.status_code}"
    return Finding("External API", state, "Set EXTERNAL_API_URL, or start it.")
