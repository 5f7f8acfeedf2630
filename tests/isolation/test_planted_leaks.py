"""Probes find planted leaks, one of each kind."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from unfold.admin import ModelAdmin

from notifications.admin import notices, notifications
from notifications.store import outbox
from tests.isolation.admin_probes import Visitor
from tests.isolation.admin_routes import find_admin_routes
from tests.isolation.api_probes import Caller
from tests.isolation.staff_rows import add_staff_rows
from tests.support.two_tenants import OWN, TENANTS
from tickets.core import filters
from ticketsaas.access.api.permissions import NeedsScope
from ticketsaas.access.store.tenant_visibility import ALL
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin

TICKETS = "admin/tickets/ticket/"


def probe_admin(*names: str) -> list[str]:
    routes = [route for route in find_admin_routes() if route.name in names]
    assert len(routes) == len(names)
    return Visitor(add_staff_rows()).find_leaks(routes)


def test_a_caller_who_sees_every_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NeedsScope, "has_object_permission", lambda *_: True)
    leaks = Caller().find_leaks("GET /tickets")
    address = "GET /tickets?tenant_id=tenant-two&format=csv"
    assert f"{address}: 200 instead of 403" in leaks
    assert f"{address}: tenant-two, canarytwo of the other tenant" in leaks


def test_a_query_that_forgets_its_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = filters.filter_document

    def forget(tenant_id: str, **values: Any) -> dict[str, Any]:
        return usual(tenant_id, **values) | {"tenant_id": {"$in": list(TENANTS)}}

    caller = Caller()
    monkeypatch.setattr("tickets.store.tickets.filter_document", forget)
    assert (
        "GET /tickets?tenant_id=tenant-one&format=ndjson: tenant-two, canarytwo of the other tenant"
        in caller.find_leaks("GET /tickets")
    )


def test_an_admin_page_of_all_tenants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReadOnlyAdmin, "get_queryset", ModelAdmin.get_queryset)
    leaks = "\n".join(probe_admin(TICKETS, f"{TICKETS}<path:object_id>/change/"))
    assert "canarytwo of the other tenant" in leaks
    assert "200, and 302 for what does not exist" in leaks


def test_a_number_of_all_tenants_in_the_admin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "find_visible", lambda request: ALL)
    assert "GET /admin/: counts 1,013 rows of the other tenant" in probe_admin("admin/")


def test_an_action_of_the_admin_on_all_tenants(
    monkeypatch: pytest.MonkeyPatch, digest_of_other: Callable[[], str]
) -> None:
    visitor, before = Visitor(add_staff_rows()), digest_of_other()
    usual = outbox.retry_all_parked
    monkeypatch.setattr(outbox, "retry_all_parked", lambda tenant_ids: usual())
    monkeypatch.setattr(notifications, "count_parked", lambda visible: Counter({OWN: 1}))
    name = "admin/notifications/notification/retry_parked/"
    visitor.find_leaks(route for route in find_admin_routes() if route.name == name)
    assert digest_of_other() != before
