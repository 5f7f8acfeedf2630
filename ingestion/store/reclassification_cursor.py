"""The cursor of a reclassification: reads a tenant's tickets by upstream id, and records how far it is."""

from pymongo import ASCENDING

from tickets.core.changes import StoredTicket
from tickets.core.documents import STORED_PROJECTION, read_stored
from tickets.models import BY_UPSTREAM_ID, Ticket
from ticketsaas.models import Tenant
from ticketsaas.mongo import Document, Session, get_collection

# Before any upstream id, which is never empty.
START = ""


def find_batch(tenant_id: str, *, after: str, limit: int) -> list[StoredTicket]:
    """Return the next tickets in order of upstream id, soft-deleted ones included."""
    rows = get_collection(Ticket).find(
        {"tenant_id": tenant_id, "external_id": {"$gt": after}},
        STORED_PROJECTION,
        hint=BY_UPSTREAM_ID,
    )
    return [read_stored(row) for row in rows.sort("external_id", ASCENDING).limit(limit)]


def find_place(tenant_id: str, *, rule_set: str) -> str:
    """Return the last ticket that an interrupted reclassification by these rules has read, or START."""
    row = get_collection(Tenant).find_one({"_id": tenant_id}, {"reclassified": 1}) or {}
    place: Document = row.get("reclassified") or {}
    return str(place["after"]) if place.get("rule_set") == rule_set else START


def record_place(tenant_id: str, *, rule_set: str, after: str, session: Session) -> None:
    """Record how far it is, in the transaction that writes the tickets up to there."""
    place = {"rule_set": rule_set, "after": after}
    get_collection(Tenant).update_one(
        {"_id": tenant_id}, {"$set": {"reclassified": place}}, session=session
    )


def delete_place(tenant_id: str, *, session: Session) -> None:
    """Delete the place, so that the next reclassification begins with the first ticket."""
    get_collection(Tenant).update_one(
        {"_id": tenant_id}, {"$set": {"reclassified": None}}, session=session
    )
