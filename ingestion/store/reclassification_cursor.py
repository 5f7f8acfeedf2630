"""The cursor of a reclassification: reads a tenant's tickets by upstream id, and records how far it is."""

from dataclasses import astuple, dataclass

from pymongo import ASCENDING

from tickets.core.changes import StoredTicket
from tickets.core.documents import WORDS_PROJECTION, read_stored
from tickets.models import BY_UPSTREAM_ID, Ticket
from ticketsaas.models import Tenant
from ticketsaas.mongo import Document, Session, get_collection

# Before any upstream id, which is never empty.
START = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What a reclassification reads tickets by: the versions of the rules and of the words."""

    rule_set: str
    words_version: int


def find_batch(tenant_id: str, *, after: str, limit: int) -> list[StoredTicket]:
    """Return the next tickets in order of upstream id, soft-deleted ones included."""
    rows = get_collection(Ticket).find(
        {"tenant_id": tenant_id, "external_id": {"$gt": after}},
        WORDS_PROJECTION,
        hint=BY_UPSTREAM_ID,
    )
    return [read_stored(row) for row in rows.sort("external_id", ASCENDING).limit(limit)]


def find_place(tenant_id: str, *, version: Version) -> str:
    """Return the last ticket that an interrupted reclassification of this version has read, or START."""
    row = get_collection(Tenant).find_one({"_id": tenant_id}, {"reclassified": 1}) or {}
    place: Document = row.get("reclassified") or {}
    found = place.get("rule_set"), place.get("words_version")
    return str(place["after"]) if found == astuple(version) else START


def record_place(tenant_id: str, *, version: Version, after: str, session: Session) -> None:
    """Record how far it is, in the transaction that writes the tickets up to there."""
    place = {
        "rule_set": version.rule_set,
        "words_version": version.words_version,
        "after": after,
    }
    get_collection(Tenant).update_one(
        {"_id": tenant_id}, {"$set": {"reclassified": place}}, session=session
    )


def record_end(tenant_id: str, *, version: Version, session: Session) -> None:
    """Record that every ticket has the words of this version; the next one begins with the first ticket."""
    done = {"reclassified": None, "words_version": version.words_version}
    get_collection(Tenant).update_one({"_id": tenant_id}, {"$set": done}, session=session)
