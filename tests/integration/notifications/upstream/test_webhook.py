"""Single attempts over real connections, to webhooks that behave and to some that do not."""

import asyncio
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Thread

import httpx
import pytest

from notifications.core.delivery_retry import Answer, Outcome
from notifications.upstream import webhook as sender

BODY = {"ticket_id": "t-1", "tenant_id": "acme", "urgency": "high", "reason": "outage (down)"}
Serve = Callable[[socket.socket], None]


async def send_to(url: str) -> Answer:
    async with sender.Webhook(url) as webhook:
        return await webhook.send(key="key-1", body=BODY)


def attempt(serve: Serve) -> Answer:
    """Make one attempt against a webhook that treats the connection as `serve` does."""

    def accept() -> None:
        connection, _ = listener.accept()
        with connection, suppress(ConnectionError):
            read_request(connection)
            serve(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=accept)
        thread.start()
        answer = asyncio.run(send_to(f"http://127.0.0.1:{listener.getsockname()[1]}/notify"))
        thread.join()
    return answer


def reply(head: str) -> Serve:
    message = f"HTTP/1.1 {head}\r\nContent-Length: 0\r\n\r\n".encode()
    return lambda connection: connection.sendall(message)


def test_an_alert_arrives_with_its_key_and_exactly_its_four_fields(webhook: httpx.Client) -> None:
    url = f"{str(webhook.base_url).rstrip('/')}/notify"
    assert asyncio.run(send_to(url)) == Answer(Outcome.ACCEPTED)
    (received,) = webhook.get("/control/notifications").json()["notifications"]
    assert (received["body"], received["idempotency_key"]) == (BODY, "key-1")


@pytest.mark.parametrize(
    ("head", "outcome", "error"),
    [
        pytest.param("204 No Content", Outcome.ACCEPTED, None, id="2xx"),
        pytest.param("503 Away", Outcome.FAILED, "The webhook answered 503.", id="5xx"),
        pytest.param("400 Bad", Outcome.REFUSED, "The webhook answered 400.", id="4xx"),
        pytest.param("404 No", Outcome.ABSENT, "The webhook answered 404.", id="404"),
        pytest.param(
            "302 Found\r\nLocation: http://169.254.169.254/",
            Outcome.REFUSED,
            "The webhook answered 302.",
            id="a redirect is not followed",
        ),
    ],
)
def test_a_status_becomes_an_outcome(head: str, outcome: Outcome, error: str | None) -> None:
    assert attempt(reply(head)) == Answer(outcome, error)


def http_date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param("Retry-After: 7", 7.0, id="seconds"),
        pytest.param("Retry-After: 999999", sender.MAX_RETRY_AFTER_SECONDS, id="absurd"),
        pytest.param("Retry-After: -5", 1.0, id="negative"),
        pytest.param("Retry-After: soon", None, id="nothing readable"),
        pytest.param("X-Nothing: 1", None, id="missing"),
        pytest.param(
            # The webhook's clock is wrong, and its date refers to that clock.
            f"Date: {http_date(datetime(2020, 1, 1, tzinfo=UTC))}\r\nRetry-After: "
            + http_date(datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=30)),
            30.0,
            id="date",
        ),
        pytest.param("Retry-After: 300.5", 301.0, id="a fraction"),
        pytest.param("Retry-After: 7\r\nRetry-After: 214", 214.0, id="twice"),
        pytest.param(
            # Such a Date has no zone, and comparing it with one that has raised.
            "Date: Wed, 01 Jan 2020 00:00:00 -0000\r\nRetry-After: Wed, 01 Jan 2020 00:00:30 GMT",
            30.0,
            id="a date without a zone",
        ),
    ],
)
def test_a_requested_wait_is_read(headers: str, seconds: float | None) -> None:
    answer = attempt(reply(f"429 Slow down\r\n{headers}"))
    assert (Outcome.THROTTLED, seconds) == (answer.outcome, answer.retry_after)


def test_a_wait_is_read_from_an_error_of_the_webhook_too() -> None:
    answer = attempt(reply("503 Service Unavailable\r\nRetry-After: 0.5"))
    assert (answer.outcome, answer.retry_after) == (Outcome.FAILED, 1.0)


def test_a_webhook_that_drips_is_abandoned_after_the_time_for_one_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def drip(connection: socket.socket) -> None:
        for byte in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000:
            connection.sendall(bytes((byte,)))
            time.sleep(0.02)

    monkeypatch.setattr(sender, "CALL_SECONDS", 0.3)
    assert attempt(drip) == Answer(Outcome.FAILED, "The webhook took longer than 0.3 s.")


