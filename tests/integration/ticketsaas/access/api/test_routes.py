"""Every route with every kind of key. A route that is not in the table fails."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.support.factories import make_classification, make_ticket
from tests.support.types import MakeKey, Mongo
from tickets.core.documents import ticket_document

Send = Callable[..., Any]
Walk = Callable[..., dict[tuple[str, str], Any]]

OPEN = "open"
FOREIGN_TENANT = 403
DOES_NOT_EXIST = 404
# The admin has its own login.
NOT_OF_THE_API = ("admin", "admin/")
NEEDED = "A valid API key is needed: Authorization: Bearer tsk_..."
JOB = "2f1c6c1e-0000-4000-8000-000000000000"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Route:
    """One address: the scope it needs, and what is answered to the right key and to one of globex.

    `foreign` is None where nothing belongs to a tenant.
    """

    scope: str
    address: str
    status: int = 200
    foreign: int | None = FOREIGN_TENANT


ROUTES: dict[tuple[str, str], Route] = {
    ("", "GET"): Route(OPEN, "/", status=302),
    ("docs", "GET"): Route(OPEN, "/docs"),
    ("redoc", "GET"): Route(OPEN, "/redoc"),
    ("openapi.json", "GET"): Route(OPEN, "/openapi.json"),
    ("health", "GET"): Route(OPEN, "/health"),
    ("health/live", "GET"): Route(OPEN, "/health/live"),
    ("tickets", "GET"): Route("read", "/tickets?tenant_id=acme"),
    ("tickets/urgent", "GET"): Route("read", "/tickets/urgent?tenant_id=acme"),
    ("tickets/<segment:ticket_id>", "GET"): Route("read", "/tickets/t-1?tenant_id=acme"),
    ("tickets/<segment:ticket_id>/history", "GET"): Route(
        "read", "/tickets/t-1/history?tenant_id=acme"
    ),
    ("ingest/run", "POST"): Route("ingest", "/ingest/run?tenant_id=acme", status=202),
    ("ingest/status", "GET"): Route("read", "/ingest/status?tenant_id=acme"),
    ("ingest/progress/<uuid:job_id>", "GET"): Route(
        "read", f"/ingest/progress/{JOB}", foreign=DOES_NOT_EXIST
    ),
    ("ingest/jobs", "GET"): Route("read", "/ingest/jobs?tenant_id=acme"),
    ("ingest/logs", "GET"): Route("read", "/ingest/logs?tenant_id=acme"),
    ("ingest/lock/<segment:tenant_id>", "GET"): Route("read", "/ingest/lock/acme"),
    ("ingest/<uuid:job_id>", "DELETE"): Route(
        "ingest", f"/ingest/{JOB}", status=409, foreign=DOES_NOT_EXIST
    ),
    ("rate-limit/status", "GET"): Route("read", "/rate-limit/status", foreign=None),
    ("tenants/<segment:tenant_id>/stats", "GET"): Route("read", "/tenants/acme/stats"),
    ("notifications", "GET"): Route("read", "/notifications?tenant_id=acme"),
    ("notifications/<segment:notification_id>/retry", "POST"): Route(
        "ingest", "/notifications/n-1/retry?tenant_id=acme", status=202
    ),
    ("circuit/<segment:name>/status", "GET"): Route("read", "/circuit/notify/status", foreign=None),
    ("metrics", "GET"): Route("admin", "/metrics", foreign=None),
    ("circuit/<segment:name>/reset", "POST"): Route("admin", "/circuit/notify/reset", foreign=None),
}
OPEN_TO_ALL = {name: route for name, route in ROUTES.items() if route.scope == OPEN}
GUARDED = {name: route for name, route in ROUTES.items() if route.scope != OPEN}
TENANTS_OWN = {name: route for name, route in GUARDED.items() if route.foreign is not None}


def find_routes(patterns: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = f"{prefix}{pattern.pattern}"
        if address in NOT_OF_THE_API:
            continue
        if isinstance(pattern, URLResolver):
            yield from find_routes(pattern.url_patterns, address)
        else:
            yield from ((address, method) for method in find_methods(pattern))


def find_methods(pattern: URLPattern) -> list[str]:
    """Those that do something; HEAD and OPTIONS go with GET, and a redirect takes anything."""
    view: Any = pattern.callback
    view_class = getattr(view, "cls", None)
    if view_class is None:
        return ["GET"]
    methods = ("get", "post", "put", "patch", "delete")
    return [method.upper() for method in methods if hasattr(view_class, method)]


@pytest.fixture(autouse=True)
def rows(mongo: Mongo) -> None:
    """Something of acme behind every address."""
    document = ticket_document(make_ticket(), make_classification())
    mongo.tickets.insert_one(document)
    mongo.ticket_history.insert_one(
        {
            "tenant_id": "acme",
            "ticket_id": "t-1",
            "action": "created",
            "changes": {},
            "recorded_at": LONG_AGO,
            "job_id": JOB,
        }
    )
    counts = (
        *("processed_pages", "new_ingested", "updated", "unchanged", "deleted", "restored"),
        *("skipped", "rejected", "repeated", "errors", "api_calls", "withheld"),
    )
    mongo.ingestion_jobs.insert_one(
        {"_id": JOB, "tenant_id": "acme", "status": "completed", "progress": 100, "error": None}
        | {"total_pages": 1, "created_at": LONG_AGO, "started_at": LONG_AGO, "ended_at": LONG_AGO}
        | dict.fromkeys(counts, 0)
    )
    mongo.notifications.insert_one(
        {"_id": "n-1", "tenant_id": "acme", "ticket_id": "t-1", "urgency": "high", "reason": "r"}
        | {"status": "parked", "status_reason": None, "attempts": 3, "next_attempt_at": None}
        | {"lease_id": None, "last_error": None, "created_at": LONG_AGO, "sent_at": None}
        | {"job_id": JOB}
    )


def code_of(reply: Any) -> str:
    return str(reply.json()["errors"][0]["code"])


@pytest.fixture
def walk(send: Send) -> Callable[..., dict[tuple[str, str], Any]]:
    """Ask every route of a table with the key, and give what `look` sees in each reply."""

    def ask(
        table: dict[tuple[str, str], Route], *, key: str | None, look: Callable[[Any], Any]
    ) -> dict[tuple[str, str], Any]:
        return {
            (path, method): look(send(method, route.address, key=key))
            for (path, method), route in table.items()
        }

    return ask


def body_of(reply: Any) -> dict[str, Any]:
    """Without the name of the request, which no two share."""
    return {name: value for name, value in reply.json().items() if name != "request_id"}


def status_of(reply: Any) -> int:
    return int(reply.status_code)


def refusal_of(reply: Any) -> tuple[int, str]:
    return status_of(reply), code_of(reply)


def test_every_route_is_in_the_table() -> None:
    assert set(find_routes(get_resolver().url_patterns)) == set(ROUTES)


@pytest.mark.parametrize("key", [None, "wrong"])
def test_what_is_open_asks_for_no_key(walk: Walk, key: str | None) -> None:
    expected = {name: route.status for name, route in OPEN_TO_ALL.items()}
    assert walk(OPEN_TO_ALL, key=key, look=status_of) == expected


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda make: None, id="none"),
        pytest.param(lambda make: "wrong", id="malformed"),
        pytest.param(lambda make: f"tsk_{'0' * 12}_{'0' * 64}", id="unknown"),
        pytest.param(lambda make: make()[:-8] + "0" * 8, id="wrong secret"),
        pytest.param(lambda make: make(expires_at=LONG_AGO), id="expired"),
        pytest.param(lambda make: make(revoked_at=LONG_AGO), id="revoked"),
    ],
)
def test_every_other_refuses_a_key_that_is_not_valid_in_the_same_words(
    walk: Walk, make_key: MakeKey, spoil: Callable[[MakeKey], str | None]
) -> None:
    replies = walk(
        GUARDED,
        key=spoil(make_key),
        look=lambda reply: (status_of(reply), reply["WWW-Authenticate"], body_of(reply)),
    )
    error = {"code": "not_authenticated", "detail": NEEDED, "attr": None}
    body = {"type": "client_error", "errors": [error]}
    assert dict.fromkeys(GUARDED, (401, 'Bearer realm="ticketsaas"', body)) == replies


@pytest.mark.parametrize("scopes", [("read", "ingest"), ("admin",)], ids=["own", "admin"])
def test_every_other_answers_a_key_that_may(
    walk: Walk, make_key: MakeKey, scopes: tuple[str, ...]
) -> None:
    table = {name: route for name, route in GUARDED.items() if route.scope in scopes}
    table = GUARDED if "admin" in scopes else table
    expected = {name: route.status for name, route in table.items()}
    assert walk(table, key=make_key(*scopes), look=status_of) == expected


@pytest.mark.parametrize(
    ("scope", "others"),
    [("read", ["ingest"]), ("ingest", ["read"]), ("admin", ["read", "ingest"])],
)
def test_every_other_names_the_scope_that_is_missing(
    walk: Walk, make_key: MakeKey, scope: str, others: list[str]
) -> None:
    table = {name: route for name, route in GUARDED.items() if route.scope == scope}
    error = {
        "code": "missing_scope",
        "detail": f"This needs an API key with the scope {scope}.",
        "attr": None,
    }
    replies = walk(
        table,
        key=make_key(*others),
        look=lambda reply: (status_of(reply), reply.json()["errors"]),
    )
    assert dict.fromkeys(table, (403, [error])) == replies


def test_another_tenants_key_sees_and_changes_nothing(
    walk: Walk, make_key: MakeKey, mongo: Mongo
) -> None:
    collections = ("ingestion_jobs", "notifications", "distributed_locks")
    before = {name: list(mongo[name].find()) for name in collections}
    replies = walk(TENANTS_OWN, key=make_key(tenant_id="globex"), look=refusal_of)
    codes = {FOREIGN_TENANT: "foreign_tenant", DOES_NOT_EXIST: "not_found"}
    assert {
        name: (route.foreign, codes[route.foreign or 0]) for name, route in TENANTS_OWN.items()
    } == replies
    assert {name: list(mongo[name].find()) for name in collections} == before


@pytest.mark.parametrize("address", [f"/ingest/{JOB}", f"/ingest/progress/{JOB}"])
def test_a_foreign_job_is_like_one_that_never_was(
    send: Send, make_key: MakeKey, address: str
) -> None:
    method = "get" if "progress" in address else "delete"
    key = make_key(tenant_id="globex")
    nobodys = address.replace(JOB, JOB.replace("2f", "3f"))
    assert body_of(send(method, address, key=key)) == body_of(send(method, nobodys, key=key))


def test_a_foreign_notification_is_like_one_that_never_was(send: Send, make_key: MakeKey) -> None:
    key = make_key(tenant_id="globex")
    addresses = [f"/notifications/{name}/retry?tenant_id=globex" for name in ("n-1", "n-2")]
    replies = [send("post", address, key=key) for address in addresses]
    assert [reply.status_code for reply in replies] == [404, 404]
    assert body_of(replies[0]) == body_of(replies[1])


def test_the_tenant_has_to_be_named_even_by_its_own_key(send: Send, make_key: MakeKey) -> None:
    reply = send("get", "/tickets", key=make_key())
    assert (reply.status_code, code_of(reply)) == (400, "required")


def test_without_api_auth_nobody_needs_a_key(send: Send, settings: Any) -> None:
    settings.API_AUTH = False
    assert send("get", "/tickets?tenant_id=acme", key=None).status_code == 200
    assert send("post", "/circuit/notify/reset", key="wrong").status_code == 200
