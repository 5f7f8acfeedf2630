"""Tickets and their history in MongoDB. Nearly every call names the tenant."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.conf import settings
from django.utils.module_loading import import_string
from pymongo import UpdateOne

from tickets.core.changes import UPSTREAM_FIELDS, StoredTicket
from tickets.core.documents import STORED_PROJECTION, read_stored
from tickets.core.filters import (
    NEWEST_FIRST,
    UNSURE_INDEX,
    WORD_INDEX,
    TicketFilter,
    choose_index,
    filter_document,
    unsure_tickets,
)
from tickets.core.keywords import WORDS_VERSION
from tickets.core.labels import LABEL_FIELDS
from tickets.core.urgent import UNSURE_HIGH_RANK
from tickets.models import BY_CREATION, BY_UPSTREAM_ID, Ticket, TicketHistory
from tickets.store.history import add as add_history
from ticketsaas.api.lists.listing import Listing
from ticketsaas.models import Tenant
from ticketsaas.mongo import Document, Session, get_collection, get_collection_across_tenants

# Enough to tell a rare word from a frequent one; a thousand entries of an index take 1 ms.
MAX_COUNTED = 1_000
# The fields of a ticket in a reply. The lists of words are left out: they are longer than the ticket.
_SHOWN: Document = {
    **dict.fromkeys(("tenant_id", "external_id", *UPSTREAM_FIELDS, *LABEL_FIELDS), 1),
    "classification": 1,
    "confidence": 1,
    "correction": 1,
    "unsure_rank": 1,
    "language": 1,
    "truncated": 1,
    "changed_at": 1,
    "_id": 0,
}

_ALERT_STATE: Document = dict.fromkeys(
    (
        *("tenant_id", "external_id", "status", "urgency", "is_deleted"),
        *("unsure_rank", "correction.urgency"),
    ),
    1,
) | {"_id": 0}
# Another program's row may lack some of it.
_NEEDED = frozenset({"status", "urgency", "is_deleted"})


@dataclass(frozen=True, slots=True)
class AlertState:
    """What decides whether an alert about a ticket is sent; `is_corrected` is about the urgency alone."""

    status: str
    urgency: str
    is_unsure: bool
    is_corrected: bool
    is_deleted: bool


class TicketCorrected(Exception):
    """A person corrected one of the tickets after it was read. Nothing was written: read it again."""


def record_tenant(tenant_id: str, *, now: datetime) -> None:
    """Record that the tenant exists; one that is known already stays as it is.

    A tenant without tickets gets complete roll-ups and today's version of the words, because they will
    hold for every ticket; the version also if it was known before.
    """
    tenants = get_collection(Tenant)
    known = tenants.find_one({"_id": tenant_id}, {"words_version": 1})
    if known is not None and known.get("words_version") is not None:
        return
    is_empty = not has_tickets(tenant_id)
    version = WORDS_VERSION if is_empty else None
    if known is None:
        values = {
            "created_at": now,
            "last_completed_sync": None,
            "has_rollups": is_empty,
            "rollups_mended": 0,
            "reclassified": None,
            "words_version": version,
        }
        tenants.update_one({"_id": tenant_id}, {"$setOnInsert": values}, upsert=True)
    elif is_empty:
        tenants.update_one({"_id": tenant_id}, {"$set": {"words_version": version}})


def write(
    tenant_id: str,
    *,
    inserts: Sequence[Document],
    updates: Mapping[str, Document],
    history: Sequence[Document],
    corrected_at: Mapping[str, datetime | None] | None = None,
    session: Session,
) -> None:
    """Insert and update tickets and record their history, as part of the caller's transaction.

    Each row of history gets the tenant's next number, in the order given. `updates` maps upstream ids to
    the fields to set. Rows must come in order of upstream id, so that two writers never deadlock.

    `corrected_at` has the times of the corrections that the updates were planned for. People correct
    tickets at any time: raises TicketCorrected if one of these has another correction by now, or none.
    """
    read = corrected_at or {}
    if inserts:
        get_collection(Ticket).insert_many(inserts, session=session)
    if updates:
        changes = [
            UpdateOne(
                {"tenant_id": tenant_id, "external_id": external_id}
                | ({"correction.at": read[external_id]} if external_id in read else {}),
                {"$set": values},
                hint=BY_UPSTREAM_ID,
            )
            for external_id, values in updates.items()
        ]
        result = get_collection(Ticket).bulk_write(changes, session=session)
        if read and result.matched_count < len(changes):
            raise TicketCorrected(f"A ticket of {tenant_id} was corrected after it was read.")
    add_history(tenant_id, history, session=session)


def are_ids_unique() -> bool:
    """Return whether an index lets MongoDB refuse a second ticket of one tenant and upstream id."""
    indexes = get_collection_across_tenants(Ticket).index_information().values()
    keys = [("tenant_id", 1), ("external_id", 1)]
    return any(index["key"] == keys and index.get("unique", False) for index in indexes)


def has_tickets(tenant_id: str) -> bool:
    """Return whether the tenant has any ticket, soft-deleted ones included."""
    one = get_collection(Ticket).find_one({"tenant_id": tenant_id}, {"_id": 1}, hint=BY_CREATION)
    return one is not None


def find_tenants_with_tickets() -> list[str]:
    """Return the ids of all tenants with tickets, sorted.

    Uses a distinct scan: MongoDB reads one index entry per tenant.
    """
    tenant_ids = get_collection_across_tenants(Ticket).distinct("tenant_id")
    # Another program may have written anything.
    return sorted(each for each in tenant_ids if isinstance(each, str))


def find_tenants_with_old_words() -> list[str]:
    """Return the ids of the tenants with tickets whose words an earlier version extracted, sorted."""
    wanted = {"words_version": WORDS_VERSION}
    current = {row["_id"] for row in get_collection(Tenant).find(wanted, {"_id": 1})}
    return [tenant_id for tenant_id in find_tenants_with_tickets() if tenant_id not in current]


def find_stored(
    tenant_id: str, *, external_ids: Iterable[str], session: Session | None = None
) -> dict[str, StoredTicket]:
    """Return the stored tickets with these ids, soft-deleted ones included, by upstream id."""
    rows = get_collection(Ticket).find(
        {"tenant_id": tenant_id, "external_id": {"$in": sorted(external_ids)}},
        STORED_PROJECTION,
        hint=BY_UPSTREAM_ID,
        session=session,
    )
    return {row["external_id"]: read_stored(row) for row in rows}


def count_tickets(tenant_id: str, *, is_deleted: bool) -> int:
    """Count the tenant's tickets: the soft-deleted ones if `is_deleted`, otherwise the active ones."""
    return get_collection(Ticket).count_documents(
        {"tenant_id": tenant_id, "is_deleted": is_deleted}, hint=BY_CREATION
    )


