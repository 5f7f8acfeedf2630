"""Writer of increments to a tenant's roll-ups, in the transaction of the page that causes them."""

import uuid
from collections.abc import Iterable
from operator import itemgetter

from pymongo import UpdateOne
from pymongo.client_session import ClientSession

from analytics.core.rollups import ALL_TIME, Bucket, Increments, Numbers
from analytics.models import CustomerRollup, RankingRollup, TicketRollup
from ticketsaas.mongo import Document, get_collection

# A row's key, the fields that identify it, and the numbers to add to it.
Addition = tuple[str, Document, Numbers]


def add(tenant_id: str, increments: Increments, *, session: ClientSession) -> None:
    """Add the increments, creating missing rows with zeros.

    Any change gives the tenant a new revision, so that cached answers are recognised as stale.
    """
    renewal = [_renewal(tenant_id)] if increments.is_change else []
    counts = (_count(tenant_id, *each) for each in increments.counts.items())
    rankings = (_ranking(tenant_id, *each) for each in increments.rankings.items())
    urgent = (_urgent(tenant_id, *each) for each in increments.urgent.items())
    _write(TicketRollup, renewal + _updates(counts), session=session)
    _write(RankingRollup, _updates(rankings), session=session)
    _write(CustomerRollup, _updates(urgent), session=session)


def renew_revision(tenant_id: str, *, session: ClientSession) -> None:
    """Give the tenant a new revision, which makes all cached answers stale."""
    _write(TicketRollup, [_renewal(tenant_id)], session=session)


def find_revision(tenant_id: str, *, session: ClientSession) -> str | None:
    """Return the revision of the tenant's statistics, or None if they never had one."""
    key = ALL_TIME.key(tenant_id)
    row = get_collection(TicketRollup).find_one(
        {"_id": key, "tenant_id": tenant_id}, {"revision": 1}, session=session
    )
    return row.get("revision") if row else None


def customer_key(tenant_id: str, customer_id: str) -> str:
    """Return the key of a customer's row, which is unique because neither part contains the separator."""
    return f"{tenant_id}\x00{customer_id}"


def _renewal(tenant_id: str) -> UpdateOne:
    key, identity, _ = _count(tenant_id, ALL_TIME, {})
    return UpdateOne(
        {"_id": key, "tenant_id": identity.pop("tenant_id")},
        {"$set": {"revision": str(uuid.uuid4())}, "$setOnInsert": identity},
        upsert=True,
    )


def _count(tenant_id: str, bucket: Bucket, numbers: Numbers) -> Addition:
    identity = {"tenant_id": tenant_id, "level": bucket.level.value, "start": bucket.start}
    return bucket.key(tenant_id), identity, numbers


def _ranking(tenant_id: str, place: tuple[Bucket, int], numbers: Numbers) -> Addition:
    bucket, shard = place
    key, identity, _ = _count(tenant_id, bucket, numbers)
    return f"{key}:{shard:02}", identity | {"shard": shard}, numbers


def _urgent(tenant_id: str, customer_id: str, number: int) -> Addition:
    identity = {"tenant_id": tenant_id, "customer_id": customer_id}
    return customer_key(tenant_id, customer_id), identity, {"urgent": number}


def _updates(additions: Iterable[Addition]) -> list[UpdateOne]:
    """Build the updates, sorted by key, so that two writers never deadlock."""
    return [
        UpdateOne(
            {"_id": key, "tenant_id": identity.pop("tenant_id")},
            {"$inc": numbers, "$setOnInsert": identity},
            upsert=True,
        )
        for key, identity, numbers in sorted(additions, key=itemgetter(0))
    ]


def _write(model: type, updates: list[UpdateOne], *, session: ClientSession) -> None:
    if updates:
        get_collection(model).bulk_write(updates, session=session)
