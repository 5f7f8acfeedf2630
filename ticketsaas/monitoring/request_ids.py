"""Names each request, so that one name finds its log lines, its job and its notifications.

The name is the caller's own `X-Request-ID` when that is harmless, and a new UUID otherwise.
"""

import re
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.core.exceptions import SuspiciousOperation
from django.core.signals import request_finished
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ticketsaas.monitoring.request_metrics import name_method, note_request

log = structlog.get_logger(__name__)

HEADER = "X-Request-ID"
# Room for what gateways make, and nothing that could mean something in a log or a shell.
MAX_LENGTH = 128
_HARMLESS = re.compile(rf"[A-Za-z0-9._-]{{1,{MAX_LENGTH}}}", re.ASCII)
# No tenant's id is longer (`tickets/core/incoming.py`).
_MAX_TENANT_LENGTH = 512
NO_ROUTE = "unmatched"


class RequestIdMiddleware:
    """Binds the request's id to all log lines of the request, and answers with it.

    Stands first in `MIDDLEWARE`, so that every reply has one and every request has its line.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        # Sent when the last of the reply has gone, the lines of a streamed one included.
        request_finished.connect(_forget_request)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        request_id = _read_id(request)
        # A reply that nobody closed has left its name to the thread.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        response = self.get_response(request)
        response[HEADER] = request_id
        _report(request, response, seconds=time.perf_counter() - started)
        return response


def find_request_id() -> str | None:
    """The id of the request that this thread answers or whose job it runs; None elsewhere."""
    return structlog.contextvars.get_contextvars().get("request_id")


def make_request_id() -> str:
    """For work that no request asked for."""
    return str(uuid.uuid4())


def _forget_request(**_: Any) -> None:
    structlog.contextvars.clear_contextvars()


def _read_id(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if _HARMLESS.fullmatch(given) else make_request_id()


def _report(request: HttpRequest, response: HttpResponseBase, *, seconds: float) -> None:
    """One line, without anything the caller may have written into the address but the tenant."""
    match = request.resolver_match
    facts: dict[str, Any] = {
        "method": name_method(request.method),
        "route": f"/{match.route}" if match else NO_ROUTE,
        "status": response.status_code,
    }
    note_request(**facts, seconds=seconds)
    if tenant_id := _find_tenant(request):
        facts["tenant_id"] = tenant_id[:_MAX_TENANT_LENGTH]
    milliseconds = round(seconds * 1000, 1)
    log.info("request answered", action="request_answered", **facts, milliseconds=milliseconds)


def _find_tenant(request: HttpRequest) -> str | None:
    """The tenant in the path or the query; else the one the caller's key belongs to."""
    match = request.resolver_match
    if match and (named := match.kwargs.get("tenant_id")):
        return str(named)
    try:
        asked = request.GET.get("tenant_id")
    except SuspiciousOperation:
        # Too many parameters: whoever reads them refuses the request.
        asked = None
    return asked or getattr(getattr(request, "auth", None), "tenant_id", None)
