"""The real web server against clients that keep connections busy and send or take next to nothing."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.web_server import running_web_server
from ticketsaas.http.limits import MAX_ADMIN_BODY_BYTES, MAX_HEAD_BYTES

SLOW = 50
LOGIN = b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[httpx.Client]:
    """A web process. No request here needs MongoDB."""
    with running_web_server(MONGO_URL="mongodb://127.0.0.1:9/?replicaSet=rs0") as client:
        yield client


def connect(server: httpx.Client) -> socket.socket:
    address = urlsplit(str(server.base_url))
    return socket.create_connection((address.hostname, address.port), timeout=30)


def read_reply(connection: socket.socket) -> tuple[int, bytes]:
    """The status and all that comes until the server closes the connection."""
    received = b"".join(iter(lambda: connection.recv(65536), b""))
    return int(received.split(b" ", 2)[1]), received


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
        LOGIN + b"Content-Length: 1000\r\n\r\n",
        LOGIN + b"Content-Length: 100000000\r\n\r\n",
        LOGIN + b"Transfer-Encoding: chunked\r\n\r\n",
        LOGIN + b"Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n",
        b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    ],
    ids=["nothing", "head", "body", "huge-body", "chunks", "expecting", "not-closing"],
)
def test_fifty_slow_connections_keep_nobody_out(server: httpx.Client, beginning: bytes) -> None:
    # Shorter than the server's patience with them, or waiting for its end would pass too.
    limit = httpx.Timeout(5)
    with ExitStack() as stack:
        connections = [stack.enter_context(connect(server)) for _ in range(SLOW)]
        for _ in range(2):
            for connection in connections:
                connection.sendall(beginning)
            beginning = b"" if not beginning else b"a"
            answers = [server.get("/health/live", timeout=limit) for _ in range(8)]

            assert [answer.status_code for answer in answers] == [200] * 8


def test_a_request_that_comes_in_pieces_is_answered(server: httpx.Client) -> None:
    body = b"username=a&password=b"
    pieces = [LOGIN, b"Content-Length: %d\r\nConnection: clo" % len(body), b"se\r\n\r\n", body]
    with connect(server) as connection:
        for piece in pieces:
            connection.sendall(piece)
        status, _ = read_reply(connection)

    # It came as far as Django, which misses the form's token.
    assert status == 403


def test_requests_that_come_together_are_answered_one_by_one(server: httpx.Client) -> None:
    request = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
    last = request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    with connect(server) as connection:
        connection.sendall(request * 3 + last)
        _, received = read_reply(connection)

    assert received.count(b"HTTP/1.1 200 OK") == 4


def test_a_client_that_expects_100_continue_gets_it(server: httpx.Client) -> None:
    with connect(server) as connection:
        connection.sendall(LOGIN + b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")

        assert connection.recv(65536).startswith(b"HTTP/1.1 100 Continue")


@pytest.mark.parametrize(
    ("request_bytes", "status", "code"),
    [
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", 414, "request_uri_too_long"),
        (
            b"GET / HTTP/1.1\r\nX: " + b"a" * 9000 + b"\r\n\r\n",
            431,
            "request_header_fields_too_large",
        ),
        (
            b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 65 + b"\r\n",
            431,
            "request_header_fields_too_large",
        ),
        (
            b"GET / HTTP/1.1\r\nX: " + b"a" * (MAX_HEAD_BYTES + 1),
            431,
            "request_header_fields_too_large",
        ),
        (b"\x16\x03\x01 hello\r\n\r\n", 400, "bad_request"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400, "bad_request"),
        (
            b"POST /ingest/run HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
            411,
            "length_required",
        ),
        (
            b"POST /ingest/run HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4097\r\n\r\n"
            + b"a" * 4097,
            413,
            "body_too_large",
        ),
        (
            LOGIN + b"Content-Length: 4000000\r\n\r\n" + b"a" * 4_000_000,
            413,
            "body_too_large",
        ),
        (
            LOGIN + b"Content-Length: 99999999999999999999999999\r\n\r\n",
            413,
            "body_too_large",
        ),
    ],
    ids=[
        *("long-address", "long-header", "many-headers", "endless-head", "no-http"),
        *("no-length", "chunked", "long-body", "longest-body", "endless-body"),
    ],
)
def test_what_is_too_long_or_no_http_is_refused_in_the_shape_of_every_error(
    server: httpx.Client, request_bytes: bytes, status: int, code: str
) -> None:
    with connect(server) as connection:
        connection.sendall(request_bytes)
        connection.shutdown(socket.SHUT_WR)
        found, received = read_reply(connection)

    head, _, body = received.partition(b"\r\n\r\n")
    reply = httpx.Response(found, content=body)
    assert (found, reply.json()["errors"][0]["code"]) == (status, code)
    assert b"nosniff" in head
    assert b"Cache-Control: no-store" in head


def test_the_longest_form_of_the_admin_still_arrives(server: httpx.Client) -> None:
    reply = server.post("/admin/login/", content=b"a" * MAX_ADMIN_BODY_BYTES)

    assert reply.status_code == 403
