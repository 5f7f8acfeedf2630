"""Documents of tickets and of their history: the only place that spells stored field names."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from tickets.core.changes import UPSTREAM_FIELDS, Action, Change, StoredTicket
from tickets.core.corrections import Correction, correct, read_labels
from tickets.core.history_size import fit_changes
from tickets.core.incoming import IncomingTicket
from tickets.core.incomplete_rows import is_complete, read_placeholder
from tickets.core.keywords import TicketWords, extract_words
from tickets.core.labels import (
    LABEL_FIELDS,
    Classification,
    Confidence,
    Confidences,
    FiredRule,
    Reasons,
    Sentiment,
    Urgency,
)
from tickets.core.raw_values import find_text
from tickets.core.urgent import rank_unsure
from tickets.core.word_key import word_key
from ticketsaas.document_type import Document

# The fields that `read_stored` needs. `search_words` are left out: only a reclassification reads them back.
STORED_PROJECTION: Document = {"_id": 0} | dict.fromkeys(
    (
        *("tenant_id", "external_id", *UPSTREAM_FIELDS),
        *(
            *LABEL_FIELDS,
            "classification",
            "confidence",
            "language",
            "correction",
            "keywords",
            "truncated",
            "deleted_at",
            "is_deleted",
        ),
    ),
    1,
)
WORDS_PROJECTION: Document = STORED_PROJECTION | {"search_words": 1}

# The fields that are compared by their keys, and where those are stored.
_KEYS = {"status": "status_key", "source": "source_key"}
# The fields whose words are counted as keywords or can be searched for.
_TEXT_FIELDS = frozenset({"subject", "message", "customer_id"})


def ticket_document(ticket: IncomingTicket, classification: Classification) -> Document:
    """Return the document of a ticket that is not deleted.

    `is_deleted` repeats what `deleted_at` says: an index alone can answer a query for `false`, while
    MongoDB opens every document to tell a null from a missing field.
    """
    names = ("tenant_id", "external_id", *UPSTREAM_FIELDS)
    upstream = {name: getattr(ticket, name) for name in names}
    labels = _labels_of(classification)
    active = {"truncated": ticket.truncated, "is_deleted": False, "deleted_at": None}
    active |= {"correction": None}
    keys = {key: word_key(getattr(ticket, name)) for name, key in _KEYS.items()}
    words = _words_document(words_of(ticket))
    return upstream | keys | labels | _reasons_of(classification) | words | active


def changed_fields(change: Change) -> Document:
    """Return the fields to set on the stored ticket, for every change but a creation.

    Only what changed is set, because MongoDB checks each index that has one of the fields.
    """
    values = {name: _stored(pair.new) for name, pair in change.fields.items()}
    values |= {key: word_key(values[name]) for name, key in _KEYS.items() if name in values}
    if "deleted_at" in change.fields:
        values["is_deleted"] = change.action is Action.DELETED
    if change.stored is not None and change.stored.ticket.truncated != change.ticket.truncated:
        values["truncated"] = change.ticket.truncated
    words = change.words if _TEXT_FIELDS.isdisjoint(change.fields) else words_of(change.ticket)
    if change.classification is not None and (change.reclassified or "correction" in change.fields):
        values |= _reasons_of(change.classification, change.correction)
    return values if words is None else values | _words_document(words)


def history_document(change: Change, *, job_id: str, now: datetime) -> Document:
    """Return a row of a ticket's history; `ticket_id` is the upstream id.

    A change of labels also has both classifications, with rules and version. `reason` says why a ticket was
    deleted, if upstream said more than that it is gone, and is None otherwise. `by` is the person who
    corrected the labels or took a correction back, and None for every other change.
    """
    return {
        "tenant_id": change.ticket.tenant_id,
        "ticket_id": change.ticket.external_id,
        "action": change.action.value,
        "changes": fit_changes(
            {
                name: {"old": _stored(pair.old), "new": _stored(pair.new)}
                for name, pair in change.fields.items()
            }
        )
        | _changed_reasons(change),
        "recorded_at": now,
        "job_id": job_id,
        "reason": change.reason,
        "by": change.by,
    }


def read_stored(document: Document) -> StoredTicket:
    """Return a stored document as a value, an incomplete one with placeholders for what it lacks."""
    if not is_complete(document):
        return StoredTicket(
            read_placeholder(document),
            urgency=Urgency.LOW,
            sentiment=Sentiment.NEUTRAL,
            requires_action=False,
            deleted_at=document.get("deleted_at"),
            is_complete=False,
        )
    ticket = IncomingTicket(
        tenant_id=document["tenant_id"],
        external_id=document["external_id"],
        **{name: document[name] for name in UPSTREAM_FIELDS},
        truncated=document.get("truncated") is True,
    )
    classification, correction = _read_classification(document), _read_correction(document)
    return StoredTicket(
        ticket=ticket,
        **_labels_of(correct(classification, correction)),
        classification=classification,
        correction=correction,
        keywords=tuple(document["keywords"]),
        searched=tuple(document["search_words"]) if "search_words" in document else None,
        deleted_at=document.get("deleted_at"),
    )


def _read_classification(document: Mapping[str, Any]) -> Classification:
    """Read what the rules said. An earlier version stored no reasons, confidence and language."""
    stored = document["classification"]
    # In the same place as the reasons while a person says something else.
    labels: Mapping[str, Any] = read_labels(document) | read_labels(stored.get("labels"))
    return Classification(
        **labels,
        version=stored["version"],
        rules=tuple(
            FiredRule(fired["rule"], fired["label"], tuple(fired["words"]))
            for fired in stored["rules"]
        ),
        confidence=read_confidences(stored.get("confidence", document.get("confidence"))),
        reasons=Reasons(**{name: stored.get("reasons", {}).get(name, "") for name in LABEL_FIELDS}),
        language=_read_language(document.get("language")),
    )


def _read_language(stored: object) -> str:
    return stored if isinstance(stored, str) else ""


def read_confidences(stored: object) -> Confidences:
    """Read how sure the labels are. What is not said to be unsure is sure: its alert was sent as such."""
    known = stored if isinstance(stored, Mapping) else {}
    unsure = {name for name in LABEL_FIELDS if known.get(name) == Confidence.UNSURE}
    return Confidences(**dict.fromkeys(unsure, Confidence.UNSURE))


def _read_correction(document: Mapping[str, Any]) -> Correction | None:
    stored = document.get("correction")
    if not isinstance(stored, Mapping):
        return None
    texts = {name: find_text(stored.get(name)) or "" for name in ("note", "by")}
    return Correction(read_labels(stored), **texts, at=stored.get("at"))  # type: ignore[arg-type]


def _labels_of(classification: Classification) -> Document:
    return {name: getattr(classification, name) for name in LABEL_FIELDS}


def words_of(ticket: IncomingTicket) -> TicketWords:
    """Return the words of a ticket's customer, subject and message."""
    return extract_words(
        customer_id=ticket.customer_id, subject=ticket.subject, message=ticket.message
    )


