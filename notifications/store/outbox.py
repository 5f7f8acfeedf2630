"""The outbox: adds and suppresses alerts, claims due ones under a lease, and writes what became of them.

Nothing else writes the `notifications` collection. Ingestion adds and suppresses in the transaction
that stores the tickets, so an alert is there exactly when its cause is.

A lease is the claim's own id in the row, with `next_attempt_at` moved to the lease's end. Whoever
writes about a claimed row names the lease, so a worker that slept through it writes nothing; a row
whose worker died is due again by itself. All times are the server's.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice, zip_longest

import pymongo
from pymongo import ReturnDocument, UpdateMany, UpdateOne
from pymongo.collection import Collection

from notifications.core.outcomes import Step
from notifications.core.states import RETRYABLE, NotificationStatus
from notifications.models import BY_TICKET, Notification
from ticketsaas.api.lists.listing import Listing
from ticketsaas.mongo import (
    Document,
    Session,
    get_collection,
    get_collection_across_tenants,
    run_command,
)

# Time to wait for a free place and to make one call, each at most 10 s, and to write the result. A
# killed worker's alerts are sent by another one this much later.
LEASE_SECONDS = 30
# Of more tenants with due rows, each claim serves some by chance: one query for each of them.
TENANTS_PER_CLAIM = 16
# A row that failed this often is likelier to be at fault than the webhook: it doesn't go first any
# more, so that neither an outage's probes wear out one row, nor one row uses up the probes.
STUBBORN_ATTEMPTS = 5
# Enough for 300,000 rows; a web process grants an ordinary operation 2 s, enough for 25,000.
RETRY_ALL_SECONDS = 25.0
# A worker must notice soon that MongoDB is away, or a stop would have to wait for it.
OPERATION_SECONDS = 3.0
_KEY = ("_id", "tenant_id")


@dataclass(frozen=True, slots=True)
class ClaimedNotification:
    """A row that this worker alone may send until its lease ends; `attempts` were made before."""

    notification_id: str
    tenant_id: str
    ticket_id: str
    urgency: str
    reason: str
    attempts: int
    lease_id: str
    job_id: str
    request_id: str | None


class NotRetryable(Exception):
    """The notification was sent, is being sent, or nobody needs it any more: its `status` says it."""

    def __init__(self, status: str) -> None:
        super().__init__(f"The notification is {status}.")
        self.status = status


@contextmanager
def time_limit() -> Iterator[None]:
    """Inside, no operation takes longer than OPERATION_SECONDS altogether."""
    with pymongo.timeout(OPERATION_SECONDS):
        yield


def read_clock() -> datetime:
    """The server's time, UTC."""
    local: datetime = run_command("hello")["localTime"]
    return local.replace(tzinfo=UTC)


def add(tenant_id: str, drafts: Iterable[Document], *, session: Session) -> None:
    """Insert alerts as part of the caller's transaction, in the order given.

    Each draft is a whole row, with the `request_id` of the job that caused it. Its `_id` names the
    episode of urgency, so a row that exists is the same alert and stays as it is.
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


def suppress(tenant_id: str, reasons: Mapping[str, str], *, session: Session) -> None:
    """Suppress the waiting and parked alerts of tickets, as part of the caller's transaction.

    `reasons` says why, by the ticket's upstream id. An alert that a worker holds is left alone: the
    worker checks the ticket again before each attempt.
    """
    updates = [
        UpdateMany(
            {"tenant_id": tenant_id, "ticket_id": ticket_id, "status": {"$in": sorted(RETRYABLE)}},
            {
                "$set": {
                    "status": NotificationStatus.SUPPRESSED.value,
                    "status_reason": reason,
                    "next_attempt_at": None,
                }
            },
            hint=BY_TICKET,
        )
        for ticket_id, reason in reasons.items()
    ]
    if updates:
        get_collection(Notification).bulk_write(updates, session=session)


def is_any_due(*, due_by: datetime) -> bool:
    return _all_rows().find_one(_due(due_by), {"_id": 1}) is not None


def count_due(*, due_by: datetime) -> int:
    return _all_rows().count_documents(_due(due_by))


def claim_in_turn(limit: int, *, due_by: datetime) -> list[ClaimedNotification]:
    """Claim up to `limit` due rows: the oldest of each tenant, tenants taking turns."""
    return _claim(lambda: _find_in_turn(limit, due_by=due_by), due_by=due_by)


def claim_nearest(limit: int, *, due_by: datetime) -> list[ClaimedNotification]:
    """Claim up to `limit` due rows of any tenant: those nearest to success, which are those with the
    most attempts behind them, then the oldest."""
    return _claim(lambda: _find_nearest(limit, due_by=due_by), due_by=due_by)


def settle(steps: Iterable[tuple[ClaimedNotification, Step]]) -> None:
    """Write what became of claimed rows and end their leases; a lost lease writes nothing."""
    updates = [UpdateOne(_held(claimed), [{"$set": _values_of(step)}]) for claimed, step in steps]
    if updates:
        get_collection(Notification).bulk_write(updates, ordered=False)


def release(claimed: Iterable[ClaimedNotification]) -> None:
    """Give rows back as they were before the claim: due, in their old place, no attempt used up."""
    values = {
        "status": NotificationStatus.PENDING.value,
        "lease_id": None,
        "next_attempt_at": "$created_at",
    }
    updates = [UpdateOne(_held(each), [{"$set": values}]) for each in claimed]
    if updates:
        get_collection(Notification).bulk_write(updates, ordered=False)


def list_notifications(tenant_id: str, *, status: str | None) -> Listing:
    """The tenant's notifications, newest first."""
    wanted = {"tenant_id": tenant_id} | ({} if status is None else {"status": status})
    return Listing(model=Notification, wanted=wanted, time="created_at")


