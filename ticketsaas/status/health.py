"""What `/health` says of the dependencies: the probes' findings as a machine reads them."""

from dataclasses import dataclass

from ticketsaas.mongo import Document
from ticketsaas.status.probes import (
    probe_alerts,
    probe_external_api,
    probe_mongodb,
    probe_workers,
)
from ticketsaas.status.time_limit import OK, Check, Unwell, collect


@dataclass(frozen=True, slots=True)
class Health:
    """The report of each dependency, by its name (see `time_limit.collect`)."""

    dependencies: dict[str, Document]

    @property
    def is_ok(self) -> bool:
        return all(report["status"] == OK for report in self.dependencies.values())

    @property
    def is_serving(self) -> bool:
        """Whether requests can be answered: without MongoDB none can, without the others tickets only
        get old."""
        return bool(self.dependencies["mongodb"]["status"] == OK)


def read_health() -> Health:
    """Ask every dependency at once; what does not answer in time is down."""
    return Health(collect(CHECKS))


def _check_mongodb() -> Document:
    found = probe_mongodb()
    if found.replica_set is None:
        raise Unwell("It is no replica set, and transactions need one: start it with --replSet.")
    return {"replica_set": found.replica_set, "is_primary": found.is_primary}


def _check_external_api() -> Document:
    found = probe_external_api()
    if not found.is_ok:
        raise Unwell(f"It answered {found.status_code}.")
    return {}


def _check_workers() -> Document:
    found = probe_workers()
    facts = {kind.value: count for kind, count in found.alive.items()}
    if not found.has_task_queue:
        reason = "No task queue is alive, so jobs stay queued: run manage.py qcluster."
        raise Unwell(reason, **facts)
    return facts


def _check_notifications() -> Document:
    found = probe_alerts()
    facts = {
        "circuit": found.circuit.value,
        "undelivered": found.backlog.undelivered,
        "waiting": found.backlog.waiting,
        "parked": found.backlog.parked,
        "backlog_age_seconds": round(found.backlog.age_seconds, 1),
    }
    if found.wait_for_a_worker:
        reason = "Alerts wait and no worker sends them: run manage.py deliver_notifications."
        raise Unwell(reason, **facts)
    if found.is_webhook_failing:
        raise Unwell("The webhook fails, so alerts wait until it is well again.", **facts)
    return facts


CHECKS = {
    "mongodb": Check(_check_mongodb),
    "external_api": Check(_check_external_api),
    "workers": Check(_check_workers),
    "notifications": Check(_check_notifications),
}
