"""Reads what only the admin's home shows of a tenant's tickets; `queries.py` reads the rest of it.

Answers are remembered until the tenant's tickets change, as those of reports are.
"""

from datetime import datetime

import pymongo
from django.conf import settings

from analytics.core import dashboard_pipelines
from analytics.core import ticket_pipelines as pipelines
from analytics.core.report import Rows
from analytics.core.ticket_pipelines import Pipeline
from analytics.models import TicketRollup
from analytics.store import rollups as rollup_store
from analytics.store.answer_cache import remember
from analytics.store.rollup_source import unescaped
from tickets.core.changes import CLOSED
from tickets.models import Tenant, Ticket
from ticketsaas.mongo import get_collection, start_snapshot

# Of which tenant, and whatever else tells it from other questions.
Question = tuple[str, *tuple[object, ...]]


def count_open_urgent(tenant_id: str) -> dict[str, int]:
    """How many living urgent tickets have which status, closed ones left out; most first."""
    rows = _ask(
        (tenant_id, "urgent"),
        from_rollups=dashboard_pipelines.count_urgent(tenant_id),
        from_tickets=dashboard_pipelines.count_urgent_of_tickets(tenant_id),
    )
    counts = {row["value"]: row["count"] for row in rows if row["count"]}
    counts.pop(CLOSED, None)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def count_urgency_by_day(tenant_id: str, *, since: datetime) -> Rows:
    """Rows `{day, value, count}` of living tickets created on the days (of UTC) from `since` on, which
    begins one; a day without tickets may have none."""
    return _ask(
        (tenant_id, "urgency_by_day", since),
        from_rollups=dashboard_pipelines.count_urgency_by_day(tenant_id, since=since),
        from_tickets=dashboard_pipelines.count_urgency_by_day_of_tickets(tenant_id, since=since),
    )


def _ask(question: Question, *, from_rollups: Pipeline, from_tickets: Pipeline) -> Rows:
    tenant_id = question[0]

    def count() -> Rows:
        tenant = get_collection(Tenant).find_one({"_id": tenant_id}, session=snapshot) or {}
        if tenant.get("has_rollups"):
            rows = get_collection(TicketRollup).aggregate(from_rollups, session=snapshot)
            return [unescaped(row) for row in rows]
        tickets = get_collection(Ticket)
        return list(tickets.aggregate(from_tickets, session=snapshot, hint=pipelines.INDEX))

    with pymongo.timeout(settings.MONGO_TIMEOUT_SECONDS), start_snapshot() as snapshot:
        revision = rollup_store.find_revision(tenant_id, session=snapshot)
        return remember(question, revision=revision, count=count)
