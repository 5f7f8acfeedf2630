"""What each tenant's jobs have done since the first one: numbers for metrics, which never fall.

A job's counters are added to its tenant's totals in the transaction that ends the job. So no scrape
has to add up jobs, and deleting old jobs changes nothing. Jobs that still run are added on reading.
A tenant that is forgotten keeps its totals, so that the sums over all tenants don't fall either.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pymongo import ASCENDING

from ingestion.core.job import Job
from ingestion.core.states import ACTIVE, COUNTERS, FINAL, JobStatus
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
    """One tenant's totals: `counters` like a job's, and `ended` jobs by status.

    `synced_at` is the time of the tenant's last completed sync, UTC, or of its first job if it never
    had one.
    """

    tenant_id: str
    synced_at: datetime
    counters: Counter[str]
    ended: Counter[str]


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of the known tenants, the longest known first, and the sums over all tenants ever.

    `counters` and `ended` are those sums; `active` is the number of active jobs by status.
    """

    tenants: tuple[TenantTotals, ...]
    counters: Counter[str]
    ended: Counter[str]
    active: Counter[str]
    open_reviews: int


def add_job(job: Job, *, session: Session) -> None:
    """Add the numbers of a job that ends, in the transaction that ends it."""
    numbers = _prefixed(job.counters) | {f"ended.{job.status.value}": 1}
    _increment(job.tenant_id, numbers, session)


def add(tenant_id: str, counters: Mapping[str, int], *, session: Session) -> None:
    """Add to the numbers of a job that has ended before, in the caller's transaction."""
    _increment(tenant_id, _prefixed(counters), session)


def read_totals() -> Totals:
    """Read the totals from one snapshot, so that a job that ends meanwhile counts exactly once."""
    with start_snapshot() as session:
        tenants = list(_find_tenants(session))
        stored = _find_totals([row["_id"] for row in tenants], session)
        sums = _sum_totals(session)
        active = _find_active(session)
        open_reviews = get_collection_across_tenants(IngestionJob).count_documents(
            {"status": JobStatus.NEEDS_REVIEW.value}, session=session
        )
    running: dict[str, Counter[str]] = {}
    for job in active:
        counters = {name: job.get(name, 0) for name in COUNTERS}
        running.setdefault(job["tenant_id"], Counter()).update(counters)
    return Totals(
        tenants=tuple(
            _read_tenant(
                row, stored=stored.get(row["_id"], {}), running=running.get(row["_id"], {})
            )
            for row in tenants
        ),
        counters=sum(running.values(), Counter({name: sums.get(name, 0) for name in COUNTERS})),
        ended=Counter({status.value: sums.get(status.value, 0) for status in FINAL}),
        active=Counter(job["status"] for job in active),
        open_reviews=open_reviews,
    )


def _find_tenants(session: Session) -> list[Document]:
    shown = dict.fromkeys(("created_at", "last_completed_sync"), 1)
    rows = get_collection(Tenant).find({}, shown, session=session)
    return list(rows.sort([("created_at", ASCENDING), ("_id", ASCENDING)]))


def _find_totals(tenant_ids: Sequence[str], session: Session) -> dict[str, Document]:
    rows = get_collection(IngestionTotals).find({"_id": {"$in": tenant_ids}}, session=session)
    return {row["_id"]: row for row in rows}


def _sum_totals(session: Session) -> Document:
    """Add up all rows in MongoDB; those of forgotten tenants may outnumber the known ones."""
    fields = {name: f"$counters.{name}" for name in COUNTERS}
    fields |= {status.value: f"$ended.{status.value}" for status in FINAL}
    group = {"_id": None} | {name: {"$sum": field} for name, field in fields.items()}
    rows = get_collection(IngestionTotals).aggregate([{"$group": group}], session=session)
    return next(rows, {})


def _find_active(session: Session) -> list[Document]:
    shown = dict.fromkeys(("tenant_id", "status", *COUNTERS), 1)
    wanted = {"status": {"$in": _ACTIVE}}
    return list(get_collection_across_tenants(IngestionJob).find(wanted, shown, session=session))


def _read_tenant(row: Document, *, stored: Document, running: Mapping[str, int]) -> TenantTotals:
    return TenantTotals(
        tenant_id=row["_id"],
        synced_at=row["last_completed_sync"] or row["created_at"],
        counters=Counter(stored.get("counters", {})) + Counter(running),
        ended=Counter(stored.get("ended", {})),
    )


def _prefixed(counters: Mapping[str, int]) -> dict[str, int]:
    return {f"counters.{name}": count for name, count in counters.items()}


def _increment(tenant_id: str, numbers: Mapping[str, int], session: Session) -> None:
    get_collection(IngestionTotals).update_one(
        {"_id": tenant_id}, {"$inc": dict(numbers)}, upsert=True, session=session
    )