def test_only_the_beginning_of_a_huge_reply_is_read() -> None:
    written: list[int] = []

    def flood(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        chunk = b"x" * 65_536
        for _ in range(1000):
            connection.sendall(chunk)
            written.append(len(chunk))

    assert attempt(flood) == Answer(Outcome.ACCEPTED)
    assert sum(written) < 65_536_000


HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def stall(message: bytes) -> Serve:
    """Send the message, and keep the connection open until the other side closes it."""

    def serve(connection: socket.socket) -> None:
        connection.sendall(message)
        connection.recv(1)

    return serve


def drip(connection: socket.socket) -> None:
    connection.sendall(CHUNKED)
    while True:
        connection.sendall(b"1\r\nx\r\n")
        time.sleep(0.02)


def reset(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Content-Length: 1000\r\n\r\n")
    time.sleep(0.2)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize(
    "serve",
    [
        pytest.param(
            lambda each: each.sendall(HEAD + b"Content-Length: 1000\r\n\r\n" + b"x" * 500),
            id="breaks off",
        ),
        pytest.param(stall(HEAD + b"Content-Length: 10\r\n\r\nok"), id="is too short"),
        pytest.param(stall(HEAD + b"\r\nok"), id="has no length"),
        pytest.param(stall(HEAD + b"Content-Length: 2\r\n\r\nok, and more"), id="is too long"),
        pytest.param(stall(CHUNKED + b"zz\r\nno number"), id="has broken chunks"),
        pytest.param(stall(CHUNKED + b"5\r\nab"), id="has half a chunk"),
        pytest.param(
            stall(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip"),
            id="is no gzip",
        ),
        pytest.param(
            stall(b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok"), id="comes with a 204"
        ),
        pytest.param(stall(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3 + HEAD + b"\r\n"), id="hints"),
        pytest.param(stall(b"HTTP/1.0 200 OK\r\n\r\n"), id="is of HTTP 1.0"),
        pytest.param(drip, id="drips for ever"),
        pytest.param(reset, id="ends in a reset"),
    ],
)
def test_the_status_line_decides_whatever_the_body(
    monkeypatch: pytest.MonkeyPatch, serve: Serve
) -> None:
    monkeypatch.setattr(sender, "BODY_SECONDS", 0.3)
    answer = attempt(serve)
    assert answer == Answer(Outcome.ACCEPTED)
    assert answer.seconds < sender.CALL_SECONDS


def read_request(connection: socket.socket) -> bool:
    """Read an alert to its end; return False if the connection is closed instead."""
    received = b""
    while not received.endswith(b"}"):
        part = connection.recv(65_536)
        if not part:
            return False
        received += part
    return True


def send_twice(first: bytes) -> tuple[list[Answer], int]:
    """Send two alerts after another; return the answers and the number of connections that they took.

    The first gets these bytes, the second a good answer.
    """
    connections: list[socket.socket] = []
    good = HEAD + b"Content-Length: 0\r\n\r\n"

    def serve() -> None:
        served = 0
        with suppress(OSError):
            while served < 2:
                connection, _ = listener.accept()
                connections.append(connection)
                while served < 2 and read_request(connection):
                    connection.sendall((first, good)[served])
                    served += 1

    async def send_both(url: str) -> list[Answer]:
        async with sender.Webhook(url) as webhook:
            return [await webhook.send(key=key, body=BODY) for key in ("key-1", "key-2")]

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=serve)
        thread.start()
        answers = asyncio.run(send_both(f"http://127.0.0.1:{listener.getsockname()[1]}/notify"))
        for connection in connections:
            connection.close()
        thread.join()
    return answers, len(connections)


@pytest.mark.parametrize(
    ("first", "connections"),
    [
        pytest.param(HEAD + b"Content-Length: 2\r\n\r\nok", 1, id="complete"),
        pytest.param(CHUNKED + b"2\r\nok\r\n0\r\n\r\n", 1, id="complete chunks"),
        pytest.param(HEAD + b"Content-Length: 9\r\n\r\nok", 2, id="too short"),
        pytest.param(HEAD + b"Content-Length: 2\r\n\r\nok, and more", 2, id="too long"),
        pytest.param(
            b"HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
            2,
            id="two answers at once",
        ),
    ],
)
def test_only_a_connection_with_a_whole_answer_is_used_again(
    monkeypatch: pytest.MonkeyPatch, first: bytes, connections: int
) -> None:
    monkeypatch.setattr(sender, "BODY_SECONDS", 0.3)
    answers = [Answer(Outcome.ACCEPTED)] * 2
    assert send_twice(first) == (answers, connections)


def hang_up(_: socket.socket) -> None:
    """Close the connection without a reply."""


@pytest.mark.parametrize(
    "serve",
    [
        pytest.param(hang_up, id="closed without an answer"),
        pytest.param(reply("no status\r\n"), id="not HTTP"),
    ],
)
def test_a_broken_connection_is_a_transient_failure(serve: Serve) -> None:
    answer = attempt(serve)
    assert answer.outcome == Outcome.FAILED
    assert "The webhook could not be reached" in str(answer.error)


def test_a_refused_connection_is_a_transient_failure() -> None:
    # Nothing listens on the discard port.
    answer = asyncio.run(send_to("http://127.0.0.1:9/notify"))
    assert answer == Answer(Outcome.FAILED, "The webhook could not be reached (ConnectError).")


def test_no_proxy_is_read_from_the_environment(
    webhook: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    url = f"{str(webhook.base_url).rstrip('/')}/notify"
    assert asyncio.run(send_to(url)) == Answer(Outcome.ACCEPTED)
