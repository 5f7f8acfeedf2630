"""Reads job and log rows for lists and questions about a tenant."""

from pymongo import DESCENDING

from ingestion.models import IngestionJob, IngestionLog
from ingestion.states import ACTIVE, FINAL
from tickets.models import Tenant
from ticketsaas.listing import Listing, read_listing
from ticketsaas.mongo import Document, get_collection

_ACTIVE = sorted(status.value for status in ACTIVE)
_FINAL = sorted(status.value for status in FINAL)


def find_active_job(tenant_id: str) -> Document | None:
    """The tenant's newest job that has not ended."""
    return get_collection(IngestionJob).find_one(
        {"tenant_id": tenant_id, "status": {"$in": _ACTIVE}}, sort=[("created_at", DESCENDING)]
    )


def find_last_ended_job(tenant_id: str) -> Document | None:
    """The tenant's newest job that has ended."""
    return get_collection(IngestionJob).find_one(
        {"tenant_id": tenant_id, "status": {"$in": _FINAL}},
        sort=[("created_at", DESCENDING)],
    )


def read_jobs(tenant_id: str, *, page: int, page_size: int) -> Listing:
    """One page of the tenant's jobs, newest first."""
    return read_listing(
        IngestionJob,
        {"tenant_id": tenant_id},
        sort=[("created_at", DESCENDING)],
        page=page,
        page_size=page_size,
    )


def read_logs(tenant_id: str, *, page: int, page_size: int) -> Listing:
    """One page of how the tenant's jobs ended, the latest end first."""
    return read_listing(
        IngestionLog,
        {"tenant_id": tenant_id},
        sort=[("ended_at", DESCENDING)],
        page=page,
        page_size=page_size,
    )


def find_known_tenants() -> list[str]:
    """Every tenant that ever had a job, in order."""
    return [row["_id"] for row in get_collection(Tenant).find({}, {"_id": 1}).sort("_id")]
