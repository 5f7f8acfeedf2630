"""The web server: waitress, which gives a thread only to a request that has arrived whole.

Its one loop collects the requests and sends the replies, so a client that sends or reads slowly costs a
connection and no thread. Several processes may share a port: the system spreads new connections over them.
"""

import math
import resource
import signal
import socket
import time
from collections.abc import Callable
from typing import Any

import structlog
from waitress import create_server, wasyncore
from waitress.server import TcpWSGIServer

from ticketsaas.http import limits
from ticketsaas.http.connection import Channel
from ticketsaas.http.listening import open_listener, url_of

# Of the ten seconds that a process has to end after SIGTERM.
DRAIN_SECONDS = 8.0
# A streamed reply waits while this much of it has not been sent: below what waitress puts into files.
_BUFFERED_BYTES = 512 * 1024
# Modules, logs, connections to MongoDB.
_SPARE_FILES = 200
_TURN_SECONDS = 1.0
# Looking at every connection costs too much to be done in each turn.
_IDLE_CHECK_SECONDS = 1.0

log = structlog.get_logger(__name__)


def serve(application: Callable[..., Any], *, host: str, port: int, reply_timeout: float) -> None:
    """Answer requests until SIGTERM or SIGINT, then finish those in progress and return.

    A client that takes nothing of its reply for `reply_timeout` seconds is cut off. For the main
    thread, where signals arrive. Raises CannotListen.
    """
    listener = _listen(host, port, reply_timeout=reply_timeout)
    server = _create_server(application, listener)
    is_stopping = False

    def stop(*_: Any) -> None:
        nonlocal is_stopping
        is_stopping = True
        server.pull_trigger()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    address = url_of(*listener.getsockname()[:2])
    log.info("web server started", action="web_server_started", address=address)
    last_check = 0.0
    while not is_stopping:
        now = time.time()
        _take_turn(server)
        if now - last_check >= _IDLE_CHECK_SECONDS:
            # Closes what was idle for too long before the turn, which has taken what came meanwhile.
            # waitress would close first: a process that had stood still would cut off clients whose
            # request is waiting.
            server.maintenance(now)
            last_check = now
    _drain(server)


def _listen(host: str, port: int, *, reply_timeout: float) -> socket.socket:
    listener = open_listener(host, port)
    # The connections inherit it. waitress itself waits for ever while a thread still writes a reply.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(reply_timeout * 1000))
    return listener


def _create_server(application: Callable[..., Any], listener: socket.socket) -> TcpWSGIServer:
    server = create_server(
        application,
        sockets=[listener],
        threads=limits.THREADS,
        channel_timeout=limits.IDLE_SECONDS,
        connection_limit=_make_room_for_connections(),
        max_request_header_size=limits.MAX_HEAD_BYTES,
        # waitress refuses a body of this length.
        max_request_body_size=limits.MAX_ADMIN_BODY_BYTES + 1,
        outbuf_high_watermark=_BUFFERED_BYTES,
        # `ForwardedMiddleware` does that: waitress trusts one address, or all.
        clear_untrusted_proxy_headers=False,
        # `select` knows no more than 1,024 files.
        asyncore_use_poll=True,
        # A client that goes away is nothing to log.
        log_socket_errors=False,
        ident=None,
    )
    server.channel_class = Channel
    # `serve` calls `maintenance` itself.
    server.next_channel_cleanup = math.inf
    return server


def _make_room_for_connections() -> int:
    """Raise this process's limit of open files as far as it may, and return how many connections fit.

    A connection takes a second file while a static file or a long reply is sent on it.
    """
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = 2 * limits.MAX_CONNECTIONS + _SPARE_FILES
    if most != resource.RLIM_INFINITY:
        files = min(files, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, most))
    return (files - _SPARE_FILES) // 2


def _take_turn(server: TcpWSGIServer, *, seconds: float = _TURN_SECONDS) -> None:
    """Handle what comes next on any connection, or wait for `seconds`."""
    wasyncore.loop(timeout=seconds, use_poll=True, map=server._map, count=1)


def _drain(server: TcpWSGIServer) -> None:
    """Take no further requests, and send the replies in progress, for DRAIN_SECONDS at most."""
    server.del_channel()
    server.socket.close()
    deadline = time.monotonic() + DRAIN_SECONDS
    while server.active_channels and time.monotonic() < deadline:
        for channel in server.active_channels.values():
            if not channel.requests and not channel.total_outbufs_len:
                channel.will_close = True
        _take_turn(server, seconds=0.1)
