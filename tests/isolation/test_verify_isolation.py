"""The command as an operator runs it, and that it sees what it is there to see."""

from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from unfold.admin import ModelAdmin

from notifications.admin import notices as admin_notices
from notifications.admin import notifications as admin_retry
from notifications.store import outbox
from tests.support.types import Mongo
from tickets.core import filters
from ticketsaas.access.store.staff_tenants import ALL
from ticketsaas.api import parameters
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin
from ticketsaas.isolation import admin_walk, surfaces, walk
from ticketsaas.isolation.admin_routes import AdminRoute, find_admin_routes, plan_asks
from ticketsaas.isolation.surfaces import ROUTES, Kind, find_routes
from ticketsaas.management.commands import verify_isolation
from ticketsaas.mongo import get_database

Verify = Callable[[], tuple[int, str, str]]


@pytest.fixture
def verify(mongo: Mongo) -> Verify:
    """The exit code and both streams."""

    def run() -> tuple[int, str, str]:
        out, err = StringIO(), StringIO()
        try:
            call_command("verify_isolation", stdout=out, stderr=err)
        except SystemExit as end:
            return int(end.code or 0), out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return run


@pytest.fixture
def on_tickets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Walk the list of tickets alone, in the tests' own database."""
    monkeypatch.setattr(verify_isolation, "own_database", nullcontext)
    monkeypatch.setattr(walk, "find_routes", lambda: iter(["tickets"]))
    monkeypatch.setattr(walk, "walk_admin", lambda: iter(()))


@pytest.fixture
def on_admin(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Walk these routes of the admin alone, in the tests' own database."""

    def choose(*names: str) -> None:
        chosen = [route for route in find_admin_routes() if route.name in names]
        assert len(names) == len(chosen)
        monkeypatch.setattr(verify_isolation, "own_database", nullcontext)
        monkeypatch.setattr(walk, "find_routes", lambda: iter(()))
        monkeypatch.setattr(admin_walk, "find_admin_routes", lambda: iter(chosen))

    return choose


@pytest.mark.long
def test_no_address_gives_one_tenants_caller_anything_of_another(verify: Verify) -> None:
    code, out, err = verify()
    # The connection is another one now.
    mongo = get_database()
    assert (code, err) == (0, "")
    assert f"{len(ROUTES) + len(list(find_admin_routes()))} routes" in out
    assert "0 findings." in out
    # It had a database of its own, which is gone.
    assert 0 == mongo.tickets.count_documents({}) == mongo.api_keys.count_documents({})
    assert [n for n in mongo.client.list_database_names() if "isolation" in n] == []


def test_every_route_is_known() -> None:
    assert set(find_routes()) == set(ROUTES)


def test_a_caller_who_sees_everybody_is_found_out(
    verify: Verify, monkeypatch: pytest.MonkeyPatch, on_tickets: None
) -> None:
    monkeypatch.setattr(parameters, "may_see", lambda *_: True)
    code, _, err = verify()
    assert code == 1
    assert "GET /tickets?tenant_id=twin-two&format=csv: 200 where it has to be refused" in err
    assert "twin-two, canarytwo of the other tenant" in err


def test_a_query_that_forgets_its_tenant_is_found_out(
    verify: Verify, monkeypatch: pytest.MonkeyPatch, on_tickets: None
) -> None:
    everybody = {"$in": list(walk.TWINS)}
    asked = filters.filter_document

    def forget(tenant_id: str, **values: Any) -> dict[str, Any]:
        return asked(tenant_id, **values) | {"tenant_id": everybody}

    monkeypatch.setattr("tickets.store.tickets.filter_document", forget)
    code, _, err = verify()
    assert code == 1
    assert "GET /tickets?tenant_id=twin-one&format=ndjson: twin-two, canarytwo of the other" in err


def test_a_route_that_nobody_has_judged_is_a_finding(
    verify: Verify, monkeypatch: pytest.MonkeyPatch, on_tickets: None
) -> None:
    known = {name: route for name, route in ROUTES.items() if name != "tickets"}
    monkeypatch.setattr(walk, "ROUTES", known)
    code, out, err = verify()
    assert (code, err) == (1, "Nobody has said what this route answers with.\n")
    assert "/tickets: unknown" in out


def test_an_admin_page_of_all_tenants_is_found_out(
    verify: Verify, monkeypatch: pytest.MonkeyPatch, on_admin: Callable[..., None]
) -> None:
    page = "admin/tickets/ticket/<path:object_id>/change/"
    on_admin("admin/tickets/ticket/", page)
    monkeypatch.setattr(ReadOnlyAdmin, "get_queryset", ModelAdmin.get_queryset)
    code, _, err = verify()
    assert code == 1
    assert "canarytwo of the other tenant" in err
    assert "200, and 302 for what does not exist" in err


def test_a_number_of_all_tenants_in_the_admin_is_found_out(
    verify: Verify, monkeypatch: pytest.MonkeyPatch, on_admin: Callable[..., None]
) -> None:
    on_admin("admin/")
    monkeypatch.setattr(admin_notices, "find_visible", lambda request: ALL)
    code, _, err = verify()
    assert (code, "GET /admin/: counts 1,013 rows of the other tenant" in err) == (1, True)


def test_an_action_of_the_admin_on_all_tenants_is_found_out(
    verify: Verify, monkeypatch: pytest.MonkeyPatch, on_admin: Callable[..., None]
) -> None:
    on_admin("admin/notifications/notification/retry_parked/")
    usual = outbox.retry_all_parked
    monkeypatch.setattr(outbox, "retry_all_parked", lambda tenant_ids: usual())
    monkeypatch.setattr(admin_retry, "count_parked", lambda visible: Counter({"twin-one": 1}))
    code, _, err = verify()
    assert (code, "has changed rows of the other tenant" in err) == (1, True)


def test_a_parameter_of_the_admin_that_nobody_has_judged_is_no_request() -> None:
    new = AdminRoute("admin/<year>/", frozenset({"year"}), model=None, is_list=False)
    assert plan_asks(new, {}) is None


@pytest.mark.parametrize("name", [n for n, r in ROUTES.items() if r.kind is Kind.OF_TENANT])
def test_every_route_of_a_tenant_is_asked_for_the_other_tenant_too(name: str) -> None:
    route = ROUTES[name]
    names = dict.fromkeys(("tenant", "ticket", "job", "notification", "yesterday"), "own")
    foreign = dict.fromkeys((*names, "cursor"), "theirs")
    probes = list(surfaces.plan_probes(route, names, foreign))
    assert [p for p in probes if p.is_refused and "theirs" in p.address] != []
