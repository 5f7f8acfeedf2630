"""Plans of an import: what a batch of a file's records writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from ingestion.core.job import Job
from ingestion.core.pages import Page, parse_page
from ingestion.core.reject_rows import find_settled, reject_documents
from ingestion.core.ticket_writes import Writes, count_changes, detect_changes, plan_writes
from notifications.core.alert_policy import AlertPolicy
from tickets.core.changes import StoredTicket
from ticketsaas.document_type import Document


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of records; each counts once. `skipped` ones are another tenant's, or were deleted."""

    new: int = 0
    updated: int = 0
    restored: int = 0
    unchanged: int = 0
    outdated: int = 0
    repeated: int = 0
    skipped: int = 0
    rejected: int = 0
    alerts: int = 0

    def __add__(self, other: "Imported") -> "Imported":
        names = [each.name for each in fields(self)]
        return Imported(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a batch writes: tickets, rejects, and the keys of rejects that its tickets settle."""

    writes: Writes
    rejects: tuple[Document, ...]
    settled: tuple[str, ...]
    imported: Imported


def read_batch(values: Sequence[object], *, tenant_id: str) -> Page:
    """Read records as a page of the tenant. One that names no tenant is of this one.

    A record that says it was deleted, as an export with deleted tickets has them, is skipped: an import
    neither deletes nor restores.
    """
    kept = [value for value in values if not _is_deleted(value)]
    owned = [_complete(value, tenant_id=tenant_id) for value in kept]
    page = parse_page({"tickets": owned}, tenant_id=tenant_id, number=1)
    return replace(page, skipped=page.skipped + len(values) - len(kept))


def plan_import(
    page: Page,
    *,
    run: Job,
    stored: Mapping[str, StoredTicket],
    may_alert: bool,
    policy: AlertPolicy,
    now: datetime,
) -> ImportPlan:
    """Plan the writes of a batch: those of a page, but without alerts unless `may_alert`."""
    found = detect_changes(page.tickets, stored=stored, closed=policy.closed)
    changes = found.changes
    if not may_alert:
        changes = tuple(replace(change, is_silent=True) for change in changes)
    writes = plan_writes(
        changes,
        stamps=found.stamps,
        tenant_id=run.tenant_id,
        job_id=run.job_id,
        policy=policy,
        now=now,
    )
    rejects = reject_documents(page, job=run)
    ids = _ids(page)
    counts = count_changes(found, of=ids)
    return ImportPlan(
        writes=writes,
        rejects=tuple(rejects.values()),
        settled=find_settled(page.tickets, job=run, rejects=rejects),
        imported=Imported(
            new=counts["new_ingested"],
            updated=counts["updated"],
            restored=counts["restored"],
            unchanged=counts["unchanged"],
            outdated=counts["outdated"],
            repeated=len(page.tickets) - len(ids),
            skipped=page.skipped,
            rejected=len(page.rejects),
            alerts=writes.alerts_raised,
        ),
    )


def _ids(page: Page) -> frozenset[str]:
    return frozenset(ticket.external_id for ticket in page.tickets)


def _is_deleted(value: object) -> bool:
    return isinstance(value, Mapping) and bool(value.get("deleted_at"))


def _complete(value: object, *, tenant_id: str) -> object:
    if isinstance(value, Mapping) and value.get("tenant_id") in (None, ""):
        return {**value, "tenant_id": tenant_id}
    return value
