"""Gives each request an id, under which its log lines, its job and its notifications are found.

The id is the caller's own `X-Request-ID` if that is harmless, otherwise a new UUID.
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

from ticketsaas.monitoring.request_metrics import name_method, record_request

log = structlog.get_logger(__name__)

HEADER = "X-Request-ID"
# Fits the ids that gateways make, without characters that mean something in a log or a shell.
MAX_LENGTH = 128
_HARMLESS = re.compile(rf"[A-Za-z0-9._-]{{1,{MAX_LENGTH}}}", re.ASCII)
# No tenant's id is longer (`tickets/core/incoming.py`).
_MAX_TENANT_LENGTH = 512
NO_ROUTE = "unmatched"


class RequestIdMiddleware:
    """Middleware that adds the request's id to all its log lines and to the reply.

    It comes first in `MIDDLEWARE`, so that every reply has an id and every request a log line.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        # Sent when the whole reply has been sent, the lines of a streamed one included.
        request_finished.connect(_clear_context)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        request_id = _read_id(request)
        # A reply that nobody closed has left its id in this thread.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        response = self.get_response(request)
        response[HEADER] = request_id
        _report(request, response, seconds=time.perf_counter() - started)
        return response


def find_request_id() -> str | None:
    """Return the id of the request that this thread answers, or whose job it runs; None elsewhere."""
    return structlog.contextvars.get_contextvars().get("request_id")


def make_request_id() -> str:
    """Return a new id, also for work that no request asked for."""
    return str(uuid.uuid4())


def _clear_context(**_: Any) -> None:
    structlog.contextvars.clear_contextvars()


def _read_id(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if _HARMLESS.fullmatch(given) else make_request_id()


def _report(request: HttpRequest, response: HttpResponseBase, *, seconds: float) -> None:
    """Log one line. Of what the caller wrote into the address it contains the tenant alone."""
    match = request.resolver_match
    facts: dict[str, Any] = {
        "method": name_method(request.method),
        "route": f"/{match.route}" if match else NO_ROUTE,
        "status": response.status_code,
    }
    record_request(**facts, seconds=seconds)
    if tenant_id := _find_tenant(request):
        facts["tenant_id"] = tenant_id[:_MAX_TENANT_LENGTH]
    milliseconds = round(seconds * 1000, 1)
    log.info("request answered", action="request_answered", **facts, milliseconds=milliseconds)


def _find_tenant(request: HttpRequest) -> str | None:
    """Return the tenant in the path or the query, otherwise the tenant of the caller's key."""
    match = request.resolver_match
    if match and (named := match.kwargs.get("tenant_id")):
        return str(named)
    try:
        asked = request.GET.get("tenant_id")
    except SuspiciousOperation:
        # Too many parameters: the view that reads them refuses the request.
        asked = None
    return asked or getattr(getattr(request, "auth", None), "tenant_id", None)
