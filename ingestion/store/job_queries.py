"""Reads job and log rows for lists and questions about a tenant."""

from pymongo import DESCENDING

from ingestion.core.states import ACTIVE, FINAL
from ingestion.models import IngestionJob, IngestionLog
from ticketsaas.api.lists.listing import Listing
from ticketsaas.models import Tenant
from ticketsaas.mongo import Document, Session, get_collection

_ACTIVE = sorted(status.value for status in ACTIVE)
_FINAL = sorted(status.value for status in FINAL)


def find_active_job(tenant_id: str) -> Document | None:
    """The tenant's newest job that has not ended."""
    return get_collection(IngestionJob).find_one(
        {"tenant_id": tenant_id, "status": {"$in": _ACTIVE}}, sort=[("created_at", DESCENDING)]
    )


def find_job_by_key(tenant_id: str, *, idempotency_key: str) -> Document | None:
    """The tenant's job that was started under this key."""
    wanted = {"tenant_id": tenant_id, "idempotency_key": idempotency_key}
    return get_collection(IngestionJob).find_one(wanted)


def find_request_id(tenant_id: str, *, job_id: str, session: Session) -> str | None:
    """The request that the job was started by."""
    wanted = {"_id": job_id, "tenant_id": tenant_id}
    row = get_collection(IngestionJob).find_one(wanted, {"request_id": 1}, session=session)
    return row.get("request_id") if row else None


def find_last_ended_job(tenant_id: str) -> Document | None:
    """The tenant's newest job that has ended."""
    return get_collection(IngestionJob).find_one(
        {"tenant_id": tenant_id, "status": {"$in": _FINAL}},
        sort=[("created_at", DESCENDING)],
    )


def find_newest_job(tenant_id: str) -> Document | None:
    """The tenant's newest job, however it stands."""
    return get_collection(IngestionJob).find_one(
        {"tenant_id": tenant_id}, sort=[("created_at", DESCENDING)]
    )


def list_jobs(tenant_id: str) -> Listing:
    """The tenant's jobs, newest first."""
    return Listing(model=IngestionJob, wanted={"tenant_id": tenant_id}, time="created_at")


def list_logs(tenant_id: str) -> Listing:
    """How the tenant's jobs ended, the latest end first."""
    return Listing(model=IngestionLog, wanted={"tenant_id": tenant_id}, time="ended_at")


def find_known_tenants() -> list[str]:
    """Every tenant that ever had a job, in order."""
    return [row["_id"] for row in get_collection(Tenant).find({}, {"_id": 1}).sort("_id")]
