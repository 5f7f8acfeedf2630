"""The outbox, collection `notifications`: the only module that writes it.

Ingestion adds and suppresses alerts in the transaction that stores their tickets, so an alert exists
exactly when its cause does. Workers claim due rows under a lease: `lease_id` is written with the
claim, and `next_attempt_at` is moved to the lease's end. Every later write names the lease, so a
worker that slept through it writes nothing, and the row of a worker that died becomes due again. All
times are the server's.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import pymongo
from pymongo import ReturnDocument, UpdateMany, UpdateOne
from pymongo.collection import Collection

from notifications.core.alert_policy import Suppression
from notifications.core.delivery_retry import StatusUpdate
from notifications.core.states import RETRYABLE, NotificationStatus
from notifications.core.turns import Turn, advance, interleave
from notifications.models import BY_TICKET, Notification
from notifications.store.due_alerts import find_first, find_probe, find_retries, match_due
from ticketsaas.api.lists.listing import Listing
from ticketsaas.mongo import (
    Document,
    Session,
    get_collection,
    get_collection_across_tenants,
)

# Time to wait for a free place and to make one call, each at most 10 s, and to write the result. This
# is also how long the alerts of a killed worker wait before another one sends them.
LEASE_SECONDS = 30
# Enough for 300,000 rows; the 2 s that a web process allows an ordinary operation suffice for 25,000.
RETRY_ALL_SECONDS = 25.0
# A worker must notice quickly that MongoDB is away, or it could not be stopped in time.
OPERATION_SECONDS = 3.0
_KEY = ("_id", "tenant_id")
# The filter for what `is_retryable` says of one row.
_RETRYABLE: Document = {
    "$or": [
        {"status": {"$in": sorted(RETRYABLE)}},
        {"status": NotificationStatus.SUPPRESSED.value, "too_old": True},
        {"status": NotificationStatus.SUPPRESSED.value, "unsure": True},
    ]
}


@dataclass(frozen=True, slots=True)
class ClaimedNotification:
    """A row that only its worker may send until the lease ends.

    `attempts` counts earlier ones, and `by_hand` says whether a person asked for it.
    """

    notification_id: str
    tenant_id: str
    ticket_id: str
    urgency: str
    reason: str
    attempts: int
    lease_id: str
    job_id: str
    request_id: str | None
    by_hand: bool


class NotRetryable(Exception):
    """The notification was sent, is being sent, or is no longer needed, as its `status` says."""

    def __init__(self, status: str) -> None:
        super().__init__(f"The notification is {status}.")
        self.status = status


@contextmanager
def time_limit() -> Iterator[None]:
    """Limit the operations inside the block to OPERATION_SECONDS altogether."""
    with pymongo.timeout(OPERATION_SECONDS):
        yield


def add(tenant_id: str, drafts: Iterable[Document], *, session: Session) -> None:
    """Insert alerts as part of the caller's transaction, in the order given.

    Each draft is a whole row. Its `_id` names the episode of urgency, so a row that exists already is
    the same alert and stays as it is.
    """
    inserts = [
        UpdateOne(
            {"_id": draft["_id"], "tenant_id": tenant_id},
            {"$setOnInsert": {name: draft[name] for name in draft if name not in _KEY}},
            upsert=True,
        )
        for draft in drafts
    ]
    if inserts:
        get_collection(Notification).bulk_write(inserts, session=session)


def suppress(tenant_id: str, suppressions: Mapping[str, Suppression], *, session: Session) -> None:
    """Suppress the waiting and parked alerts of tickets, as part of the caller's transaction.

    Those that were suppressed before and could be sent by hand get the new reason. `suppressions` are by
    the ticket's upstream id. An alert that a worker holds is left alone: the worker checks the ticket again
    before each attempt.
    """
    updates = [
        UpdateMany(
            {"tenant_id": tenant_id, "ticket_id": ticket_id, **_RETRYABLE},
            {
                "$set": {
                    "status": NotificationStatus.SUPPRESSED.value,
                    "status_reason": each.reason,
                    "too_old": False,
                    "unsure": each.is_unsure,
                    "next_attempt_at": None,
                }
            },
            hint=BY_TICKET,
        )
        for ticket_id, each in suppressions.items()
    ]
    if updates:
        get_collection(Notification).bulk_write(updates, session=session)


def revive(tenant_id: str, *, notification_id: str, session: Session) -> None:
    """Make a suppressed alert due now, as part of the caller's transaction; others stay as they are."""
    suppressed = NotificationStatus.SUPPRESSED.value
    get_collection(Notification).update_one(
        {"_id": notification_id, "tenant_id": tenant_id, "status": suppressed},
        _RETRY,
        session=session,
    )


def claim(
    limit: int, *, due_by: datetime, turn: Turn, is_probe: bool = False
) -> tuple[list[ClaimedNotification], Turn]:
    """Claim up to `limit` due rows in the order in which to send them; return them and the next turn.

    If other workers took all of them first, it looks again.
    """
    while True:
        first = find_first(limit, due_by=due_by, after=turn.first_tenant)
        probes = find_probe(due_by=due_by) if is_probe else []
        # Rows that failed too often for a probe go out as one only if nothing else is due.
        has_better = is_probe and (first or probes)
        retries = (
            probes if has_better else find_retries(limit, due_by=due_by, after=turn.retry_tenant)
        )
        row_ids = interleave(first, retries, limit=limit, lead=turn.lead, is_probe=is_probe)
        won = _lease(row_ids, due_by=due_by)
        if won or not row_ids:
            rows = [(each.tenant_id, each.attempts > 0) for each in won]
            return won, advance(turn, rows, first_waited=bool(first))


