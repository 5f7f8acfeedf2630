"""Every fault of the feed as a client meets it."""

import json
import socket
import time
from typing import Any

import httpx
import pytest

LIST = "/external/support-tickets"
ACME = f"{LIST}?tenant_id=acme"
DELETED = "/external/deleted-tickets"


def switch(mock: httpx.Client, **faults: object) -> None:
    assert mock.post("/control/faults", json=faults).status_code == 200


def statuses(mock: httpx.Client, *paths: str) -> list[int]:
    return [mock.get(path).status_code for path in paths]


def crawl_ids(mock: httpx.Client, *, page_size: int = 10) -> list[str]:
    ids, page = list[str](), 1
    while page:
        reply = mock.get(f"{ACME}&page={page}&page_size={page_size}").json()
        ids += [ticket["id"] for ticket in reply["tickets"]]
        page = reply["next_page"] or 0
    return ids


def test_every_nth_call_is_rate_limited(mock: httpx.Client) -> None:
    switch(mock, rate_limit_every=2, retry_after_seconds=7)
    replies = [mock.get(ACME) for _ in range(4)]
    assert [reply.status_code for reply in replies] == [200, 429, 200, 429]
    assert replies[1].headers["Retry-After"] == "7"


def test_retry_after_may_be_a_date_after_the_date_of_the_reply(mock: httpx.Client) -> None:
    switch(mock, rate_limit_every=1, retry_after="date", retry_after_seconds=3600)
    reply = mock.get(ACME)
    assert reply.headers["Retry-After"].endswith(" GMT")
    assert reply.headers["Retry-After"] != reply.headers["Date"]


def test_every_nth_call_fails(mock: httpx.Client) -> None:
    switch(mock, error_every=3)
    assert statuses(mock, ACME, ACME, ACME, ACME) == [200, 200, 500, 200]


def test_the_first_calls_of_each_path_and_query_fail(mock: httpx.Client) -> None:
    switch(mock, error_first=1)
    second = f"{ACME}&page=2"
    assert statuses(mock, ACME, second, ACME, second, DELETED) == [500, 500, 200, 200, 500]


def test_an_error_comes_always_until_it_is_switched_off(mock: httpx.Client) -> None:
    switch(mock, error_always=503)
    assert statuses(mock, ACME, DELETED, "/health") == [503, 503, 200]
    switch(mock, error_always=False)
    assert statuses(mock, ACME) == [200]


def test_an_error_may_ask_for_a_wait_and_end_by_itself(mock: httpx.Client) -> None:
    switch(mock, error_always=503, error_retry_after="0.5", page=2, for_seconds=1)
    replies = [mock.get(f"{ACME}&page={page}") for page in (1, 2)]
    assert [reply.status_code for reply in replies] == [200, 503]
    assert replies[1].headers["Retry-After"] == "0.5"
    time.sleep(1)
    assert statuses(mock, f"{ACME}&page=2") == [200]


def test_faults_may_reach_one_kind_of_call_only(mock: httpx.Client) -> None:
    switch(mock, error_always=500, only="deleted")
    assert statuses(mock, ACME, DELETED) == [200, 500]


def test_the_first_calls_may_go_unharmed(mock: httpx.Client) -> None:
    switch(mock, error_always=500, after=2)
    assert statuses(mock, ACME, ACME, ACME) == [200, 200, 500]


def test_a_call_may_hang_until_faults_change(mock: httpx.Client) -> None:
    switch(mock, hang=True)
    with pytest.raises(httpx.ReadTimeout):
        mock.get(ACME, timeout=0.2)
    switch(mock, hang=False)
    assert statuses(mock, ACME) == [200]


def test_a_slow_answer_outlasts_an_impatient_client(mock: httpx.Client) -> None:
    switch(mock, slow_ms=60_000)
    with pytest.raises(httpx.ReadTimeout):
        mock.get(ACME, timeout=0.2)


def test_the_connection_closes_without_an_answer(mock: httpx.Client) -> None:
    switch(mock, drop_every=2)
    assert statuses(mock, ACME) == [200]
    with pytest.raises(httpx.RemoteProtocolError):
        mock.get(ACME)
    assert mock.get("/control/calls").json()["calls"][-1]["status"] is None


def test_half_a_json_comes_with_status_200(mock: httpx.Client) -> None:
    switch(mock, half_json_every=1)
    reply = mock.get(ACME)
    assert reply.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        reply.json()


def test_a_short_page_has_half_of_its_tickets_and_says_nothing_of_it(mock: httpx.Client) -> None:
    whole = mock.get(ACME).json()
    switch(mock, short_page_every=2)
    assert mock.get(ACME).json() == whole
    assert mock.get(ACME).json() == whole | {"tickets": whole["tickets"][:50]}


