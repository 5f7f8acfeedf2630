"""How far the import of a file has come: on its tenant's row, moved in the transaction of each batch."""

from collections.abc import Mapping
from typing import Any

from ticketsaas.models import Tenant
from ticketsaas.mongo import Session, get_collection


def find_place(tenant_id: str, *, digest: str) -> int:
    """Return where the tenant's interrupted import of this file goes on; 0 for another file."""
    row = get_collection(Tenant).find_one({"_id": tenant_id}, {"importing": 1}) or {}
    place: Mapping[str, Any] = row.get("importing") or {}
    return int(place["offset"]) if place.get("digest") == digest else 0


def record_place(tenant_id: str, *, name: str, digest: str, offset: int, session: Session) -> None:
    """Record how far the import is, in the transaction that writes the records up to there."""
    place = {"name": name, "digest": digest, "offset": offset}
    get_collection(Tenant).update_one(
        {"_id": tenant_id}, {"$set": {"importing": place}}, session=session
    )


def delete_place(tenant_id: str, *, session: Session) -> None:
    """Delete the place: the file has been read to its end."""
    get_collection(Tenant).update_one(
        {"_id": tenant_id}, {"$set": {"importing": None}}, session=session
    )
