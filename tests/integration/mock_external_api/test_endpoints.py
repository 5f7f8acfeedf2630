"""The endpoints of the contract, asked as the product asks them."""

from typing import Any

import httpx
import pytest

LIST = "/external/support-tickets"


def crawl(mock: httpx.Client, tenant_id: str, **parameters: str | int) -> list[dict[str, Any]]:
    tickets, page = list[dict[str, Any]](), 1
    while page:
        reply = mock.get(LIST, params={"tenant_id": tenant_id, "page": page, **parameters}).json()
        tickets += reply["tickets"]
        page = reply["next_page"] or 0
    return tickets


def test_a_crawl_gives_every_ticket_of_the_tenant_once_and_in_order(mock: httpx.Client) -> None:
    tickets = crawl(mock, "acme", page_size=30)
    total = mock.get(LIST, params={"tenant_id": "acme"}).json()["total_count"]
    assert len({ticket["id"] for ticket in tickets}) == len(tickets) == total
    assert {ticket["tenant_id"] for ticket in tickets} == {"acme"}
    assert sorted(tickets, key=lambda each: (each["created_at"], each["id"])) == tickets


def test_the_tenants_have_all_tickets_between_them(mock: httpx.Client) -> None:
    totals = [
        mock.get(LIST, params={"tenant_id": tenant_id}).json()["total_count"]
        for tenant_id in ("acme", "globex", "initech")
    ]
    assert sum(totals) == mock.get(LIST).json()["total_count"] == 700


@pytest.mark.parametrize(("size", "expected"), [("", 100), ("7", 7), ("100", 100), ("5000", 100)])
def test_a_page_has_at_most_a_hundred_tickets(mock: httpx.Client, size: str, expected: int) -> None:
    parameters = {"tenant_id": "acme"} | ({"page_size": size} if size else {})
    assert len(mock.get(LIST, params=parameters).json()["tickets"]) == expected


def test_a_page_beyond_the_end_is_empty(mock: httpx.Client) -> None:
    reply = mock.get(LIST, params={"tenant_id": "acme", "page": 999}).json()
    assert (reply["tickets"], reply["next_page"]) == ([], None)


@pytest.mark.parametrize("value", ["0", "-1", "x", "", "1.5", "9999999999", "\u0663"])
@pytest.mark.parametrize("name", ["page", "page_size"])
def test_a_bad_number_is_refused_by_name(mock: httpx.Client, name: str, value: str) -> None:
    reply = mock.get(LIST, params={"tenant_id": "acme", name: value})
    assert (reply.status_code, reply.json()["field"]) == (400, name)


def test_a_bad_include_deleted_is_refused(mock: httpx.Client) -> None:
    reply = mock.get(LIST, params={"include_deleted": "perhaps"})
    assert (reply.status_code, reply.json()["field"]) == (400, "include_deleted")


def test_a_single_ticket_is_the_one_of_the_list(mock: httpx.Client) -> None:
    ticket = mock.get(LIST, params={"tenant_id": "globex"}).json()["tickets"][3]
    assert mock.get(f"{LIST}/{ticket['id']}").json() == ticket


def test_an_id_with_any_character_is_found_percent_encoded(mock: httpx.Client) -> None:
    raw = {"id": "a/b c?d%\u00fc", "tenant_id": "acme", "created_at": "2026-01-01T00:00:00Z"}
    mock.post("/control/mutate", json={"create": {"tickets": [raw]}})
    assert mock.get(f"{LIST}/a%2Fb%20c%3Fd%25%C3%BC").json() == raw


def test_an_unknown_ticket_is_not_found(mock: httpx.Client) -> None:
    reply = mock.get(f"{LIST}/nothing")
    assert (reply.status_code, reply.json()["error"]) == (404, "not_found")


def test_nothing_is_deleted_at_first(mock: httpx.Client) -> None:
    assert mock.get("/external/deleted-tickets").json() == {"deleted_ids": []}


def test_health_is_fine(mock: httpx.Client) -> None:
    assert mock.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/external/nothing", 404),
        ("GET", "/nothing", 404),
        ("GET", "/control/nothing", 404),
        ("POST", LIST, 405),
        ("DELETE", "/health", 404),
    ],
)
def test_what_is_not_there_is_said_in_json(
    mock: httpx.Client, method: str, path: str, status: int
) -> None:
    reply = mock.request(method, path)
    assert (reply.status_code, set(reply.json())) == (status, {"error", "detail", "field"})


def test_an_alert_is_accepted_and_remembered(mock: httpx.Client) -> None:
    alert = {"ticket_id": "t", "tenant_id": "acme", "urgency": "high", "reason": "outage"}
    reply = mock.post("/notify", json=alert, headers={"Idempotency-Key": "k-1"})
    assert (reply.status_code, reply.json()) == (200, {"status": "accepted"})
    [seen] = mock.get("/control/notifications").json()["notifications"]
    assert (seen["body"], seen["idempotency_key"], seen["status"]) == (alert, "k-1", 200)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param(b"{", None, id="half a JSON"),
        pytest.param(b"[]", None, id="no object"),
        pytest.param(b'{"tenant_id": "acme"}', "ticket_id", id="a field missing"),
        pytest.param(b'{"ticket_id": 5, "tenant_id": "acme"}', "ticket_id", id="wrong type"),
    ],
)
def test_an_unreadable_alert_is_refused(mock: httpx.Client, body: bytes, field: str | None) -> None:
    reply = mock.post("/notify", content=body)
    assert (reply.status_code, reply.json()["field"]) == (400, field)
    [seen] = mock.get("/control/notifications").json()["notifications"]
    assert (seen["body"], seen["accepted"]) == (body.decode(), False)


def test_every_call_is_logged_with_its_stamps_and_answer(mock: httpx.Client) -> None:
    mock.get(LIST, params={"tenant_id": "acme"})
    mock.get(f"{LIST}/nothing")
    mock.get("/health")
    log = mock.get("/control/calls").json()
    assert [(call["path"], call["status"]) for call in log["calls"]] == [
        (LIST, 200),
        (f"{LIST}/nothing", 404),
    ]
    assert log["calls"][0]["monotonic"] < log["calls"][1]["monotonic"]
    assert (log["count"], log["by_status"]) == (2, {"200": 1, "404": 1})
