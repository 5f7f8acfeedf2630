"""Writer of increments to a tenant's roll-ups, in the transaction of the page that causes them.

What a row counts by name is decided inside the transaction, because it depends on the row as it is when it
is written (`core/rollup_bounds.py`).
"""

import uuid
from collections.abc import Iterable
from operator import itemgetter

from pymongo import ReturnDocument, UpdateOne
from pymongo.client_session import ClientSession
from pymongo.errors import DuplicateKeyError

from analytics.core.rollup_bounds import BoundedRow, bound_values
from analytics.core.rollups import ALL_TIME, Bucket, Increments, Numbers
from analytics.models import CustomerRollup, RankingRollup, TicketRollup
from analytics.store.rollup_names import REGISTER, bound_rankings, ranking_key, read_register
from ticketsaas.mongo import Document, get_collection

# A row's key, the fields that identify it, and what to write to it.
Addition = tuple[str, Document, BoundedRow]


def add(
    tenant_id: str, increments: Increments, *, session: ClientSession, is_repair: bool = False
) -> None:
    """Add the increments, creating missing rows with zeros.

    Any change gives the tenant a new revision, so that cached answers are recognised as stale. A repair
    adds to one ranking row at a time.
    """
    if not increments.is_change:
        return
    # First, because every other writer of the tenant's roll-ups waits for this row.
    register = read_register(renew_revision(tenant_id, session=session))
    counts = bound_values(increments.counts, register=register)
    rankings = bound_rankings(tenant_id, increments.rankings, session=session, is_repair=is_repair)
    _write(TicketRollup, (_count(tenant_id, *each) for each in counts.items()), session=session)
    _write(
        RankingRollup, (_ranking(tenant_id, *each) for each in rankings.items()), session=session
    )
    urgent = (_urgent(tenant_id, *each) for each in increments.urgent.items())
    _write(CustomerRollup, urgent, session=session)


def register_values(tenant_id: str, zeros: Numbers) -> None:
    """Count the statuses and sources at these paths by name from now on.

    Needs no transaction: a page that is committed at the same time writes the same row, and starts again.
    """
    identity = _identify(tenant_id, ALL_TIME)
    which = {"_id": ALL_TIME.key(tenant_id), "tenant_id": identity.pop("tenant_id")}
    update = _update(BoundedRow(zeros), identity=identity)
    while True:
        try:
            get_collection(TicketRollup).update_one(which, update, upsert=True)
        except DuplicateKeyError:
            # A page made the row at the same moment. Now it exists.
            continue
        return


def renew_revision(tenant_id: str, *, session: ClientSession) -> Document | None:
    """Give the tenant a new revision, which makes all cached answers stale.

    Return the names in its row of all time before that, None without a row.
    """
    identity = _identify(tenant_id, ALL_TIME)
    return get_collection(TicketRollup).find_one_and_update(
        {"_id": ALL_TIME.key(tenant_id), "tenant_id": identity.pop("tenant_id")},
        {"$set": {"revision": str(uuid.uuid4())}, "$setOnInsert": identity},
        REGISTER,
        upsert=True,
        return_document=ReturnDocument.BEFORE,
        session=session,
    )


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


def _identify(tenant_id: str, bucket: Bucket) -> Document:
    return {"tenant_id": tenant_id, "level": bucket.level.value, "start": bucket.start}


def _count(tenant_id: str, bucket: Bucket, numbers: Numbers) -> Addition:
    return bucket.key(tenant_id), _identify(tenant_id, bucket), BoundedRow(numbers)


def _ranking(tenant_id: str, place: tuple[Bucket, int], row: BoundedRow) -> Addition:
    bucket, shard = place
    return ranking_key(tenant_id, place), _identify(tenant_id, bucket) | {"shard": shard}, row


def _urgent(tenant_id: str, customer_id: str, number: int) -> Addition:
    identity = {"tenant_id": tenant_id, "customer_id": customer_id}
    return customer_key(tenant_id, customer_id), identity, BoundedRow({"urgent": number})


def _write(model: type, additions: Iterable[Addition], *, session: ClientSession | None) -> None:
    """Write the rows in the order of their keys, so that two writers never deadlock."""
    updates = [
        UpdateOne(
            {"_id": key, "tenant_id": identity.pop("tenant_id")},
            _update(row, identity=identity),
            upsert=True,
        )
        for key, identity, row in sorted(additions, key=itemgetter(0))
    ]
    if updates:
        get_collection(model).bulk_write(updates, session=session)


def _update(row: BoundedRow, *, identity: Document) -> Document:
    update: Document = {"$inc": dict(row.numbers), "$setOnInsert": identity}
    return update | ({"$set": dict(row.values)} if row.values else {})