def test_a_redirect_leads_elsewhere(mock: httpx.Client) -> None:
    switch(mock, error_always=302)
    reply = mock.get(ACME)
    assert (reply.status_code, reply.headers["Location"]) == (302, "/health")


def test_an_interim_answer_comes_before_the_real_one(mock: httpx.Client) -> None:
    switch(mock, early_hints=True)
    with socket.create_connection((mock.base_url.host, mock.base_url.port)) as connection:
        connection.sendall(f"GET {ACME} HTTP/1.1\r\nHost: mock\r\n\r\n".encode())
        with connection.makefile("rb") as reply:
            interim, _, _, status = (reply.readline() for _ in range(4))
    assert (interim, status) == (b"HTTP/1.1 103 Early Hints\r\n", b"HTTP/1.1 200 OK\r\n")
    assert len(mock.get(ACME).json()["tickets"]) == 100


@pytest.mark.parametrize("packed", ["once", "twice"])
def test_a_packed_page_is_the_same_page_in_a_thousandth_of_its_bytes(
    mock: httpx.Client, packed: str
) -> None:
    switch(mock, oversize_mb=4)
    plain = mock.get(ACME)
    switch(mock, packed=packed)
    small = mock.get(ACME)
    assert small.json() == plain.json()
    assert int(small.headers["Content-Length"]) < len(plain.content) / 50


@pytest.mark.parametrize(
    ("odd_page", "expected"),
    [
        ("no_tickets", {"tickets": None}),
        ("text_next_page", {"next_page": "two"}),
        ("next_page_back", {"next_page": 1}),
        ("huge_next_page", {"next_page": 10**30}),
        ("huge_total", {"total_count": 10**30}),
        ("zero_next_page", {"next_page": 0}),
        ("empty_next_page", {"next_page": ""}),
        ("false_next_page", {"next_page": False}),
    ],
)
def test_a_page_is_odd_in_one_field(
    mock: httpx.Client, odd_page: str, expected: dict[str, object]
) -> None:
    right = mock.get(ACME).json()
    switch(mock, odd_page=odd_page)
    assert mock.get(ACME).json() == right | expected


def test_a_page_may_be_null(mock: httpx.Client) -> None:
    switch(mock, odd_page="null")
    assert mock.get(ACME).json() is None


def test_html_comes_with_status_200(mock: httpx.Client) -> None:
    switch(mock, html_every=1)
    reply = mock.get(ACME)
    assert (reply.status_code, reply.text[:15]) == (200, "<!doctype html>")
    assert reply.headers["Content-Type"].startswith("text/html")


def test_a_byte_at_a_time_is_the_same_answer(mock: httpx.Client) -> None:
    switch(mock, byte_drip=1)
    assert mock.get(DELETED).json() == {"deleted_ids": []}


def test_an_oversize_page_is_valid_json(mock: httpx.Client) -> None:
    switch(mock, oversize_mb=2)
    reply = mock.get(ACME)
    assert len(reply.json()["padding"]) == 2 * 1024 * 1024


def test_the_mixed_feed_has_every_tenant(mock: httpx.Client) -> None:
    switch(mock, mixed_feed=True)
    reply = mock.get(ACME).json()
    assert {ticket["tenant_id"] for ticket in reply["tickets"]} == {"acme", "globex", "initech"}
    assert reply["total_count"] == 700


def test_the_empty_feed_is_empty(mock: httpx.Client) -> None:
    switch(mock, empty_feed=True)
    assert mock.get(ACME).json() == {"tickets": [], "next_page": None, "total_count": 0}


def test_the_deleted_feed_may_be_missing(mock: httpx.Client) -> None:
    switch(mock, no_deleted_feed=True)
    assert statuses(mock, DELETED, ACME) == [404, 200]


def test_the_newest_may_come_first(mock: httpx.Client) -> None:
    oldest_first = crawl_ids(mock)
    switch(mock, newest_first=True)
    assert crawl_ids(mock) == oldest_first[::-1]


def test_next_page_may_name_the_page_itself(mock: httpx.Client) -> None:
    switch(mock, next_page_loop=True)
    assert mock.get(f"{ACME}&page=2&page_size=5").json()["next_page"] == 2


def test_the_total_may_be_missing(mock: httpx.Client) -> None:
    switch(mock, missing_total=True)
    assert set(mock.get(ACME).json()) == {"tickets", "next_page"}


