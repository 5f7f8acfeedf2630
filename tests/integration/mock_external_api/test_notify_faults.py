"""Every fault of /notify as a client meets it."""

import json
import socket
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

ALERT = {"ticket_id": "t", "tenant_id": "acme", "urgency": "high", "reason": "outage"}


def switch(mock: httpx.Client, **faults: object) -> None:
    assert mock.post("/control/faults", json=faults).status_code == 200


def notify(mock: httpx.Client, ticket_id: str = "t") -> int:
    return mock.post("/notify", json=ALERT | {"ticket_id": ticket_id}).status_code


def accepted(mock: httpx.Client) -> list[bool]:
    log = mock.get("/control/notifications").json()
    return [each["accepted"] for each in log["notifications"]]


def test_each_tickets_first_alerts_fail(mock: httpx.Client) -> None:
    switch(mock, notify_flaky=2)
    answers = [notify(mock, ticket_id) for ticket_id in ("a", "b", "a", "a", "b", "b")]
    assert answers == [503, 503, 503, 200, 503, 200]
    assert accepted(mock) == [False, False, False, True, False, True]


def test_alerts_may_fail_always(mock: httpx.Client) -> None:
    switch(mock, notify_dead=True)
    assert [notify(mock) for _ in range(3)] == [503, 503, 503]


def test_alerts_may_be_rate_limited(mock: httpx.Client) -> None:
    switch(mock, notify_429=9)
    assert notify(mock) == 429


@pytest.mark.parametrize(("status", "taken"), [(204, True), (400, False), (410, False)])
def test_alerts_may_get_any_status(mock: httpx.Client, status: int, taken: bool) -> None:
    switch(mock, notify_status=status)
    assert (notify(mock), accepted(mock)) == (status, [taken])


def test_an_alert_may_be_accepted_and_its_answer_lost(mock: httpx.Client) -> None:
    switch(mock, notify_drop_after_accept=1)
    with pytest.raises(httpx.RemoteProtocolError):
        notify(mock)
    assert (notify(mock), accepted(mock)) == (200, [True, True])


def test_only_so_many_alerts_may_be_accepted(mock: httpx.Client) -> None:
    switch(mock, notify_429_within_ms=100_000)
    assert [notify(mock) for _ in range(3)] == [200, 429, 429]
    assert accepted(mock) == [True, False, False]


def test_alerts_may_be_answered_one_after_another(mock: httpx.Client) -> None:
    switch(mock, notify_serial_ms=100)
    with ThreadPoolExecutor(3) as pool:
        durations = pool.map(lambda _: mock.post("/notify", json=ALERT), range(3))
        waited = sorted(reply.elapsed.total_seconds() for reply in durations)
    assert (waited[0] >= 0.1, waited[1] >= 0.19, waited[2] >= 0.28) == (True, True, True)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("half", httpx.RemoteProtocolError),
        ("reset", httpx.ReadError),
        ("stall", httpx.ReadTimeout),
        ("endless", TimeoutError),
    ],
)
def test_an_answer_may_end_badly_after_its_status(
    mock: httpx.Client, body: str, error: type[Exception]
) -> None:
    switch(mock, notify_body=body)

    def read() -> None:
        with mock.stream("POST", "/notify", json=ALERT, timeout=1) as reply:
            assert reply.status_code == 200
            for number, _ in enumerate(reply.iter_raw()):
                if number > 10:
                    raise TimeoutError

    with pytest.raises(error):
        read()
    assert accepted(mock) == [True]


def test_an_answer_may_be_followed_by_another(mock: httpx.Client) -> None:
    switch(mock, notify_body="rest")
    address = (mock.base_url.host, mock.base_url.port or 80)
    body = json.dumps(ALERT).encode()
    head = f"POST /notify HTTP/1.1\r\nHost: mock\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(address) as connection:
        connection.sendall(head.encode() + body)
        received = b""
        while received.count(b"HTTP/1.1") < 2:
            received += connection.recv(4096)
    assert received.index(b"HTTP/1.1 200") < received.index(b"HTTP/1.1 500")


def test_alerts_may_be_sent_elsewhere(mock: httpx.Client) -> None:
    switch(mock, notify_redirect="http://169.254.169.254/latest")
    reply = mock.post("/notify", json=ALERT)
    assert (reply.status_code, reply.headers["Location"]) == (307, "http://169.254.169.254/latest")
    assert accepted(mock) == [False]


@pytest.mark.parametrize("status", [200, 500])
@pytest.mark.parametrize(
    ("body", "beginning", "length"),
    [("html", b"<!doctype html>", 72), ("huge", b"    ", 32 << 20), ("packed", b"    ", 32 << 20)],
)
def test_the_answer_to_an_alert_may_have_any_body(
    mock: httpx.Client, status: int, body: str, beginning: bytes, length: int
) -> None:
    switch(mock, notify_status=status, notify_body=body)
    reply = mock.post("/notify", json=ALERT)
    assert (reply.status_code, len(reply.content)) == (status, length)
    assert reply.content.startswith(beginning)
    assert accepted(mock) == [status == 200]


def test_the_answer_to_an_alert_may_end_halfway(mock: httpx.Client) -> None:
    switch(mock, notify_body="half")
    with (
        mock.stream("POST", "/notify", json=ALERT) as reply,
        pytest.raises(httpx.RemoteProtocolError),
    ):
        reply.read()
    assert (reply.status_code, accepted(mock)) == (200, [True])


def test_the_answer_to_an_alert_may_come_a_byte_at_a_time(mock: httpx.Client) -> None:
    switch(mock, notify_byte_drip=1)
    assert mock.post("/notify", json=ALERT).json() == {"status": "accepted"}


def test_a_slow_alert_is_accepted_although_nobody_waits(mock: httpx.Client) -> None:
    switch(mock, notify_slow_ms=60_000)
    with pytest.raises(httpx.ReadTimeout):
        mock.post("/notify", json=ALERT, timeout=0.2)
    assert accepted(mock) == [True]
