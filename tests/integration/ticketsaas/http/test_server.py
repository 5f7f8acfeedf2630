"""The web process as its supervisor sees it: a shared port, an orderly end, replies without a body."""

import signal
import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.web_server import COMMAND, running_web_server, serving

NO_MONGODB = "mongodb://127.0.0.1:9/?replicaSet=rs0"


def connect(url: str) -> socket.socket:
    address = urlsplit(url)
    return socket.create_connection((address.hostname, address.port), timeout=30)


def test_two_processes_share_a_port_and_one_goes_on_when_the_other_ends() -> None:
    with serving(*COMMAND, "0", MONGO_URL=NO_MONGODB) as (first, url):
        port = url.rpartition(":")[2]
        with serving(*COMMAND, port, MONGO_URL=NO_MONGODB):
            first.send_signal(signal.SIGTERM)
            assert first.wait(10) == 0
            for _ in range(20):
                assert httpx.get(f"{url}/health/live", trust_env=False).status_code == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_answer_in_progress_is_finished_and_idle_connections_end_at_once(
    number: signal.Signals,
) -> None:
    with ExitStack() as stack:
        # A MongoDB that takes connections and says nothing, so that `/health` takes seconds.
        silent = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        mongo_url = f"mongodb://127.0.0.1:{silent.getsockname()[1]}"
        process, url = stack.enter_context(serving(*COMMAND, "0", MONGO_URL=mongo_url))
        idle, waiting = (stack.enter_context(connect(url)) for _ in range(2))
        waiting.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        asked, _ = silent.accept()
        stack.enter_context(asked)
        process.send_signal(number)

        assert idle.recv(1) == b""
        assert waiting.recv(65536).startswith(b"HTTP/1.1 503")
        assert process.wait(10) == 0
        with pytest.raises(ConnectionRefusedError):
            connect(url)


def test_an_answer_to_head_has_no_body_and_the_connection_goes_on() -> None:
    with running_web_server(MONGO_URL=NO_MONGODB) as server, connect(str(server.base_url)) as sock:
        sock.sendall(
            b"HEAD /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
            b"GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        received = b"".join(iter(lambda: sock.recv(65536), b""))

    head, _, rest = received.partition(b"\r\n\r\n")
    assert b"\r\nContent-Length: 15" in head
    assert rest.startswith(b"HTTP/1.1 404 ")