def test_a_page_may_repeat_the_ticket_before_it(mock: httpx.Client) -> None:
    plain = crawl_ids(mock, page_size=100)
    switch(mock, duplicate_every=2)
    repeated = crawl_ids(mock, page_size=100)
    assert [*plain[:100], plain[99], *plain[100:300], *plain[299:]] == repeated


def test_removed_tickets_let_a_crawl_miss_others(mock: httpx.Client) -> None:
    plain = crawl_ids(mock)
    switch(mock, shift_per_page=2, shift_mode="remove")
    assert crawl_ids(mock)[:18] == [*plain[:10], *plain[12:20]]
    assert mock.get(DELETED).json()["deleted_ids"][:2] == plain[:2]


def test_inserted_tickets_let_a_crawl_read_others_twice(mock: httpx.Client) -> None:
    plain = crawl_ids(mock)
    switch(mock, shift_per_page=3, shift_mode="insert")
    assert crawl_ids(mock)[:20] == [*plain[:10], *plain[7:17]]


def test_inserted_and_removed_tickets_keep_the_total(mock: httpx.Client) -> None:
    before = mock.get(ACME).json()["total_count"]
    switch(mock, shift_per_page=3, shift_mode="both")
    crawl_ids(mock)
    assert mock.get(ACME).json()["total_count"] == before


@pytest.mark.parametrize("newest_first", [False, True])
def test_tickets_are_inserted_before_the_part_read(mock: httpx.Client, newest_first: bool) -> None:
    switch(mock, newest_first=newest_first)
    first = crawl_ids(mock)[0]
    switch(mock, shift_per_page=4, shift_mode="insert")
    mock.get(ACME)
    switch(mock, shift_per_page=0)
    assert crawl_ids(mock).index(first) == 4


def test_every_nth_record_is_bad(mock: httpx.Client) -> None:
    plain = mock.get(ACME).json()["tickets"]
    switch(mock, bad_records_every=10)
    mangled = mock.get(ACME).json()["tickets"]
    assert [i for i in range(100) if mangled[i] != plain[i]] == list(range(9, 100, 10))


def test_every_bad_record_may_be_of_one_kind(mock: httpx.Client) -> None:
    switch(mock, bad_records_every=50, bad_records_kind="null")
    tickets: list[Any] = mock.get(ACME).json()["tickets"]
    assert [index for index, ticket in enumerate(tickets) if ticket is None] == [49, 99]


def test_counts_begin_again_when_faults_change(mock: httpx.Client) -> None:
    switch(mock, error_every=2)
    assert statuses(mock, ACME) == [200]
    switch(mock, missing_total=True)
    assert statuses(mock, ACME, ACME) == [200, 500]


def test_an_unknown_fault_changes_nothing(mock: httpx.Client) -> None:
    reply = mock.post("/control/faults", json={"missing_total": True, "explode": 1})
    assert (reply.status_code, reply.json()["error"]) == (400, "invalid_order")
    assert "total_count" in mock.get(ACME).json()


@pytest.mark.parametrize(
    ("odd_ticket", "expected"),
    [
        ("moved", {"tenant_id": "another-tenant"}),
        ("merged", {"id": "KEY-kept"}),
        ("moved_and_merged", {"tenant_id": "another-tenant", "id": "KEY-kept"}),
        ("unreadable", {"created_at": "never", "message": 7}),
        ("number_as_id", {}),
    ],
)
def test_a_look_up_is_odd_in_some_fields(
    mock: httpx.Client, odd_ticket: str, expected: dict[str, object]
) -> None:
    ticket, other = mock.get(ACME).json()["tickets"][:2]
    switch(mock, odd_ticket=odd_ticket, only_ticket=ticket["id"])
    shown = {
        name: value.replace("KEY", ticket["id"]) if isinstance(value, str) else value
        for name, value in expected.items()
    }
    assert mock.get(f"{LIST}/{ticket['id']}").json() == ticket | shown
    assert mock.get(f"{LIST}/{other['id']}").json() == other


def test_a_look_up_may_lack_a_field_or_be_something_else(mock: httpx.Client) -> None:
    ticket = mock.get(ACME).json()["tickets"][0]
    answers = {}
    for odd in ("no_id", "no_tenant", "null", "list", "nested"):
        switch(mock, odd_ticket=odd)
        answers[odd] = mock.get(f"{LIST}/{ticket['id']}").json()
    assert answers == {
        "no_id": {name: value for name, value in ticket.items() if name != "id"},
        "no_tenant": {name: value for name, value in ticket.items() if name != "tenant_id"},
        "null": None,
        "list": [],
        "nested": {"ticket": ticket},
    }
