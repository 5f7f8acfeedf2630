"""Adds up the counts of statuses and sources that are compared as one: `Closed` and `closed`."""

import uuid
from typing import Any

from django.db import migrations

TABLES = ("by_status", "by_source", "urgent_by_status")
ESCAPES = (("%", "%25"), (".", "%2E"), ("$", "%24"))


def merge_counts(_: Any, schema_editor: Any) -> None:
    """Rewrite the rows that count a word which is not its own key. Running it again changes nothing.

    A row is only replaced as it was read, so that the increments of a page committed meanwhile aren't lost.
    """
    rollups = schema_editor.connection.database["ticket_rollups"]
    shown = dict.fromkeys((*TABLES, "hours"), 1)
    for row in rollups.find({}, shown).sort("_id", 1):
        while row is not None and (merged := _merge_row(row)):
            renewed = {"revision": str(uuid.uuid4())} if _is_of_all_time(row) else {}
            as_read = {name: row[name] for name in merged} | {"_id": row["_id"]}
            if rollups.update_one(as_read, {"$set": merged | renewed}).matched_count:
                break
            row = rollups.find_one({"_id": row["_id"]}, shown)


def _merge_row(row: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of the row that change, with their new values."""
    merged = _merge_tables(row)
    hours = row.get("hours") or {}
    changed = {hour: counts | _merge_tables(counts) for hour, counts in hours.items()}
    return merged if changed == hours else merged | {"hours": changed}


def _merge_tables(counts: dict[str, Any]) -> dict[str, Any]:
    tables = {name: counts[name] for name in TABLES if isinstance(counts.get(name), dict)}
    merged = {name: _merge(table) for name, table in tables.items()}
    return {name: table for name, table in merged.items() if table != tables[name]}


def _merge(table: dict[str, int]) -> dict[str, int]:
    merged: dict[str, int] = {}
    for name, number in table.items():
        key = _key_of(name)
        merged[key] = merged.get(key, 0) + number
    return merged


def _key_of(name: str) -> str:
    """Return the field's name for the key of the word that it stands for; `%` stands for an empty word."""
    word = "" if name == "%" else name
    for find, escaped in reversed(ESCAPES):
        word = word.replace(escaped, find)
    word = word.strip().lower()
    for find, escaped in ESCAPES:
        word = word.replace(find, escaped)
    return word or "%"


def _is_of_all_time(row: dict[str, Any]) -> bool:
    return str(row["_id"]).endswith(":total:")


class Migration(migrations.Migration):
    dependencies = [("analytics", "0002_hours_of_a_day"), ("tickets", "0011_word_keys")]
    operations = [migrations.RunPython(merge_counts, migrations.RunPython.noop)]
