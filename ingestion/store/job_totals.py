"""What a tenant's jobs have done since its first one: numbers for metrics, which never fall.

A job's counters are added to its tenant's in the transaction that ends it, so no scrape has to add up
jobs, and deleting old ones changes nothing. What still runs is added when it is read.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pymongo import ASCENDING
from pymongo.client_session import ClientSession

from ingestion.core.states import ACTIVE, COUNTERS
from ingestion.models import IngestionJob, IngestionTotals
from ticketsaas.models import Tenant
from ticketsaas.mongo import (
    Document,
    Session,
    get_collection,
    get_collection_across_tenants,
    start_snapshot,
)

_ACTIVE = sorted(status.value for status in ACTIVE)


@dataclass(frozen=True, slots=True)
class TenantTotals:
    """One tenant's: `counters` as a job's, `ended` jobs by status, `in_step_at` its last sync.

    For a tenant that never was in step `in_step_at` is the time of its first job. UTC.
    """

    tenant_id: str
    in_step_at: datetime
    counters: Counter[str]
    ended: Counter[str]


@dataclass(frozen=True, slots=True)
class Totals:
    """All tenants', the longest known first, and the jobs that have not ended, by status."""

    tenants: tuple[TenantTotals, ...]
    active: Counter[str]


def add_job(job: Document, *, session: ClientSession) -> None:
    """Add a job that ends; part of the transaction that ends it."""
    numbers = _prefixed(_counters_of(job)) | {f"ended.{job['status']}": 1}
    _increment(job["tenant_id"], numbers, session)


def add(tenant_id: str, counters: Mapping[str, int], *, session: ClientSession) -> None:
    """Add what is done in the name of a job that has ended; part of a transaction."""
    _increment(tenant_id, _prefixed(counters), session)


def read_totals() -> Totals:
    """The totals now. From one snapshot: a job that ends meanwhile counts exactly once."""
    with start_snapshot() as session:
        tenants = list(_find_tenants(session))
        ended = {row["_id"]: row for row in get_collection(IngestionTotals).find(session=session)}
        active = _find_active(session)
    running: dict[str, Counter[str]] = {}
    for job in active:
        running.setdefault(job["tenant_id"], Counter()).update(_counters_of(job))
    return Totals(
        tenants=tuple(
            _read_tenant(row, ended=ended.get(row["_id"], {}), running=running.get(row["_id"], {}))
            for row in tenants
        ),
        active=Counter(job["status"] for job in active),
    )


def _find_tenants(session: Session) -> list[Document]:
    shown = dict.fromkeys(("created_at", "last_completed_sync"), 1)
    rows = get_collection(Tenant).find({}, shown, session=session)
    return list(rows.sort([("created_at", ASCENDING), ("_id", ASCENDING)]))


def _find_active(session: Session) -> list[Document]:
    shown = dict.fromkeys(("tenant_id", "status", *COUNTERS), 1)
    wanted = {"status": {"$in": _ACTIVE}}
    return list(get_collection_across_tenants(IngestionJob).find(wanted, shown, session=session))


def _read_tenant(row: Document, *, ended: Document, running: Mapping[str, int]) -> TenantTotals:
    return TenantTotals(
        tenant_id=row["_id"],
        in_step_at=row["last_completed_sync"] or row["created_at"],
        counters=Counter(ended.get("counters", {})) + Counter(running),
        ended=Counter(ended.get("ended", {})),
    )


def _counters_of(job: Document) -> dict[str, int]:
    return {name: job.get(name, 0) for name in COUNTERS}


def _prefixed(counters: Mapping[str, int]) -> dict[str, int]:
    return {f"counters.{name}": count for name, count in counters.items()}


def _increment(tenant_id: str, numbers: Mapping[str, int], session: ClientSession) -> None:
    get_collection(IngestionTotals).update_one(
        {"_id": tenant_id}, {"$inc": dict(numbers)}, upsert=True, session=session
    )
