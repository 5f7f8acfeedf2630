"""What `/health` says: how the three dependencies are, and what else is worth a look.

The probes find it out. Without one of the dependencies new tickets don't come, or nothing can be answered;
a warning is about something that a person should see to before it gets that far.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ticketsaas import __version__
from ticketsaas.mongo import Document, require_answer
from ticketsaas.status import time_limit
from ticketsaas.status.probes import (
    Alerts,
    MongoDB,
    probe_alerts,
    probe_disk,
    probe_external_api,
    probe_mongodb,
    probe_statistics,
    probe_workers,
)
from ticketsaas.status.time_limit import OK, Check, RunningChecks, Unwell

DEPENDENCIES = ("mongodb", "external_api", "workers")
# While MongoDB hangs an answer takes a thread for two seconds. Those who waited for the thread get the same
# answer, so that nobody waits twice.
KEPT_SECONDS = 1.0
# Whoever asks for `/health` has the external API called no more often than this.
EXTERNAL_API_KEPT_SECONDS = 2.0
# The driver may be half a second late.
READY_SECONDS = 2.0
# A disk doesn't fill up in a minute, and the question isn't cheap in a large database.
DISK_KEPT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class HealthWarning:
    """Something worth a look; programs go by the code, which never changes."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Health:
    """The report of each check by its name (`time_limit.RunningChecks.wait`)."""

    reports: dict[str, Document]

    @property
    def is_ok(self) -> bool:
        return all(self.reports[name]["status"] == OK for name in DEPENDENCIES)

    @property
    def warnings(self) -> list[HealthWarning]:
        return [each for report in self.reports.values() for each in report.get("warnings", ())]

    def describe(self) -> Document:
        """Return names and states, which anybody may see."""
        return {
            "status": OK if self.is_ok else "degraded",
            "version": __version__,
            "dependencies": {
                name: {"status": report["status"], "latency_ms": report["latency_ms"]}
                for name, report in self.reports.items()
                if name in DEPENDENCIES
            },
            "warnings": [{"code": each.code} for each in self.warnings],
        }

    def describe_in_full(self) -> Document:
        """Return counts, reasons and advice too, which are for operators."""
        found = self.describe()
        for name in DEPENDENCIES:
            report = self.reports[name].items()
            found["dependencies"][name] = {key: value for key, value in report if key != "warnings"}
        found["warnings"] = [{"code": each.code, "message": each.message} for each in self.warnings]
        if facts := self.reports["notifications"].get("facts"):
            found["notifications"] = facts
        return found


def start_checks() -> RunningChecks:
    """Ask everything at once; what does not answer in time is down."""
    return time_limit.start({**CHECKS, "ready": READY})


def is_ready() -> bool:
    """Return whether this process can answer requests: without MongoDB it can't."""
    return time_limit.start({"ready": READY}).is_ok("ready")


def _check_mongodb() -> Document:
    found = probe_mongodb()
    if found.replica_set is None:
        raise Unwell("It is no replica set, and transactions need one: start it with --replSet.")
    return {
        "replica_set": found.replica_set,
        "is_primary": found.is_primary,
        "warnings": list(_clock_warnings(found)),
    }


def _clock_warnings(found: MongoDB) -> Iterator[HealthWarning]:
    if found.is_clock_off:
        yield HealthWarning(
            "clocks_apart",
            f"This process's clock is {found.clock_difference_seconds:.0f} s off MongoDB's: "
            "synchronise both machines' clocks (NTP).",
        )


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
    return {"facts": facts, "warnings": list(_alert_warnings(found))}


def _alert_warnings(found: Alerts) -> Iterator[HealthWarning]:
    if found.is_webhook_failing:
        yield HealthWarning(
            f"circuit_{found.circuit.value}",
            f"The webhook fails. Alerts that wait until it works again: {found.backlog.waiting}."
            if found.backlog.waiting
            else "The webhook failed when it was called last. No alert waits; the next one tries it.",
        )
    if found.wait_for_a_worker:
        yield HealthWarning(
            "alerts_without_worker",
            "No worker sends alerts: run manage.py deliver_notifications. "
            f"Alerts that wait: {found.backlog.waiting}.",
        )
    if found.backlog.parked:
        yield HealthWarning(
            "alerts_parked",
            "The webhook did not take some alerts: have them sent again in the admin once it does. "
            f"Alerts that are parked: {found.backlog.parked}.",
        )


def _check_disk() -> Document:
    found = probe_disk()
    if found is None or not found.is_nearly_full:
        return {}
    message = f"MongoDB's disk has {found.free_bytes / 1e9:.1f} GB of {found.total_bytes / 1e9:.0f} GB left."
    return {"warnings": [HealthWarning("disk_nearly_full", message)]}


def _check_statistics() -> Document:
    if not (tenants := probe_statistics()):
        return {}
    message = (
        "Tickets were stored without being counted, and statistics are read from the tickets until the "
        f"task queue has counted them: {', '.join(tenants)}."
    )
    return {"warnings": [HealthWarning("statistics_incomplete", message)]}


def _check_ready() -> Document:
    require_answer(seconds=READY_SECONDS)
    return {}


def make_checks() -> dict[str, Check]:
    """Return the checks of a process."""
    return {
        "mongodb": Check(_check_mongodb, keep_seconds=KEPT_SECONDS),
        "external_api": Check(_check_external_api, keep_seconds=EXTERNAL_API_KEPT_SECONDS),
        "workers": Check(_check_workers, keep_seconds=KEPT_SECONDS),
        "notifications": Check(_check_notifications, keep_seconds=KEPT_SECONDS),
        "statistics": Check(_check_statistics, keep_seconds=KEPT_SECONDS),
        "disk": Check(_check_disk, keep_seconds=DISK_KEPT_SECONDS),
    }


CHECKS = make_checks()
READY = Check(_check_ready, keep_seconds=KEPT_SECONDS)
