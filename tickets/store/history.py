"""The numbers of a tenant's history: every row has one, without a gap, in the order of commit.

The next number is on a row of its own, which nobody but the writers of history touch, so that no repair of
statistics and no job's end makes a page wait. A number is taken in the transaction that writes its row: it
is lost with it, and never given twice.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from typing import Any

from pymongo import ASCENDING, DESCENDING, ReturnDocument, UpdateOne

from tickets.core.changes import Action
from tickets.models import HISTORY_BY_NUMBER, HISTORY_BY_TIME, HistoryNumber, TicketHistory
from ticketsaas.mongo import Document, Session, get_collection, run_transaction

# The transaction takes 40 ms; larger ones are no faster per row.
ROWS_PER_TRANSACTION = 1_000


def add(tenant_id: str, rows: Sequence[Document], *, session: Session) -> None:
    """Insert rows of history with the tenant's next numbers in their order, as part of a transaction.

    The given rows stay as they are, because a transaction may run twice.
    """
    if rows:
        first = _take_numbers(tenant_id, len(rows), session=session)
        numbered = [row | {"number": number} for number, row in enumerate(rows, start=first)]
        get_collection(TicketHistory).insert_many(numbered, session=session)


def number_rows(tenant_id: str) -> int:
    """Give the next numbers to the tenant's rows that have none, and return how many those were.

    Rows of older versions have none, and they get theirs by `recorded_at`, then by `_id`. Each batch is one
    transaction, so the work may be stopped anywhere; the next call goes on after the last batch.
    """
    _catch_up(tenant_id)
    done = 0
    rows = _find_unnumbered(tenant_id)
    while keys := list(islice(rows, ROWS_PER_TRANSACTION)):
        run_transaction(partial(_number, tenant_id, keys))
        done += len(keys)
    return done


def has_unnumbered(tenant_id: str) -> bool:
    """Return whether a row of the tenant has no number. Compares two counts that indexes give."""
    rows = get_collection(TicketHistory)
    all_rows = rows.count_documents({"tenant_id": tenant_id}, hint=HISTORY_BY_TIME)
    numbered = {"tenant_id": tenant_id, "number": {"$gt": 0}}
    return all_rows != rows.count_documents(numbered, hint=HISTORY_BY_NUMBER)


def find_latest(tenant_id: str, *, external_ids: Sequence[str]) -> dict[str, datetime]:
    """Return when the latest row of each of these tickets was recorded, by upstream id."""
    wanted = {"tenant_id": tenant_id, "ticket_id": {"$in": list(external_ids)}}
    latest = {"_id": "$ticket_id", "at": {"$max": "$recorded_at"}}
    rows = get_collection(TicketHistory).aggregate([{"$match": wanted}, {"$group": latest}])
    return {row["_id"]: row["at"] for row in rows}


def find_turn(tenant_id: str, *, external_id: str, session: Session) -> datetime | None:
    """Return when the ticket itself last became urgent, or no longer: by upstream or the rules, not a person.

    That is the time of the latest row that may have made a difference; None without one.
    """
    wanted: Document = {"tenant_id": tenant_id, "ticket_id": external_id, "$or": _TURNS}
    row = get_collection(TicketHistory).find_one(
        wanted, {"recorded_at": 1}, sort=[("recorded_at", DESCENDING)], session=session
    )
    return None if row is None else row["recorded_at"]


# A row in which a ticket came, went, or got another status or urgency.
_TURNS: list[Document] = [
    {"action": {"$in": [Action.CREATED, Action.DELETED, Action.RESTORED]}},
    {"action": Action.UPDATED, "changes.status": {"$exists": True}},
    {"action": Action.UPDATED, "changes.urgency": {"$exists": True}},
]


def _catch_up(tenant_id: str) -> None:
    """Move the counter to the highest number in use, which it is below only after a partial restore."""
    numbered = {"tenant_id": tenant_id, "number": {"$gt": 0}}
    row = get_collection(TicketHistory).find_one(
        numbered, {"number": 1}, sort=[("number", DESCENDING)], hint=HISTORY_BY_NUMBER
    )
    if row is not None:
        get_collection(HistoryNumber).update_one(
            {"_id": tenant_id}, {"$max": {"last": row["number"]}}, upsert=True
        )


def _find_unnumbered(tenant_id: str) -> Iterator[Any]:
    """Yield the `_id` of each row without a number, in the order in which they get theirs.

    The index orders the rows by time; MongoDB would have to sort whole rows to order them by `_id` as well.
    """
    rows = get_collection(TicketHistory).find(
        {"tenant_id": tenant_id, "number": None}, {"recorded_at": 1}, hint=HISTORY_BY_TIME
    )
    by_time = rows.sort("recorded_at", ASCENDING)
    for _, moment in groupby(by_time, key=lambda row: row.get("recorded_at")):
        yield from sorted((row["_id"] for row in moment), key=_sortable)


def _sortable(key: Any) -> tuple[str, Any]:
    """Return a key that can be compared with those of another type, which other programs may have used."""
    return type(key).__name__, key if isinstance(key, str | int) else str(key)


def _number(tenant_id: str, keys: Sequence[Any], session: Session) -> None:
    first = _take_numbers(tenant_id, len(keys), session=session)
    updates = [
        UpdateOne({"_id": key, "tenant_id": tenant_id}, {"$set": {"number": number}}, hint="_id_")
        for number, key in enumerate(keys, start=first)
    ]
    get_collection(TicketHistory).bulk_write(updates, session=session)


def _take_numbers(tenant_id: str, count: int, *, session: Session) -> int:
    """Return the first of the tenant's next `count` numbers; the others follow it."""
    row: Any = get_collection(HistoryNumber).find_one_and_update(
        {"_id": tenant_id},
        {"$inc": {"last": count}},
        upsert=True,
        return_document=ReturnDocument.AFTER,
        session=session,
    )
    first: int = row["last"] - count + 1
    return first
