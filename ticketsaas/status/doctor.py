"""What `manage.py doctor` says: what is wrong with the settings and the dependencies, and how to fix it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from ticketsaas.access.store.keys import has_usable_keys
from ticketsaas.config.production_checks import OWN_HOSTS
from ticketsaas.http.listening import is_loopback
from ticketsaas.mongo import MongoError, require_answer
from ticketsaas.monitoring.masking import mask_credentials
from ticketsaas.status.finding import Finding
from ticketsaas.status.probes import (
    probe_alerts,
    probe_disk,
    probe_external_api,
    probe_mongodb,
    probe_workers,
)
from ticketsaas.status.stored_tickets import (
    examine_ids,
    examine_rows,
    examine_statistics,
    examine_words,
)

# Files that Docker and Podman make in every container.
CONTAINER_MARKS = (Path("/.dockerenv"), Path("/run/.containerenv"))


def examine() -> Iterator[Finding]:
    """Yield every finding, in the order in which to fix them. Nothing it looks at makes it raise."""
    yield from _settings()
    try:
        require_answer()
        yield from (look() for look in _IN_MONGODB)
    except (MongoError, DatabaseError) as error:
        yield Finding(
            "MongoDB",
            f"does not answer ({type(error).__name__})",
            "Start `manage.py up`, or set MONGO_URL to a replica set that runs.",
        )
    yield _external_api()


def _settings() -> Iterator[Finding]:
    yield _mode()
    yield _address()
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


def _address() -> Finding:
    address = settings.BIND_ADDRESS
    shown = f"the web server listens on {address}"
    if is_loopback(address):
        return Finding("Address", shown)
    if settings.DEBUG and any(mark.exists() for mark in CONTAINER_MARKS):
        return Finding("Address", f"{shown} of a container: publish its port on 127.0.0.1 alone")
    if settings.DEBUG:
        harm = "sees the insides of errors" if settings.API_AUTH else "reads and changes everything"
        return Finding(
            "Address",
            f"{shown} with DEBUG on, so anybody on the network {harm}",
            "Set DEBUG=off or BIND_ADDRESS=127.0.0.1.",
        )
    if not settings.BEHIND_TLS:
        return Finding(
            "Address",
            f"{shown} without TLS, so keys and passwords can be read on the way",
            "Put a proxy that terminates TLS in front of it and set BEHIND_TLS=on, or set "
            "BIND_ADDRESS=127.0.0.1.",
        )
    if all(network.is_loopback for network in settings.TRUSTED_PROXIES):
        return Finding(
            "Address",
            f"{shown}, but only a proxy on this machine is believed to have used HTTPS",
            "Set TRUSTED_PROXIES to the address of the proxy, or BIND_ADDRESS=127.0.0.1 if it runs here.",
        )
    return Finding("Address", f"{shown}, behind a proxy that terminates TLS")


def _mongodb() -> Finding:
    found = probe_mongodb()
    if not found.is_supported:
        return Finding("MongoDB", f"is {found.version}", "6.0 or newer is needed.")
    if found.replica_set is None:
        return Finding(
            "MongoDB",
            f"{found.version} is not a replica set, so it has no transactions",
            "Start mongod with --replSet rs0 and run rs.initiate() once.",
        )
    return Finding("MongoDB", f"{found.version}, replica set {found.replica_set}")


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
            ""
            if settings.DEBUG
            else "Set API_AUTH=on, and make keys: `manage.py createapikey --tenant ID --new`.",
        )
    if has_usable_keys():
        return Finding("API keys", "every request needs one")
    return Finding(
        "API keys",
        "there is none, so every request is refused",
        "Make one: `manage.py createapikey --tenant ID --new`.",
    )


def _clock() -> Finding:
    found = probe_mongodb()
    if found.is_clock_off:
        return Finding(
            "Clock",
            f"is {found.clock_difference_seconds:.0f} s off MongoDB's",
            "Synchronise both machines' clocks (NTP).",
        )
    return Finding("Clock", "agrees with MongoDB's")


def _disk() -> Finding:
    found = probe_disk()
    if found is None:
        return Finding("Disk", "MongoDB does not say how full it is")
    state = (
        f"MongoDB's has {found.free_bytes / 1e9:.1f} GB of {found.total_bytes / 1e9:.0f} GB free"
    )
    if found.is_nearly_full:
        return Finding(
            "Disk", state, "Make room, or give it a larger one: MongoDB stops when it is full."
        )
    return Finding("Disk", state)


def _workers() -> Finding:
    if probe_workers().has_task_queue:
        return Finding("Workers", "a task queue cluster is at work")
    return Finding(
        "Workers",
        "no task queue cluster has been seen lately, so started jobs stay queued",
        "Start `manage.py qcluster`, or use `manage.py ingest`, which needs none.",
    )


def _alerts() -> Finding:
    found = probe_alerts()
    backlog = found.backlog
    if found.wait_for_a_worker:
        return Finding(
            "Alerts",
            f"no worker sends them; waiting: {backlog.waiting}",
            "Start `manage.py deliver_notifications`.",
        )
    if found.is_webhook_failing:
        fails = "fails" if backlog.waiting else "failed when it was called last"
        return Finding(
            "Alerts",
            f"the webhook {fails}, so the circuit is {found.circuit.words}; waiting: {backlog.waiting}",
            "Fix the webhook (NOTIFY_URL); alerts are sent as soon as it accepts one again.",
        )
    if backlog.parked:
        return Finding(
            "Alerts",
            f"the webhook did not take some; parked: {backlog.parked}",
            "Fix the webhook (NOTIFY_URL), then have them sent again in the admin's notifications.",
        )
    return Finding("Alerts", f"on their way: {backlog.waiting}, parked: 0")


_IN_MONGODB: tuple[Callable[[], Finding], ...] = (
    _mongodb,
    _migrations,
    examine_ids,
    examine_rows,
    _keys,
    _clock,
    _disk,
    _workers,
    _alerts,
    examine_words,
    examine_statistics,
)


def _external_api() -> Finding:
    shown = mask_credentials(settings.EXTERNAL_API_URL)
    try:
        found = probe_external_api()
    except httpx.HTTPError as error:
        state = f"at {shown} does not answer ({type(error).__name__})"
    else:
        if found.is_ok:
            return Finding("External API", f"answers at {shown}")
        state = f"at {shown} answers {found.status_code}"
    return Finding("External API", state, "Set EXTERNAL_API_URL, or start it.")