def retry(tenant_id: str, *, notification_id: str) -> Document | None:
    """Make a parked or waiting row due now, with all its attempts before it again; the row.

    The idempotency key stays. None when the tenant has no such row; raises NotRetryable.
    """
    which = {"_id": notification_id, "tenant_id": tenant_id}
    rows = get_collection(Notification)
    row: Document | None = rows.find_one_and_update(
        which | {"status": {"$in": sorted(RETRYABLE)}},
        _RETRY,
        return_document=ReturnDocument.AFTER,
    )
    if row is None and (found := rows.find_one(which, {"status": 1})):
        raise NotRetryable(found["status"])
    return row


def retry_all_parked(tenant_ids: Iterable[str] | None = None) -> int:
    """Make every parked row of these tenants due now, or of all; how many there were.

    When it is cut short, asking again goes on.
    """
    parked: Document = {"status": NotificationStatus.PARKED.value}
    if tenant_ids is not None:
        parked["tenant_id"] = {"$in": sorted(tenant_ids)}
    with pymongo.timeout(RETRY_ALL_SECONDS):
        return _all_rows().update_many(parked, _RETRY).modified_count


def find_due_pipeline(limit: int, *, due_by: datetime) -> list[Document]:
    """The oldest due rows of some tenants that have any, each tenant's in `rows`."""
    oldest = [
        {"$match": _due(due_by)},
        {"$sort": {"next_attempt_at": 1}},
        {"$limit": limit},
        {"$project": {"_id": 1}},
    ]
    return [
        # A tenant's first due row is found without reading the others; hence a bound on the tenant.
        {"$match": {"tenant_id": {"$gt": ""}, **_due(due_by)}},
        {"$group": {"_id": "$tenant_id"}},
        {"$sample": {"size": TENANTS_PER_CLAIM}},
        {
            "$lookup": {
                "from": _all_rows().name,
                "localField": "_id",
                "foreignField": "tenant_id",
                "pipeline": oldest,
                "as": "rows",
            }
        },
    ]


_RETRY: list[Document] = [
    {
        "$set": {
            "status": NotificationStatus.PENDING.value,
            "status_reason": None,
            "attempts": 0,
            "next_attempt_at": "$$NOW",
        }
    }
]


def _find_in_turn(limit: int, *, due_by: datetime) -> list[str]:
    tenants = _all_rows().aggregate(find_due_pipeline(limit, due_by=due_by))
    turns = zip_longest(*([row["_id"] for row in tenant["rows"]] for tenant in tenants))
    return list(islice((row_id for row_id in chain.from_iterable(turns) if row_id), limit))


def _find_nearest(limit: int, *, due_by: datetime) -> list[str]:
    rows = _all_rows()
    failed = {"attempts": {"$gte": 1, "$lt": STUBBORN_ATTEMPTS}, **_due(due_by)}
    nearest = rows.find(failed, {"_id": 1}).sort([("attempts", -1), ("next_attempt_at", 1)])
    oldest = rows.find(_due(due_by), {"_id": 1}).sort("next_attempt_at", 1)
    both = chain(nearest.limit(limit), oldest.limit(limit))
    return list(islice(dict.fromkeys(row["_id"] for row in both), limit))


def _claim(find: Callable[[], list[str]], *, due_by: datetime) -> list[ClaimedNotification]:
    """Lease the rows found; again when other workers took all of them first."""
    rows = _all_rows()
    while row_ids := find():
        lease_id = str(uuid.uuid4())
        rows.update_many({"_id": {"$in": row_ids}, **_due(due_by)}, _lease_update(lease_id))
        held = rows.find({"_id": {"$in": row_ids}, "lease_id": lease_id})
        won = {row["_id"]: _read_claimed(row) for row in held}
        if won:
            return [won[row_id] for row_id in row_ids if row_id in won]
    return []


def _lease_update(lease_id: str) -> list[Document]:
    end = {"$add": ["$$NOW", LEASE_SECONDS * 1000]}
    sending = NotificationStatus.SENDING.value
    return [{"$set": {"status": sending, "lease_id": lease_id, "next_attempt_at": end}}]


def _read_claimed(row: Document) -> ClaimedNotification:
    names = ("tenant_id", "ticket_id", "urgency", "reason", "attempts", "lease_id", "job_id")
    return ClaimedNotification(
        notification_id=row["_id"],
        # Rows from before have none.
        request_id=row.get("request_id"),
        **{name: row[name] for name in names},
    )


def _due(due_by: datetime) -> Document:
    return {"next_attempt_at": {"$lte": due_by}}


def _held(claimed: ClaimedNotification) -> Document:
    return {
        "_id": claimed.notification_id,
        "tenant_id": claimed.tenant_id,
        "lease_id": claimed.lease_id,
    }


def _values_of(step: Step) -> Document:
    is_pending = step.status is NotificationStatus.PENDING
    values: Document = {
        "status": step.status.value,
        "status_reason": {"$literal": step.status_reason},
        "attempts": step.attempts,
        "lease_id": None,
        "next_attempt_at": {"$add": ["$$NOW", round(step.delay_seconds * 1000)]}
        if is_pending
        else None,
    }
    if step.error is not None:
        values["last_error"] = {"$literal": step.error}
    if step.status is NotificationStatus.SENT:
        values["sent_at"] = "$$NOW"
    return values


def _all_rows() -> Collection[Document]:
    """One worker sends the alerts of all tenants."""
    return get_collection_across_tenants(Notification)
