"""gunicorn's threaded worker, which gives a thread only to a request that has arrived whole.

The stock worker reads requests in its threads, so as many clients as there are threads, sending a byte
a second, keep everybody else out. Here the one loop that watches all connections collects the bytes,
and closes a connection whose request takes longer than REQUEST_SECONDS.
"""

import json
import re
import selectors
import socket
import struct
import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from gunicorn.http import errors
from gunicorn.workers.gthread import TConn, ThreadWorker

from ticketsaas.http.limits import (
    MAX_ADMIN_BODY_BYTES,
    MAX_HEAD_BYTES,
    REPLY_SECONDS,
    REQUEST_SECONDS,
)

_RECEIVED_AT_ONCE = 64 * 1024
_END_OF_HEAD = b"\r\n\r\n"
_BODY_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)
_LENGTH_DIGITS = 15
_IS_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_EXPECTS_CONSENT = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)
_CONSENT = b"HTTP/1.1 100 Continue\r\n\r\n"
_ERRORS: dict[type[Exception], tuple[HTTPStatus, str]] = {
    errors.LimitRequestLine: (HTTPStatus.REQUEST_URI_TOO_LONG, "The address is too long."),
    errors.LimitRequestHeaders: (
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "The headers are too many or too long.",
    ),
    errors.ParseException: (HTTPStatus.BAD_REQUEST, "This is not a valid HTTP request."),
    Exception: (HTTPStatus.INTERNAL_SERVER_ERROR, "Server Error (500)"),
}


class WebWorker(ThreadWorker):  # type: ignore[misc]
    """What has come stands in `conn.received`; those that are waited for, in `pending_conns`."""

    def enqueue_req(self, conn: TConn) -> None:
        """Called by gunicorn for a new connection, and when something comes on one kept alive."""
        if not conn.initialized:
            _limit_sending(conn.sock)
            conn.init()
        conn.received = bytearray(conn.parser.unreader.take_buffered())
        conn.has_consent = False
        self._watch(conn, self._collect)
        self._collect(conn, conn.sock)

    def handle_request(self, req: Any, conn: TConn) -> bool:
        if not conn.came_whole:
            # Its body is refused, and nobody waits for the rest of it.
            req.force_close()
        try:
            return bool(super().handle_request(req, conn))
        except BlockingIOError as error:
            raise ConnectionResetError("The client does not take the reply.") from error

    def murder_keepalived(self, force: bool = False) -> None:
        """Close the connections that were idle too long, as gunicorn does, but none that a request has
        come on while this process stood still: its client would see a reset connection."""
        idle = self.keepalived_conns
        if idle and not force and idle[0].timeout <= time.monotonic():
            self.wait_for_and_dispatch_events(timeout=0)
        super().murder_keepalived(force)

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """As gunicorn does, but for a connection's end, which its loop would stand still for.

        The socket of a reply that broke off is closed already.
        """
        ended = not fs.cancelled() and fs.exception() is None and not fs.result()
        if self.alive and ended and conn.sock.fileno() >= 0:
            self._say_goodbye(conn)
        else:
            super().finish_request(conn, fs)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Answers in the shape of every other error, and repeats nothing that the client sent."""
        kind = next(kind for kind in _ERRORS if isinstance(exc, kind))
        if kind is Exception:
            self.log.exception("Error handling request")
        else:
            self.log.warning("Bad request from %s: %s", addr and addr[0], type(exc).__name__)
        _send_error(client, kind)

    def _collect(self, conn: TConn, _: Any) -> None:
        """Take what has come, without waiting; a request that is complete gets a thread."""
        data = _receive(conn.sock)
        conn.received += data or b""
        conn.came_whole = is_whole(conn.received)
        if conn.came_whole or is_refused(conn.received):
            self._unwatch(conn)
            conn.parser.unreader.unread(bytes(conn.received))
            super().enqueue_req(conn)
        elif data == b"":
            self._drop(conn)
        elif has_endless_head(conn.received):
            self._unwatch(conn)
            _send_error(conn.sock, errors.LimitRequestHeaders)
            self._say_goodbye(conn)
        elif not conn.has_consent and waits_for_consent(conn.received):
            conn.has_consent = True
            _send(conn.sock, _CONSENT)

    def _say_goodbye(self, conn: TConn) -> None:
        """Drop what still comes, so that the client sees the reply and not a reset connection."""
        self._watch(conn, self._discard)
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._drop(conn)

    def _discard(self, conn: TConn, _: Any) -> None:
        if _receive(conn.sock) == b"":
            self._drop(conn)

    def _watch(self, conn: TConn, on_readable: Callable[[TConn, Any], None]) -> None:
        """Have it called for what comes; after REQUEST_SECONDS gunicorn closes the connection."""
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + REQUEST_SECONDS
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(on_readable, conn))

    def _unwatch(self, conn: TConn) -> None:
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)

    def _drop(self, conn: TConn) -> None:
        self._unwatch(conn)
        self.nr_conns -= 1
        conn.close()


def is_whole(received: bytes | bytearray) -> bool:
    """Whether a request's head and body are there."""
    end = received.find(_END_OF_HEAD)
    if end < 0 or is_refused(received):
        return False
    return len(received) >= end + len(_END_OF_HEAD) + _body_length(received, end)


def is_refused(received: bytes | bytearray) -> bool:
    """Whether the head announces a body that the application refuses without reading it."""
    end = received.find(_END_OF_HEAD)
    if end < 0:
        return False
    if _body_length(received, end) > MAX_ADMIN_BODY_BYTES:
        return True
    return _IS_CHUNKED.search(received, 0, end + 2) is not None


def has_endless_head(received: bytes | bytearray) -> bool:
    return len(received) > MAX_HEAD_BYTES and _END_OF_HEAD not in received


def waits_for_consent(received: bytes | bytearray) -> bool:
    """Whether the client sends its body only when it is asked to."""
    end = received.find(_END_OF_HEAD)
    return end >= 0 and _EXPECTS_CONSENT.search(received, 0, end + 2) is not None


def _body_length(received: bytes | bytearray, end: int) -> int:
    found = _BODY_LENGTH.search(received, 0, end + 2)
    digits = found[1].lstrip(b"0") if found else b""
    # Python refuses to read numbers of thousands of digits.
    return int(digits[:_LENGTH_DIGITS] or 0)


def _limit_sending(sock: socket.socket) -> None:
    seconds = struct.pack("ll", REPLY_SECONDS, 0)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, seconds)


def _receive(sock: socket.socket) -> bytes | None:
    """What has come; None when nothing has, empty when nothing more will."""
    try:
        return sock.recv(_RECEIVED_AT_ONCE)
    except BlockingIOError:
        return None
    except OSError:
        return b""


def _send(sock: socket.socket, data: bytes) -> None:
    """Send it if the client takes it at once; it is too short to be taken in part."""
    try:
        sock.send(data, socket.MSG_DONTWAIT)
    except OSError:
        # The connection is closed next, or its patience ends.
        return


def _send_error(sock: socket.socket, kind: type[Exception]) -> None:
    status, detail = _ERRORS[kind]
    is_ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    error = {"code": "error" if is_ours else status.name.lower(), "detail": detail, "attr": None}
    shown = {"type": "server_error" if is_ours else "client_error", "errors": [error]}
    body = json.dumps(shown).encode()
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nX-Content-Type-Options: nosniff\r\n"
        "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    _send(sock, head.encode() + body)
