"""HTTP/1.1 server: reads a request, routes it, and delivers the reply as the reply demands."""

import os
import socket
import struct
import sys
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any

from mock_external_api.http.control import answer_control
from mock_external_api.http.external import answer_external
from mock_external_api.http.notify import answer_notify
from mock_external_api.messages import Reply, Request, error_reply, json_reply, render
from mock_external_api.upstream import Upstream

# More than any mutation needs; a larger body is refused unread.
MOST_BODY_BYTES = 64 << 20
# Looks like another answer to those who read on.
_REST = b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"
_BEFORE_RESET_SECONDS = 0.2
_BETWEEN_CHUNKS_SECONDS = 0.05


class MockServer(ThreadingTCPServer):
    """A server with a thread per connection, none of which keeps the process alive."""

    allow_reuse_address = True
    daemon_threads = True
    # Load tests open many connections at once; five, the default, makes the kernel refuse some.
    request_queue_size = 256

    def __init__(self, address: tuple[str, int], upstream: Upstream) -> None:
        self.upstream = upstream
        super().__init__(address, Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore clients that hang up; print the traceback of anything else, which is a bug."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: MockServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    error_content_type = "application/json"
    error_message_format = '{"error":"bad_request","detail":"%(message)s","field":null}'

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: GET /control/calls lists every call."""

    def _serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or "Transfer-Encoding" in self.headers:
            return self._refuse(411, "send the body with a Content-Length")
        if int(length) > MOST_BODY_BYTES:
            return self._refuse(413, f"a body may have {MOST_BODY_BYTES} bytes")
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(length))
        key = self.headers.get("Idempotency-Key")
        upstream = self.server.upstream
        with upstream.lock:
            reply = answer(upstream, Request(self.command, path, query, body, key))
            released = upstream.released
        if reply.ending == "hang":
            released.wait()
        time.sleep(reply.delay_ms / 1000)
        self._deliver(reply)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve

    def _refuse(self, status: int, detail: str) -> None:
        """Answer without reading the body, after which the connection cannot be used again."""
        self.close_connection = True
        self._deliver(error_reply(status, code="bad_request", detail=detail))

    def _deliver(self, reply: Reply) -> None:
        self.close_connection |= reply.ending not in ("answer", "rest")
        if reply.ending in ("drop", "hang"):
            return
        message = render(reply, date=formatdate(usegmt=True))
        if reply.ending in ("half", "reset", "stall"):
            message = message[: len(message) - len(reply.body) // 2]
        if reply.ending == "rest":
            message += _REST
        if not reply.drip_ms:
            self.wfile.write(message)
        for byte in message if reply.drip_ms else b"":
            self.wfile.write(bytes((byte,)))
            time.sleep(reply.drip_ms / 1000)
        self._end(reply)

    def _end(self, reply: Reply) -> None:
        """Do what follows the bytes of the answer."""
        match reply.ending:
            case "reset":
                # Not at once: it would take away what the client has not read yet.
                time.sleep(_BEFORE_RESET_SECONDS)
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                # The server would shut the connection down in order first.
                os.close(self.connection.detach())
            case "stall":
                self.rfile.read(1)
            case "endless":
                while True:
                    self.wfile.write(b"1\r\n \r\n")
                    time.sleep(_BETWEEN_CHUNKS_SECONDS)


def answer(upstream: Upstream, request: Request) -> Reply:
    """Return the reply to a request; the caller holds the lock."""
    if request.path.startswith("/external/"):
        return answer_external(upstream, request)
    if request.path.startswith("/control/"):
        return answer_control(upstream, request)
    if (request.method, request.path) == ("POST", "/notify"):
        return answer_notify(upstream, request)
    if (request.method, request.path) == ("GET", "/health"):
        return json_reply({"status": "ok"})
    return error_reply(404, code="not_found", detail=f"no {request.method} {request.path} here")
