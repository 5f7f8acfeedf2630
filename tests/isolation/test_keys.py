"""Requests to every route with every kind of key."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support import keys
from tests.support.keys import send
from tests.support.routes import ROUTES, Route
from tests.support.two_tenants import OTHER, OWN, ids_of
from ticketsaas.access.core.caller import Scope

Routes = Mapping[str, Route]

NEEDED = "A valid API key is needed: Authorization: Bearer tsk_..."
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
OPEN = {name: route for name, route in ROUTES.items() if route.scope is None}
GUARDED = {name: route for name, route in ROUTES.items() if route.scope}


def make_key(*scopes: str, **stored: Any) -> str:
    return keys.make_key(*scopes, tenant_id=OWN, **stored)


def ask_all(
    routes: Routes, *, key: str | None, look: Callable[[Any], Any], about: str = OWN
) -> dict[str, Any]:
    """Request the simplest address of each route for a tenant; return `look` of each reply."""
    ids = ids_of(about)
    return {name: look(ask(name, route, ids=ids, key=key)) for name, route in routes.items()}


def ask(name: str, route: Route, *, ids: Mapping[str, str], key: str | None) -> Any:
    address, method = route.addresses[0].format(**ids), name.split()[0]
    body = {"data": route.body, "content_type": "application/json"} if route.body else {}
    return send(method, address, key=key, **body)


def body_of(reply: Any) -> dict[str, Any]:
    """Return the body without the request's id, which no two replies share."""
    return {name: value for name, value in reply.json().items() if name != "request_id"}


def code_of(reply: Any) -> str:
    return str(reply.json()["errors"][0]["code"])


def status_of(reply: Any) -> int:
    return int(reply.status_code)


@pytest.mark.parametrize("key", [None, "wrong"])
def test_open_routes_ask_for_no_key(key: str | None) -> None:
    expected = {name: route.status for name, route in OPEN.items()}
    assert ask_all(OPEN, key=key, look=status_of) == expected


@pytest.mark.parametrize(
    "make_invalid",
    [
        pytest.param(lambda: None, id="none"),
        pytest.param(lambda: "wrong", id="malformed"),
        pytest.param(lambda: f"tsk_{'0' * 12}_{'0' * 64}", id="unknown"),
        pytest.param(lambda: make_key()[:-8] + "0" * 8, id="wrong secret"),
        pytest.param(lambda: make_key(expires_at=LONG_AGO), id="expired"),
        pytest.param(lambda: make_key(revoked_at=LONG_AGO), id="revoked"),
    ],
)
def test_all_others_refuse_an_invalid_key_in_the_same_words(
    make_invalid: Callable[[], str | None],
) -> None:
    replies = ask_all(
        GUARDED,
        key=make_invalid(),
        look=lambda reply: (status_of(reply), reply["WWW-Authenticate"], body_of(reply)),
    )
    error = {"code": "not_authenticated", "detail": NEEDED, "attr": None}
    body = {"type": "client_error", "errors": [error]}
    assert replies == dict.fromkeys(GUARDED, (401, 'Bearer realm="ticketsaas"', body))


@pytest.mark.parametrize("scopes", [("read", "ingest", "labels"), ("admin",)], ids=["own", "admin"])
def test_all_others_answer_a_key_with_the_scope(scopes: tuple[str, ...]) -> None:
    may_all = "admin" in scopes
    routes = {name: route for name, route in GUARDED.items() if may_all or route.scope in scopes}
    expected = {name: route.status for name, route in routes.items()}
    assert ask_all(routes, key=make_key(*scopes), look=status_of) == expected


@pytest.mark.parametrize(
    ("scope", "others"),
    [
        (Scope.READ, ["ingest", "labels"]),
        (Scope.INGEST, ["read", "labels"]),
        (Scope.LABELS, ["read", "ingest"]),
        (Scope.ADMIN, ["read", "ingest", "labels"]),
    ],
    ids=str,
)
def test_all_others_name_the_scope_that_is_missing(scope: Scope, others: list[str]) -> None:
    routes = {name: route for name, route in GUARDED.items() if route.scope is scope}
    error = {
        "code": "missing_scope",
        "detail": f"This needs an API key with the scope {scope}.",
        "attr": None,
    }
    replies = ask_all(
        routes,
        key=make_key(*others),
        look=lambda reply: (status_of(reply), reply.json()["errors"]),
    )
    assert replies == dict.fromkeys(routes, (403, [error]))


@pytest.mark.parametrize(("method", "path"), [("delete", "/ingest/"), ("get", "/ingest/progress/")])
def test_another_tenants_job_is_like_one_that_does_not_exist(method: str, path: str) -> None:
    key = make_key()
    job = ids_of(OTHER)["job"]
    missing = job[:-1] + ("0" if job[-1] != "0" else "1")
    replies = [send(method, f"{path}{each}", key=key) for each in (job, missing)]
    assert [status_of(reply) for reply in replies] == [404, 404]
    assert body_of(replies[0]) == body_of(replies[1])


def test_another_tenants_notification_is_like_one_that_does_not_exist() -> None:
    key = make_key()
    names = (ids_of(OTHER)["notification"], "none")
    addresses = [f"/notifications/{name}/retry?tenant_id={OWN}" for name in names]
    replies = [send("post", address, key=key) for address in addresses]
    assert [status_of(reply) for reply in replies] == [404, 404]
    assert body_of(replies[0]) == body_of(replies[1])


def test_the_code_says_whether_the_tenant_is_foreign_or_the_thing_does_not_exist() -> None:
    routes = {name: route for name, route in ROUTES.items() if route.is_of_tenant}
    codes = {403: "foreign_tenant", 404: "not_found"}
    key = make_key("read", "ingest", "labels")
    assert ask_all(routes, key=key, look=code_of, about=OTHER) == {
        name: codes[route.foreign_status or 0] for name, route in routes.items()
    }


def test_the_tenant_has_to_be_named_even_by_its_own_key() -> None:
    reply = send("get", "/tickets", key=make_key())
    assert (status_of(reply), code_of(reply)) == (400, "required")


def test_without_api_auth_nobody_needs_a_key(settings: Any) -> None:
    settings.API_AUTH = False
    assert status_of(send("get", f"/tickets?tenant_id={OWN}", key=None)) == 200
    assert status_of(send("post", "/circuit/notify/reset", key="wrong")) == 200
