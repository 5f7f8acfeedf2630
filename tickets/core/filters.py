"""Filters of ticket lists, and the MongoDB query and index for each.

Every index begins with the tenant and `is_deleted` and ends with the order of the list: by time of
creation, then by upstream id.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tickets.core.labels import Confidence, Urgency
from tickets.core.urgent import UNSURE_RANKS

NEWEST_FIRST, OLDEST_FIRST = "-created_at", "created_at"
ORDERINGS = (NEWEST_FIRST, OLDEST_FIRST)

WORD_INDEX = "tickets_by_word"
UNSURE_INDEX = "tickets_unsure"
_URGENCY_INDEX = "tickets_by_urgency"
# The fields of a filter, and the field of the ticket that each is compared with.
_EQUALITIES = {
    "status": "status_key",
    "urgency": "urgency",
    "sentiment": "sentiment",
    "source": "source_key",
    "language": "language",
    "requires_action": "requires_action",
    "customer_id": "customer_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFilter:
    """The values that tickets must have; None means any. `created_to` is exclusive.

    `status` and `source` are keys (`tickets/core/word_key.py`), and so are the statuses that tickets must
    not have, `not_of_status`. `confidence` is that of the urgency.

    All `words` must occur in customer, subject or message (`tickets/core/keywords.py`); MongoDB looks
    up the first one and checks the others.
    """

    status: str | None = None
    urgency: str | None = None
    confidence: str | None = None
    sentiment: str | None = None
    source: str | None = None
    language: str | None = None
    requires_action: bool | None = None
    customer_id: str | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    words: tuple[str, ...] = ()
    not_of_status: frozenset[str] = frozenset()
    include_deleted: bool = False


def urgent_tickets(*, closed: Set[str]) -> TicketFilter:
    """Return the filter for tickets of high urgency whose status is none of `closed`."""
    return TicketFilter(urgency=Urgency.HIGH, not_of_status=frozenset(closed))


def unsure_tickets(*, closed: Set[str]) -> TicketFilter:
    """Return the filter for tickets whose urgency is unsure and whose status is none of `closed`."""
    return TicketFilter(confidence=Confidence.UNSURE, not_of_status=frozenset(closed))


def filter_document(tenant_id: str, *, wanted: TicketFilter) -> dict[str, Any]:
    """Return the filter of the query. It always names `is_deleted`, so that an index gives the order."""
    document: dict[str, Any] = {
        "tenant_id": tenant_id,
        "is_deleted": {"$in": [False, True]} if wanted.include_deleted else False,
    }
    if wanted.not_of_status:
        document["status_key"] = {"$nin": sorted(wanted.not_of_status)}
    for name, field in _EQUALITIES.items():
        if (value := getattr(wanted, name)) is not None:
            document[field] = value
    if wanted.confidence is not None:
        is_unsure = wanted.confidence == Confidence.UNSURE
        # Rows that an older version wrote lack the field.
        document["unsure_rank"] = {"$in": list(UNSURE_RANKS)} if is_unsure else None
    if period := _period(wanted):
        document["created_at"] = period
    if wanted.words:
        document["search_words"] = {"$all": list(wanted.words)}
    return document


def choose_index(wanted: TicketFilter) -> str | None:
    """Return the index to use; None leaves the choice to MongoDB, which knows the rarer value.

    A search has to use the word index, because MongoDB would try others for each new word. With a
    customer as well, the customer's few tickets are the shorter way. A count of urgent tickets has to
    use the index that holds their status, because MongoDB would open each ticket. Unsure tickets are few,
    and have an index of their own that a query for several ranks would not find.
    """
    if wanted.not_of_status and wanted == urgent_tickets(closed=wanted.not_of_status):
        return _URGENCY_INDEX
    if wanted.customer_id is not None:
        return None
    if wanted.words:
        return WORD_INDEX
    return UNSURE_INDEX if wanted.confidence == Confidence.UNSURE else None


def _period(wanted: TicketFilter) -> dict[str, datetime]:
    bounds = {"$gte": wanted.created_from, "$lt": wanted.created_to}
    return {name: time for name, time in bounds.items() if time is not None}
