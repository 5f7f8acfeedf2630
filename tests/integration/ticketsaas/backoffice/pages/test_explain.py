"""The admin's lists read only indexes."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory

from ingestion.models import DistributedLock, IngestionJob, IngestionLog, IngestionReject
from notifications.models import Notification
from tests.support.admin_pages import list_address
from tests.support.explain import Plan, explain
from tests.support.logins import make_staff
from tickets.models import Ticket, TicketHistory
from ticketsaas.models import ApiKey, Tenant
from ticketsaas.mongo import get_collection_across_tenants
from ticketsaas.mongo.backend.compiler import count_rows

# Four pages: enough that walking an index to the end of a page is the cheapest plan.
ROWS_FOR_A_PLAN = 200


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (Ticket, ""),
        (Ticket, "tenant_id=acme"),
        (Ticket, "status=open"),
        (Ticket, "urgency__exact=high"),
        (Ticket, "sentiment__exact=negative"),
        (Ticket, "requires_action__exact=0"),
        (Ticket, "confidence=unsure"),
        (Ticket, "confidence=unsure&urgency__exact=high&open=yes"),
        (Ticket, "confidence=unsure&deleted=no&tenant_id=acme"),
        (Ticket, "confidence=unsure&q=export"),
        (Ticket, "source=email"),
        (Ticket, "language=en"),
        (Ticket, "status=open&urgency__exact=high"),
        (Ticket, "source=email&sentiment__exact=negative&deleted=no"),
        (Ticket, "requires_action__exact=1&created_at_from_0=2026-02-01"),
        (Ticket, "q=export&status=open"),
        (Ticket, "deleted=yes"),
        (Ticket, "deleted=no&tenant_id=acme"),
        (Ticket, "created_at_from_0=2026-02-01&created_at_to_0=2026-03-01"),
        (Ticket, "q=c-1"),
        (Ticket, "q=export+contacts"),
        (Ticket, "o=-3.1"),
        (TicketHistory, ""),
        (TicketHistory, "q=t-0"),
        (TicketHistory, "recorded_at_from_0=2026-02-01"),
        (Tenant, ""),
        (Notification, ""),
        (Notification, "status__exact=parked"),
        (IngestionJob, ""),
        (IngestionJob, "created_at_from_0=2026-02-01"),
        (IngestionLog, ""),
        (IngestionLog, "tenant_id=acme"),
        (IngestionReject, ""),
        (IngestionReject, "tenant_id=acme"),
        (DistributedLock, ""),
        (ApiKey, ""),
        (ApiKey, "q=acme"),
    ],
    ids=lambda value: value if isinstance(value, str) else value._meta.model_name,
)
def test_a_list_is_served_by_an_index_without_sorting_in_memory(model: type, query: str) -> None:
    multiply_rows(model)
    superuser = User(is_superuser=True, is_active=True)
    for plan in explain_list(model, query, user=superuser):
        assert "IXSCAN" in plan.stages
        assert {"SORT", "COLLSCAN"}.isdisjoint(plan.stages)


@pytest.mark.parametrize(
    ("model", "query", "index"),
    [
        (Ticket, "", "tickets_by_creation"),
        (Ticket, "tenant_id=acme", "tickets_by_creation"),
        (TicketHistory, "", "history_by_time"),
        (Tenant, "", "_id_"),
        (Notification, "", "notifications_by_tenant"),
        (IngestionJob, "", "jobs_by_tenant"),
        (IngestionLog, "", "logs_by_tenant"),
        (IngestionReject, "", "rejects_by_tenant"),
        (DistributedLock, "", "_id_"),
        (ApiKey, "", "api_keys_by_tenant"),
    ],
    ids=lambda value: value if isinstance(value, str) else value._meta.model_name,
)
def test_a_user_of_few_tenants_reads_an_index_of_those_tenants(
    model: type, query: str, index: str
) -> None:
    multiply_rows(model)
    add_rows_of_others(model)
    staff = make_staff("ann", tenants=["acme", "initech"])
    for plan in explain_list(model, query, user=staff):
        assert plan.indexes == {index}
        assert {"SORT", "COLLSCAN"}.isdisjoint(plan.stages)


def add_rows_of_others(model: type) -> None:
    """So many that theirs are few, and newer ones at that, which an index by time alone reads first."""
    rows = get_collection_across_tenants(model)
    row: Any = rows.find_one()
    of_others = []
    for number in range(5 * ROWS_FOR_A_PLAN):
        copy = row | {"_id": f"ingest:other-{number}"}
        if "tenant_id" in row:
            copy["tenant_id"] = "other"
        for name in ("created_at", "recorded_at", "ended_at"):
            if name in row:
                copy[name] = row[name] + timedelta(days=1)
        if model is Ticket:
            copy["external_id"] = f"other-{number}"
        of_others.append(copy)
    rows.insert_many(of_others)


def multiply_rows(model: type) -> None:
    """More rows than a page has: of a handful MongoDB sorts rather than merges."""
    collection = get_collection_across_tenants(model)
    rows, copies = list(collection.find()), []
    for number in range(ROWS_FOR_A_PLAN):
        row = dict(rows[number % len(rows)])
        row["_id"] = f"{row['_id']}-{number}"
        if model is Ticket:
            row |= {
                "external_id": f"many-{number}",
                "urgency": ("high", "low")[number % 2],
                "sentiment": ("negative", "neutral")[number % 2],
                "requires_action": number % 2 == 0,
                "is_deleted": number % 4 < 2,
                "unsure_rank": (None, None, None, 0, 1)[number % 5],
            }
        copies.append(row)
    collection.insert_many(copies)


def explain_list(model: type, query: str, *, user: User) -> list[Plan]:
    """Return the plans of the two queries for one page of a list: its rows, and how many there are."""
    request = RequestFactory().get(f"{list_address(model)}?{query}")
    request.user = user
    change_list = admin.site._registry[model].get_changelist_instance(request)
    page, counted = explain(
        lambda: (
            list(change_list.result_list),
            count_rows(change_list.queryset, limit=99, seconds=9),
        )
    )
    return [page, counted]
