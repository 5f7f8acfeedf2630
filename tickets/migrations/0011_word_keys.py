"""Stores the keys by which statuses and sources are compared, and builds the indexes over them."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import migrations, models

from ticketsaas.mongo.migration_operations import replace_index

# With the longest words upstream may send, one update stays far below MongoDB's 16 MB.
BATCH_SIZE = 1_000
FIELDS = ("status", "source")
LIST_ORDER = {"created_at": -1, "external_id": 1}
SCOPE = {"tenant_id": 1, "is_deleted": 1}


def add_keys(_: Any, schema_editor: Any) -> None:
    """Store the keys of all tickets that have none, a thousand in an update.

    An interrupted run leaves tickets without keys, and the next one goes on with them.
    """
    tickets = schema_editor.connection.database["tickets"]
    missing = {"$or": [{f"{name}_key": {"$exists": False}} for name in FIELDS]}
    rows = tickets.find(missing, dict.fromkeys(FIELDS, 1)).sort("_id", 1)
    while batch := list(islice(rows, BATCH_SIZE)):
        ids = [row["_id"] for row in batch]
        keys = {f"{name}_key": _key_of(name, batch) for name in FIELDS}
        tickets.update_many({"_id": {"$in": ids}}, [{"$set": keys}])


def _key_of(name: str, batch: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the expression for the key of a field; a value that is no text gets none.

    The words are looked up, because MongoDB's own lower case knows only English letters.
    """
    words = dict(_changed_words(name, batch))
    place = {"$indexOfArray": [{"$literal": list(words)}, f"${name}"]}
    key = {"$arrayElemAt": [{"$literal": list(words.values())}, place]}
    found = {"$cond": [{"$gte": [place, 0]}, key, f"${name}"]} if words else f"${name}"
    return {"$cond": [{"$eq": [{"$type": f"${name}"}, "string"]}, found, "$$REMOVE"]}


def _changed_words(name: str, batch: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for word in {row.get(name) for row in batch if isinstance(row.get(name), str)}:
        key = word.strip().lower()
        if key != word:
            yield word, key


def _state_index(name: str, fields: list[str]) -> list[Any]:
    return [
        migrations.RemoveIndex("ticket", name),
        migrations.AddIndex("ticket", models.Index(fields=fields, name=name)),
    ]


class Migration(migrations.Migration):
    dependencies = [("tickets", "0010_history_reason")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    "ticket", f"{name}_key", models.CharField(max_length=512, default="")
                )
                for name in FIELDS
            ]
        ),
        migrations.RunPython(add_keys, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                replace_index(
                    "tickets",
                    "tickets_by_status",
                    old=SCOPE | {"status": 1} | LIST_ORDER,
                    new=SCOPE | {"status_key": 1} | LIST_ORDER,
                ),
                replace_index(
                    "tickets",
                    "tickets_by_source",
                    old=SCOPE | {"source": 1} | LIST_ORDER,
                    new=SCOPE | {"source_key": 1} | LIST_ORDER,
                ),
                replace_index(
                    "tickets",
                    "tickets_by_urgency",
                    old=SCOPE | {"urgency": 1} | LIST_ORDER | {"status": 1},
                    new=SCOPE | {"urgency": 1} | LIST_ORDER | {"status_key": 1},
                ),
                replace_index(
                    "tickets",
                    "tickets_for_stats",
                    old=SCOPE
                    | {"created_at": 1, "status": 1, "urgency": 1, "sentiment": 1, "source": 1}
                    | {"requires_action": 1, "customer_id": 1},
                    new=SCOPE
                    | {"created_at": 1, "status_key": 1, "urgency": 1, "sentiment": 1}
                    | {"source_key": 1, "requires_action": 1, "customer_id": 1},
                ),
            ],
            state_operations=[
                *_state_index(
                    "tickets_by_status",
                    ["tenant_id", "is_deleted", "status_key", "-created_at", "external_id"],
                ),
                *_state_index(
                    "tickets_by_source",
                    ["tenant_id", "is_deleted", "source_key", "-created_at", "external_id"],
                ),
                *_state_index(
                    "tickets_by_urgency",
                    [
                        *("tenant_id", "is_deleted", "urgency"),
                        *("-created_at", "external_id", "status_key"),
                    ],
                ),
                *_state_index(
                    "tickets_for_stats",
                    [
                        *("tenant_id", "is_deleted", "created_at", "status_key", "urgency"),
                        *("sentiment", "source_key", "requires_action", "customer_id"),
                    ],
                ),
            ],
        ),
    ]
