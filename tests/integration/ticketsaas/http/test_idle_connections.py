"""A connection kept alive is closed where nothing comes on it, and nowhere else."""

import http.client
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from tests.support.web_server import serving

IDLE_SECONDS = 1
IMPATIENT = f"from ticketsaas.http import limits; limits.IDLE_SECONDS = {IDLE_SECONDS}"
COMMAND = (sys.executable, "-c", f"{IMPATIENT}; import manage; manage.main()", "serve")
NO_MONGODB = "mongodb://127.0.0.1:9/?replicaSet=rs0"


@dataclass(frozen=True)
class Server:
    pid: int
    address: str


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A web process that closes what is idle for a second."""
    with serving(*COMMAND, "--port", "0", MONGO_URL=NO_MONGODB) as (process, url):
        yield Server(pid=process.pid, address=urlsplit(url).netloc)


def test_a_request_sent_while_the_process_stood_still_is_answered(server: Server) -> None:
    """As on a machine that is overcommitted: 50 readers got 325 resets in 40 s of such pauses."""
    with ExitStack() as stack:
        connections = [stack.enter_context(connect(server)) for _ in range(20)]
        assert {ask(connection) for connection in connections} == {200}
        os.kill(server.pid, signal.SIGSTOP)
        try:
            for connection in connections:
                connection.request("GET", "/health/live")
            time.sleep(2 * IDLE_SECONDS)
        finally:
            os.kill(server.pid, signal.SIGCONT)
        assert {read(connection) for connection in connections} == {200}


def test_an_idle_connection_is_closed(server: Server) -> None:
    with connect(server) as connection:
        assert ask(connection) == 200
        connection.sock.settimeout(10 * IDLE_SECONDS)
        assert connection.sock.recv(1) == b""


def connect(server: Server) -> closing[http.client.HTTPConnection]:
    """The standard library's client, which sends a request once and no more."""
    return closing(http.client.HTTPConnection(server.address, timeout=30))


def ask(connection: http.client.HTTPConnection) -> int:
    connection.request("GET", "/health/live")
    return read(connection)


def read(connection: http.client.HTTPConnection) -> int:
    reply = connection.getresponse()
    reply.read()
    return reply.status