def settle(updates: Iterable[tuple[ClaimedNotification, StatusUpdate]]) -> None:
    """Write the outcomes of claimed rows and end their leases. A row whose lease was lost is skipped."""
    writes = [UpdateOne(_held(claimed), [{"$set": _values_of(each)}]) for claimed, each in updates]
    if writes:
        get_collection(Notification).bulk_write(writes, ordered=False)


def release(claimed: Iterable[ClaimedNotification]) -> None:
    """Make claimed rows due again in their old place, with no attempt used up."""
    values = {
        "status": NotificationStatus.PENDING.value,
        "lease_id": None,
        "next_attempt_at": "$created_at",
    }
    writes = [UpdateOne(_held(each), [{"$set": values}]) for each in claimed]
    if writes:
        get_collection(Notification).bulk_write(writes, ordered=False)


def list_notifications(tenant_id: str, *, status: str | None) -> Listing:
    """Return the tenant's notifications, newest first."""
    wanted = {"tenant_id": tenant_id} | ({} if status is None else {"status": status})
    return Listing(model=Notification, wanted=wanted, time="created_at")


def retry(tenant_id: str, *, notification_id: str) -> Document | None:
    """Make a parked or waiting row, or one that was only too old or unsure, due now; return it.

    No attempt counts as used up, and that the urgency is unsure doesn't hold it back any more.
    The idempotency key stays. Returns None if the tenant has no such row; raises NotRetryable.
    """
    which = {"_id": notification_id, "tenant_id": tenant_id}
    rows = get_collection(Notification)
    row: Document | None = rows.find_one_and_update(
        which | _RETRYABLE,
        _RETRY,
        return_document=ReturnDocument.AFTER,
    )
    if row is None and (found := rows.find_one(which, {"status": 1})):
        raise NotRetryable(found["status"])
    return row


def retry_all_parked(tenant_ids: Iterable[str] | None = None) -> int:
    """Make the parked rows of these tenants due now, or of all tenants, and return their number.

    If it is cut short, calling it again continues.
    """
    parked: Document = {"status": NotificationStatus.PARKED.value}
    if tenant_ids is not None:
        parked["tenant_id"] = {"$in": sorted(tenant_ids)}
    with pymongo.timeout(RETRY_ALL_SECONDS):
        return _all_rows().update_many(parked, _RETRY).modified_count


_RETRY: list[Document] = [
    {
        "$set": {
            "status": NotificationStatus.PENDING.value,
            "status_reason": None,
            "too_old": False,
            "unsure": False,
            "by_hand": True,
            "attempts": 0,
            "next_attempt_at": "$$NOW",
        }
    }
]


def _lease(row_ids: list[str], *, due_by: datetime) -> list[ClaimedNotification]:
    """Lease those of the rows that are still due, and return them in the order given."""
    if not row_ids:
        return []
    rows, lease_id = _all_rows(), str(uuid.uuid4())
    rows.update_many({"_id": {"$in": row_ids}, **match_due(due_by)}, _lease_update(lease_id))
    held = rows.find({"_id": {"$in": row_ids}, "lease_id": lease_id})
    won = {row["_id"]: _read_claimed(row) for row in held}
    return [won[row_id] for row_id in row_ids if row_id in won]


def _lease_update(lease_id: str) -> list[Document]:
    end = {"$add": ["$$NOW", LEASE_SECONDS * 1000]}
    sending = NotificationStatus.SENDING.value
    return [{"$set": {"status": sending, "lease_id": lease_id, "next_attempt_at": end}}]


def _read_claimed(row: Document) -> ClaimedNotification:
    names = ("tenant_id", "ticket_id", "urgency", "reason", "attempts", "lease_id", "job_id")
    return ClaimedNotification(
        notification_id=row["_id"],
        # Rows written before these fields existed lack them.
        request_id=row.get("request_id"),
        by_hand=row.get("by_hand") is True,
        **{name: row[name] for name in names},
    )


def _held(claimed: ClaimedNotification) -> Document:
    return {
        "_id": claimed.notification_id,
        "tenant_id": claimed.tenant_id,
        "lease_id": claimed.lease_id,
    }


def _values_of(update: StatusUpdate) -> Document:
    is_pending = update.status is NotificationStatus.PENDING
    values: Document = {
        "status": update.status.value,
        "status_reason": {"$literal": update.status_reason},
        "attempts": update.attempts,
        "lease_id": None,
        "next_attempt_at": {"$add": ["$$NOW", round(update.delay_seconds * 1000)]}
        if is_pending
        else None,
    }
    if update.error is not None:
        values["last_error"] = {"$literal": update.error}
    if update.unsure:
        values["unsure"] = True
    if update.status is NotificationStatus.SENT:
        values["sent_at"] = "$$NOW"
    return values


def _all_rows() -> Collection[Document]:
    """Return the collection without a tenant filter: a worker sends the alerts of all tenants."""
    return get_collection_across_tenants(Notification)
