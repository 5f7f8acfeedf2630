"""A connection kept alive is closed where nothing comes on it, and nowhere else."""

import http.client
import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.web_server import running_web_server

KEEP_ALIVE_SECONDS = 1
NO_MONGODB = "mongodb://127.0.0.1:9/?replicaSet=rs0"


@pytest.fixture(scope="module")
def pid_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server writes the number of its process."""
    return tmp_path_factory.mktemp("server") / "pid"


@pytest.fixture(scope="module")
def server(pid_file: Path) -> Iterator[httpx.Client]:
    """One worker, which closes what is idle for a second."""
    options = ("--workers", "1", "--keep-alive", str(KEEP_ALIVE_SECONDS), "--pid", str(pid_file))
    with running_web_server(*options, MONGO_URL=NO_MONGODB) as client:
        yield client


def test_a_request_sent_while_the_worker_stood_still_is_answered(
    server: httpx.Client, pid_file: Path
) -> None:
    """As on a machine that is overcommitted: 50 readers got 325 resets in 40 s of such pauses."""
    pid = pid_file.read_text().strip()
    (worker,) = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    with ExitStack() as stack:
        connections = [stack.enter_context(connect(server)) for _ in range(20)]
        assert {ask(connection) for connection in connections} == {200}
        os.kill(worker, signal.SIGSTOP)
        try:
            for connection in connections:
                connection.request("GET", "/health/live")
            time.sleep(2 * KEEP_ALIVE_SECONDS)
        finally:
            os.kill(worker, signal.SIGCONT)
        assert {read(connection) for connection in connections} == {200}


def test_an_idle_connection_is_closed(server: httpx.Client) -> None:
    with connect(server) as connection:
        assert ask(connection) == 200
        connection.sock.settimeout(10 * KEEP_ALIVE_SECONDS)
        assert connection.sock.recv(1) == b""


def connect(server: httpx.Client) -> closing[http.client.HTTPConnection]:
    """The standard library's client, which sends a request once and no more."""
    return closing(http.client.HTTPConnection(urlsplit(str(server.base_url)).netloc, timeout=30))


def ask(connection: http.client.HTTPConnection) -> int:
    connection.request("GET", "/health/live")
    return read(connection)


def read(connection: http.client.HTTPConnection) -> int:
    reply = connection.getresponse()
    reply.read()
    return reply.status
