"""The shapes of stored tickets and their history: the one place that spells stored field names."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tickets.core.changes import UPSTREAM_FIELDS, Action, Change, StoredTicket
from tickets.core.incoming import IncomingTicket
from tickets.core.keywords import extract_keywords, extract_search_words
from tickets.core.labels import LABEL_FIELDS, Classification, FiredRule, Sentiment, Urgency

Document = dict[str, Any]

# What `read_stored` needs; the words to search for stay where they are.
STORED_PROJECTION: Document = {"_id": 0} | dict.fromkeys(
    (
        *("tenant_id", "external_id", *UPSTREAM_FIELDS),
        *(*LABEL_FIELDS, "classification", "keywords", "deleted_at"),
    ),
    1,
)


# The fields whose words are counted and searched for.
_WORDED = frozenset({"subject", "message", "customer_id"})


def ticket_document(ticket: IncomingTicket, classification: Classification) -> Document:
    """A living ticket. `is_deleted` says again what `deleted_at` says, because an index can answer
    a question for `false` alone but must open every document for a null."""
    names = ("tenant_id", "external_id", *UPSTREAM_FIELDS)
    upstream = {name: getattr(ticket, name) for name in names}
    labels = {name: getattr(classification, name) for name in LABEL_FIELDS}
    alive = {"is_deleted": False, "deleted_at": None}
    return upstream | labels | _reasons_of(classification) | _words(ticket) | alive


def changed_fields(change: Change) -> Document:
    """What has to be set on the stored ticket of any change but a creation, and no more: every field
    set costs a look at each index it is in."""
    values = {name: pair.new for name, pair in change.fields.items()}
    if "deleted_at" in change.fields:
        values["is_deleted"] = change.action is Action.DELETED
    words = {} if _WORDED.isdisjoint(change.fields) else _words(change.ticket)
    if change.classification is not None and change.reclassified:
        values |= _reasons_of(change.classification)
    return values | words


def history_document(change: Change, *, job_id: str, now: datetime) -> Document:
    """One row of a ticket's history; `ticket_id` is the upstream id.

    Beside changed labels stand the classifications that they come from, rules and version.
    """
    return {
        "tenant_id": change.ticket.tenant_id,
        "ticket_id": change.ticket.external_id,
        "action": change.action.value,
        "changes": {
            name: {"old": pair.old, "new": pair.new} for name, pair in change.fields.items()
        }
        | _changed_reasons(change),
        "recorded_at": now,
        "job_id": job_id,
    }


def read_stored(document: Document) -> StoredTicket:
    """A stored document as a value. Raises KeyError when a field is missing."""
    ticket = IncomingTicket(
        tenant_id=document["tenant_id"],
        external_id=document["external_id"],
        **{name: document[name] for name in UPSTREAM_FIELDS},
    )
    return StoredTicket(
        ticket=ticket,
        urgency=Urgency(document["urgency"]),
        sentiment=Sentiment(document["sentiment"]),
        requires_action=document["requires_action"],
        rule_set=document["classification"]["version"],
        rules=tuple(
            FiredRule(fired["rule"], fired["label"], tuple(fired["words"]))
            for fired in document["classification"]["rules"]
        ),
        keywords=tuple(document["keywords"]),
        deleted_at=document.get("deleted_at"),
    )


def _changed_reasons(change: Change) -> Document:
    old, new = change.stored, change.classification
    if old is None or new is None or not set(LABEL_FIELDS) & set(change.fields):
        return {}
    before = _reasons(old.rule_set, old.rules)
    return {name: {"old": before[name], "new": value} for name, value in _reasons_of(new).items()}


def _reasons_of(classification: Classification) -> Document:
    return _reasons(classification.version, classification.rules)


def _reasons(version: str, rules: Iterable[FiredRule]) -> Document:
    rows = [
        {"rule": fired.rule, "label": fired.label, "words": list(fired.words)} for fired in rules
    ]
    return {"classification": {"version": version, "rules": rows}}


def _words(ticket: IncomingTicket) -> Document:
    searched = extract_search_words(ticket.customer_id, ticket.subject, ticket.message)
    keywords = extract_keywords(subject=ticket.subject, message=ticket.message)
    return {"keywords": list(keywords), "search_words": list(searched)}
