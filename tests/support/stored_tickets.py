"""Stored tickets with the labels of older rules and roll-ups that count them, and `reclassify`."""

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.core.management import call_command

from ingestion.core.ticket_writes import plan_writes
from ingestion.store.commit import write
from tests.support.factories import CLOSED, NOON, POLICY, make_classification, make_ticket
from tests.support.types import Mongo
from tickets.core.changes import Change, detect_change, detect_deletion
from tickets.store.tickets import find_stored, record_tenant
from ticketsaas.mongo import run_transaction

URGENT = "You charged my card twice and I demand a refund today!"
LABELS = ("urgency", "sentiment", "requires_action", "language", "version")


def store(tickets: Iterable[dict[str, Any]], *, tenant_id: str = "acme") -> None:
    """Store tickets from fields and labels, without history; `deleted=True` makes a soft-deleted one."""
    rows = list(tickets)
    record_tenant(tenant_id, now=NOON)
    _write(tenant_id, [_create(row, tenant_id=tenant_id) for row in rows])
    gone = [row["external_id"] for row in rows if row.get("deleted")]
    stored = find_stored(tenant_id, external_ids=gone)
    _write(
        tenant_id, [detect_deletion(known, closed=CLOSED, now=NOON) for known in stored.values()]
    )


def store_many(count: int, *, tenant_id: str = "acme") -> None:
    """Store `count` urgent tickets, `t-000` and so on, that older rules labelled as not urgent."""
    rows = ({"external_id": f"t-{number:03}", "message": URGENT} for number in range(count))
    store(rows, tenant_id=tenant_id)


def run_reclassify(*arguments: str) -> tuple[int, str]:
    """Run `manage.py reclassify`; return its exit code and everything it printed."""
    printed = io.StringIO()
    try:
        call_command("reclassify", *arguments, stdout=printed, stderr=printed, no_color=True)
    except SystemExit as end:
        return int(end.code or 0), printed.getvalue()
    return 0, printed.getvalue()


def _create(row: dict[str, Any], *, tenant_id: str) -> Change:
    labels = {name: row[name] for name in LABELS if name in row}
    fields = {name: row[name] for name in row.keys() - {*LABELS, "deleted"}}
    ticket = make_ticket(**fields | {"tenant_id": tenant_id})
    return detect_change(None, ticket, make_classification(**labels), closed=CLOSED)


def _write(tenant_id: str, changes: list[Change]) -> None:
    writes = plan_writes(changes, tenant_id=tenant_id, job_id="then", policy=POLICY, now=NOON)
    silent = replace(writes, history=(), notifications=())
    run_transaction(lambda session: write(silent, session=session))


def forget_words(mongo: Mongo, *, tenant_id: str = "acme") -> None:
    """Give all tickets the words of an earlier version, count these, and let the tenant's row say so."""
    of_tenant = {"tenant_id": tenant_id}
    words = {"keywords": ["nbsp", "team"], "search_words": ["nbsp", "team"]}
    mongo.tickets.update_many(of_tenant, {"$set": words})
    mongo.tenants.update_one({"_id": tenant_id}, {"$set": {"words_version": None}})
    call_command("rebuild_stats", "--tenant", tenant_id, stdout=io.StringIO())
