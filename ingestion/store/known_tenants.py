"""Which tenants are known, and when one may be forgotten: a mistyped id must not stay for good."""

from ingestion.store import rejects
from ingestion.store.schedules import is_scheduled
from tickets.store.tickets import has_tickets
from ticketsaas.access.store.keys import has_key
from ticketsaas.access.store.tenant_visibility import is_given
from ticketsaas.models import Tenant
from ticketsaas.mongo import Session, get_collection


def find_known_tenants() -> list[str]:
    """Return the ids of all known tenants, in order."""
    return [row["_id"] for row in get_collection(Tenant).find({}, {"_id": 1}).sort("_id")]


def has_synced(tenant_id: str) -> bool:
    """Return whether a crawl of the tenant was ever completed."""
    row = get_collection(Tenant).find_one({"_id": tenant_id}, {"last_completed_sync": 1})
    return row is not None and row.get("last_completed_sync") is not None


def is_in_use(tenant_id: str) -> bool:
    """Return whether there is a ticket or a reject of the tenant, or a person has named it on purpose.

    A person does that with a key, a schedule or the tenants that a user sees.
    """
    return (
        has_tickets(tenant_id)
        or rejects.has_any(tenant_id)
        or has_key(tenant_id)
        or is_scheduled(tenant_id)
        or is_given(tenant_id)
    )


def forget(tenant_id: str, *, session: Session) -> None:
    """Forget the tenant, in the caller's transaction. Its jobs, their logs and its totals stay."""
    get_collection(Tenant).delete_one({"_id": tenant_id}, session=session)
