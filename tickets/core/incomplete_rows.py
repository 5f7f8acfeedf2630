"""Rows of `tickets` that another program wrote: what they lack, and what ticket can be read from them.

Such a row counts nowhere until it is completed: by `rebuild_stats`, or by a crawl that finds the ticket
upstream. Until then nothing that reads it may fail.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tickets.core.incoming import IncomingTicket, InvalidTicket, parse_ticket
from tickets.core.labels import LABELS
from tickets.core.raw_values import find_text
from tickets.core.timestamps import EARLIEST
from tickets.core.word_key import word_key
from ticketsaas.document_type import Document

_NAMES = ("tenant_id", "external_id", "status")
_TEXTS = ("source", "customer_id", "subject", "message")
_WORDS = (*_NAMES, *_TEXTS)
_TIMES = ("created_at", "updated_at")
# What a field of a record is called in a row, where the names differ.
_STORED_NAMES = {"id": "external_id"}
# What we derive from the rest of a row. Without these it is counted all the same.
_UNCOUNTED: Mapping[str, tuple[type, str]] = {
    "status_key": (str, "string"),
    "source_key": (str, "string"),
    "search_words": (list, "array"),
    "truncated": (bool, "bool"),
    "changed_at": (datetime, "date"),
}
UNCOUNTED_FIELDS = tuple(_UNCOUNTED)
_KEYS = ("status_key", "source_key")


def is_complete(row: Mapping[str, Any]) -> bool:
    """Return whether a row has everything that is compared and counted, each of the right type."""
    reasons = row.get("classification")
    return (
        all([isinstance(row.get(name), str) for name in _WORDS])
        and all([isinstance(row.get(name), datetime) for name in _TIMES])
        and all([_is_label(row.get(name), name=name) for name in LABELS])
        and isinstance(reasons, dict)
        and isinstance(reasons.get("version"), str)
        and isinstance(reasons.get("rules"), list)
        and isinstance(row.get("keywords"), list)
        and isinstance(row.get("is_deleted"), bool)
    )


def has_field(row: Mapping[str, Any], name: str) -> bool:
    """Return whether a row has one of the UNCOUNTED_FIELDS, with a value of the right type.

    The key of a word has to be that of the word: a worker of an older version changes the word alone.
    """
    word = row.get(name.removesuffix("_key"))
    if name in _KEYS and isinstance(word, str):
        return bool(row.get(name) == word_key(word))
    return isinstance(row.get(name), _UNCOUNTED[name][0])


def read_row(row: Mapping[str, Any]) -> IncomingTicket:
    """Return the ticket that a row has, whatever else it lacks. Raises InvalidTicket.

    Its id, its status and the time of its creation have to be there; a missing text is empty, and a missing
    `updated_at` is the time of creation.
    """
    raw: Document = {name: row.get(name) for name in _NAMES} | {"id": row.get("external_id")}
    raw |= {name: _read_text(row.get(name)) for name in _TEXTS}
    raw |= {name: _read_time(row.get(name)) for name in _TIMES}
    raw["updated_at"] = raw["updated_at"] or raw["created_at"]
    for name in ("id", "status", "created_at"):
        if not raw[name]:
            raise InvalidTicket(f"The field '{_STORED_NAMES.get(name, name)}' is missing.")
    if not isinstance(row.get("external_id"), str):
        raise InvalidTicket("The field 'external_id' is not text.")
    return parse_ticket(raw)


def read_placeholder(row: Mapping[str, Any]) -> IncomingTicket:
    """Return as much of a row's ticket as there is, for code that only needs its id and state."""
    try:
        return read_row(row)
    except InvalidTicket:
        texts = {name: _read_text(row.get(name)) for name in (*_TEXTS, "status")}
        known = {"tenant_id": row["tenant_id"], "external_id": _read_text(row.get("external_id"))}
        return IncomingTicket(**known, **texts, created_at=EARLIEST, updated_at=EARLIEST)  # type: ignore[arg-type]


def incomplete_rows(tenant_id: str) -> Document:
    """Return the filter for a tenant's rows that lack something, what isn't counted included."""
    texts = {name: "string" for name in (*_NAMES[1:], *_TEXTS, "classification.version")}
    types = (
        texts
        | dict.fromkeys(_TIMES, "date")
        | {name: kind for name, (_, kind) in _UNCOUNTED.items()}
    )
    types |= {"keywords": "array", "classification.rules": "array", "is_deleted": "bool"}
    lacking = [{name: {"$not": {"$type": kind}}} for name, kind in types.items()]
    stale = [_is_stale(name) for name in _KEYS]
    return {"tenant_id": tenant_id, "$or": [*_wrong_labels(), *lacking, *stale]}


def _is_stale(key: str) -> Document:
    """Return the filter for rows whose key is that of another word.

    MongoDB's lower case knows only English letters, so words with others are passed over.
    """
    word = {"$convert": {"input": f"${key.removesuffix('_key')}", "to": "string", "onError": ""}}
    is_english = {"$regexMatch": {"input": word, "regex": "^[ -~]+$"}}
    expected = {"$toLower": {"$trim": {"input": word}}}
    return {"$expr": {"$and": [is_english, {"$ne": [f"${key}", expected]}]}}


def indexed_incomplete_rows(tenant_id: str) -> list[Document]:
    """Return filters that find the tenant's incomplete rows by an index, all but the rarest kinds."""
    known: Document = {"tenant_id": tenant_id, "is_deleted": {"$in": [False, True]}}
    texts = [{name: {"$not": {"$gte": ""}}} for name in ("status_key", "source_key", "customer_id")]
    searched = {"search_words": None}
    created = {"created_at": {"$not": {"$gte": EARLIEST}}}
    found = [known | condition for condition in (*_wrong_labels(), *texts, searched, created)]
    return [{"tenant_id": tenant_id, "is_deleted": {"$nin": [False, True]}}, *found]


def _wrong_labels() -> list[Document]:
    return [
        {name: {"$nin": [str(value) if isinstance(value, str) else value for value in values]}}
        for name, values in LABELS.items()
    ]


def _is_label(value: Any, *, name: str) -> bool:
    # True equals 1, which is no label.
    return isinstance(value, (bool, str)) and value in LABELS[name]


def _read_text(value: Any) -> str:
    return find_text(value) or ""


def _read_time(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str) else ""
