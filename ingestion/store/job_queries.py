"""Reads jobs and their logs for lists, and for questions about a tenant."""

from pymongo import DESCENDING

from ingestion.core.job import Job, read_job
from ingestion.core.states import ACTIVE, FINAL
from ingestion.models import IngestionJob, IngestionLog
from ingestion.store import job_logs
from ticketsaas.api.lists.listing import Listing
from ticketsaas.mongo import Document, get_collection

_ACTIVE = sorted(status.value for status in ACTIVE)
_FINAL = sorted(status.value for status in FINAL)


def find_active_job(tenant_id: str) -> Job | None:
    """Return the tenant's newest job that has not ended."""
    return _find_newest({"tenant_id": tenant_id, "status": {"$in": _ACTIVE}})


def find_last_ended_job(tenant_id: str) -> Job | None:
    """Return the tenant's newest job that has ended."""
    return _find_newest({"tenant_id": tenant_id, "status": {"$in": _FINAL}})


def find_newest_job(tenant_id: str) -> Job | None:
    """Return the tenant's newest job, whether it has ended or not."""
    return _find_newest({"tenant_id": tenant_id})


def find_job_by_key(tenant_id: str, *, idempotency_key: str) -> Job | None:
    """Return the tenant's job that was started under this key."""
    wanted = {"tenant_id": tenant_id, "idempotency_key": idempotency_key}
    row = get_collection(IngestionJob).find_one(wanted)
    return None if row is None else read_job(row)


def list_jobs(tenant_id: str) -> Listing:
    """List the tenant's jobs, newest first."""
    return Listing(model=IngestionJob, wanted={"tenant_id": tenant_id}, time="created_at")


def list_logs(tenant_id: str) -> Listing:
    """List how the tenant's jobs run and ended, the newest job first."""
    job_logs.complete(tenant_id)
    return Listing(model=IngestionLog, wanted={"tenant_id": tenant_id}, time="created_at")


def _find_newest(wanted: Document) -> Job | None:
    row = get_collection(IngestionJob).find_one(wanted, sort=[("created_at", DESCENDING)])
    return None if row is None else read_job(row)