def _changed_reasons(change: Change) -> Document:
    """Return the classification before and after, if a label changed."""
    old, new = change.stored, change.classification
    if old is None or old.classification is None or new is None:
        return {}
    if not set(LABEL_FIELDS) & set(change.fields):
        return {}
    before, now = (_reasons_of(each)["classification"] for each in (old.classification, new))
    return {"classification": {"old": before, "new": now}} if before != now else {}


def _reasons_of(classification: Classification, correction: Correction | None = None) -> Document:
    """Return what stands beside the labels: the reasons, how sure they are, and the language.

    Where a person says something else, what the rules say is kept with their reasons.
    """
    labels = correct(classification, correction)
    kept: Document = {}
    if labels != classification:
        kept = {
            "labels": _labels_of(classification),
            "confidence": asdict(classification.confidence),
        }
    rules = [
        {"rule": fired.rule, "label": fired.label, "words": list(fired.words)}
        for fired in classification.rules
    ]
    return {
        "classification": {
            "version": classification.version,
            "rules": rules,
            "reasons": asdict(classification.reasons),
            **kept,
        },
        "confidence": asdict(labels.confidence),
        "unsure_rank": rank_unsure(urgency=labels.urgency, confidence=labels.confidence.urgency),
        "language": classification.language,
    }


def _stored(value: Any) -> Any:
    """Return the value of a field as it is stored."""
    if not isinstance(value, Correction):
        return value
    return {**value.labels, "note": value.note, "by": value.by, "at": value.at}


def _words_document(words: TicketWords) -> Document:
    return {"keywords": list(words.keywords), "search_words": list(words.searched)}