def count_unsure_urgent(tenant_id: str, *, closed: Set[str], limit: int) -> int:
    """Count the tenant's open tickets whose high urgency is unsure, up to `limit`."""
    wanted = filter_document(tenant_id, wanted=unsure_tickets(closed=closed))
    return get_collection(Ticket).count_documents(
        wanted | {"unsure_rank": UNSURE_HIGH_RANK}, limit=limit, hint=UNSURE_INDEX
    )


def find_alert_states(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], AlertState]:
    """Return the states of the stored tickets with these keys, in one query, but none of incomplete rows.

    A key is a tenant id and an upstream id.
    """
    ids_by_tenant: dict[str, list[str]] = {}
    for tenant_id, external_id in keys:
        ids_by_tenant.setdefault(tenant_id, []).append(external_id)
    if not ids_by_tenant:
        return {}
    wanted = [
        {"tenant_id": tenant_id, "external_id": {"$in": external_ids}}
        for tenant_id, external_ids in ids_by_tenant.items()
    ]
    rows = get_collection(Ticket).find({"$or": wanted}, _ALERT_STATE)
    return {
        (row["tenant_id"], row["external_id"]): AlertState(
            row["status"],
            row["urgency"],
            is_unsure=row.get("unsure_rank") is not None,
            is_corrected=bool(row.get("correction")),
            is_deleted=row["is_deleted"],
        )
        for row in rows
        if row.keys() >= _NEEDED
    }


def list_tickets(
    tenant_id: str,
    *,
    wanted: TicketFilter,
    ordering: str = NEWEST_FIRST,
    rank: str | None = None,
) -> Listing:
    """Return a listing of the tenant's tickets that match the filter; see `find_ticket` for the fields.

    With a `rank`, a field that every one of them has, those of the lowest come first.
    """
    wanted = replace(wanted, words=put_rarest_first([tenant_id], words=wanted.words))
    return Listing(
        model=Ticket,
        wanted=filter_document(tenant_id, wanted=wanted),
        time="created_at",
        key="external_id",
        rank=rank,
        newest_first=ordering == NEWEST_FIRST,
        projection=_shown(include_deleted=wanted.include_deleted),
        index=choose_index(wanted),
        find_count=partial(import_string(settings.TICKET_COUNTER), tenant_id, wanted=wanted),
    )


def put_rarest_first(tenant_ids: Sequence[str], *, words: Sequence[str]) -> tuple[str, ...]:
    """Sort words by the number of these tenants' tickets that have them, the rarest first.

    Counts stop at MAX_COUNTED; of two words that reach it, the longer one is likely to be rarer.
    """
    if len(words) < 2:
        return tuple(words)
    collection = get_collection(Ticket)
    wanted: Document = {"tenant_id": {"$in": tenant_ids}, "is_deleted": {"$in": [False, True]}}

    def count(word: str) -> tuple[int, int]:
        of_word = wanted | {"search_words": word}
        return collection.count_documents(of_word, limit=MAX_COUNTED, hint=WORD_INDEX), -len(word)

    return tuple(sorted(words, key=count))


def find_ticket(tenant_id: str, *, external_id: str, include_deleted: bool) -> Document | None:
    """Return the ticket as stored, without its lists of words; with `deleted_at` if `include_deleted`."""
    wanted: Document = {"tenant_id": tenant_id, "external_id": external_id}
    if not include_deleted:
        wanted["is_deleted"] = False
    return get_collection(Ticket).find_one(wanted, _shown(include_deleted=include_deleted))


def has_history(tenant_id: str, *, external_id: str) -> bool:
    """Return whether the tenant ever had the ticket."""
    which = {"tenant_id": tenant_id, "ticket_id": external_id}
    return get_collection(TicketHistory).find_one(which, {"_id": 1}) is not None


def list_history(tenant_id: str, *, external_id: str) -> Listing:
    """Return a listing of a ticket's history, newest first."""
    which = {"tenant_id": tenant_id, "ticket_id": external_id}
    return Listing(model=TicketHistory, wanted=which, time="recorded_at")


def _shown(*, include_deleted: bool) -> Document:
    return _SHOWN | {"deleted_at": 1} if include_deleted else _SHOWN
