"""Connections of the web server: waitress's, with our limits, errors in our shape and no body with HEAD."""

import json
import socket
import time
from http import HTTPStatus

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import Error

from ticketsaas.http.limits import (
    MAX_ADMIN_BODY_BYTES,
    MAX_HEADER_BYTES,
    MAX_HEADERS,
    MAX_LINE_BYTES,
)

# The reason, the code and the detail of each error that is found before Django sees the request. Clients
# read them, so they are not taken from HTTPStatus: Python 3.13 renamed four of its names.
_ERRORS: dict[int, tuple[str, str, str]] = {
    HTTPStatus.BAD_REQUEST: ("Bad Request", "bad_request", "This is not a valid HTTP request."),
    HTTPStatus.LENGTH_REQUIRED: (
        "Length Required",
        "length_required",
        "Send the body with a Content-Length, or none: the API takes no bodies.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "Content Too Large",
        "body_too_large",
        f"The body may have {MAX_ADMIN_BODY_BYTES:,} bytes at most.",
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: (
        "URI Too Long",
        "request_uri_too_long",
        "The address is too long.",
    ),
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: (
        "Request Header Fields Too Large",
        "request_header_fields_too_large",
        "The headers are too many or too long.",
    ),
}
_SERVER_ERROR = ("Internal Server Error", "error", "Server Error (500)")


class _Refusal(Error):  # type: ignore[misc]
    """An error as the client sees it; it repeats nothing that the client sent."""

    def __init__(self, status: int) -> None:
        self.code = status

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        reason, code, detail = _ERRORS.get(self.code, _SERVER_ERROR)
        kind = "client_error" if self.code in _ERRORS else "server_error"
        error = {"code": code, "detail": detail, "attr": None}
        headers = [
            ("Content-Type", "application/json"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ]
        body = json.dumps({"type": kind, "errors": [error]}).encode()
        return f"{self.code:d} {reason}", headers, body


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if status := _find_excess(header_plus):
            self._refuse(status)
        elif self.chunked:
            self._refuse(HTTPStatus.LENGTH_REQUIRED)

    def _refuse(self, status: HTTPStatus) -> None:
        self.error = _Refusal(status)
        self.completed = True


class _Task(WSGITask):  # type: ignore[misc]
    """Sends no body with HEAD: Django leaves that to its server, and waitress to the application."""

    def write(self, data: bytes) -> None:
        if self.request.command != "HEAD":
            super().write(data)
        else:
            super().write(b"")
            self.chunked_response = False


class _ErrorTask(ErrorTask):  # type: ignore[misc]
    def execute(self) -> None:
        self.request.error = _Refusal(self.request.error.code)
        self.channel.refused_at = time.time()
        super().execute()


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection; after a refusal it is kept until the client has stopped sending.

    Closing it with bytes unread would reset it, and the client would often lose the reply.
    """

    parser_class = _Parser
    task_class = _Task
    error_task_class = _ErrorTask
    refused_at: float | None = None
    is_lingering = False

    def handle_close(self) -> None:
        if self.refused_at is None or self.is_lingering:
            super().handle_close()
        else:
            self.is_lingering = True
            self.will_close = False
            self.socket.shutdown(socket.SHUT_WR)

    def received(self, data: bytes) -> bool:
        """Drop what comes after a refusal, which does not count as activity."""
        if self.is_lingering:
            self.last_activity = self.refused_at
            return False
        return bool(super().received(data))


def _find_excess(head: bytes) -> HTTPStatus | None:
    line, *headers = head.rstrip(b"\r\n").split(b"\r\n")
    if len(line) > MAX_LINE_BYTES:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    if len(headers) > MAX_HEADERS or any(len(header) > MAX_HEADER_BYTES for header in headers):
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return None
