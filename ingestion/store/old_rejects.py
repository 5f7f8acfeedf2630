"""Rejects of versions up to 0.2.0: a row for each time that a record came, merged into a row per record.

Their `_id` is an ObjectId, and that of a record's row is a text. A worker of an older version that still
runs after the migration writes such rows too, so each slice looks for them: without any, that reads
nothing, because the index on `_id` tells.
"""

import json
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from bson import ObjectId
from pymongo import UpdateOne

from ingestion.core.reject_keys import identify_content, identify_record, identify_ticket, row_key
from ingestion.models import IngestionReject
from tickets.core.incoming import find_id
from ticketsaas.mongo import (
    Document,
    Session,
    get_collection_across_tenants,
    run_transaction,
)

# With 64 kB of content each, a batch has about 13 MB.
BATCH_SIZE = 200
_FIRST, _LAST = ObjectId("0" * 24), ObjectId("f" * 24)
_CONTENT = ("job_id", "page", "external_id", "field", "reason", "raw")


def merge(tenant_id: str | None = None) -> int:
    """Merge the old rows, of one tenant or of all, and return their number.

    Works in small transactions, each of which leaves everything merged or untouched. So it may be stopped
    anywhere, run twice, and run in several processes at once. A row that names no tenant stays.
    """
    whose: Document = {"tenant_id": {"$type": "string"} if tenant_id is None else tenant_id}
    after, merged = _FIRST, 0
    while keys := _find_old(whose, after=after):
        merged += run_transaction(partial(_merge_batch, keys))
        after = keys[-1]
    return merged


def _find_old(whose: Document, *, after: ObjectId) -> list[ObjectId]:
    wanted = whose | {"_id": {"$gt": after, "$lte": _LAST}}
    rejects = get_collection_across_tenants(IngestionReject)
    rows = rejects.find(wanted, {"_id": 1}, hint="_id_").sort("_id").limit(BATCH_SIZE)
    return [row["_id"] for row in rows]


def _merge_batch(keys: Sequence[ObjectId], session: Session) -> int:
    rejects = get_collection_across_tenants(IngestionReject)
    which = {"_id": {"$in": list(keys)}}
    # Read inside the transaction: another process may have merged them since they were found.
    rows = list(rejects.find(which, session=session))
    if rows:
        updates = [
            UpdateOne({"_id": key, "tenant_id": group[0]["tenant_id"]}, _absorb(group), upsert=True)
            for key, group in sorted(_group(rows).items())
        ]
        rejects.bulk_write(updates, session=session)
        rejects.delete_many(which, session=session)
    return len(rows)


def _group(rows: Iterable[Document]) -> dict[str, list[Document]]:
    groups: dict[str, list[Document]] = {}
    for row in rows:
        key = row_key(row["tenant_id"], identity=_identify(row))
        groups.setdefault(key, []).append(row)
    return groups


def _identify(row: Document) -> str:
    """Return what the row's record is known by, as far as what was kept of it tells."""
    raw = str(row.get("raw", ""))
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError):
        # It was too long to be kept whole.
        external_id = row.get("external_id")
        return identify_content(raw) if external_id is None else identify_ticket(external_id)
    return identify_record(record, ticket_id=find_id(record))


def _absorb(rows: Sequence[Document]) -> list[Document]:
    """Return the update that adds old rows of one record to its row; the newest content is kept."""
    times = [_recorded_at(row) for row in rows]
    newest = max(rows, key=lambda row: (_recorded_at(row), row["_id"]))
    is_newer = {"$gt": [max(times), "$recorded_at"]}
    content: Document = {
        name: {"$cond": [is_newer, {"$literal": newest.get(name)}, f"${name}"]} for name in _CONTENT
    }
    seen = {
        "first_seen_at": {"$min": ["$first_seen_at", min(times)]},
        "last_seen_at": {"$max": ["$last_seen_at", max(times)]},
        "recorded_at": {"$max": ["$recorded_at", max(times)]},
        "times": {"$add": [{"$ifNull": ["$times", 0]}, len(rows)]},
    }
    return [{"$set": content | seen}]


def _recorded_at(row: Document) -> Any:
    return row.get("recorded_at") or row["_id"].generation_time
