"""POST /notify: accepts alerts, logs each with its answer, and fails them as faults demand."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from mock_external_api.faults.too_many_requests import refuse
from mock_external_api.feed.journal import LoggedNotification
from mock_external_api.feed.tickets import format_time
from mock_external_api.http.listing import pack
from mock_external_api.messages import (
    HTML,
    MAINTENANCE_PAGE,
    Reply,
    Request,
    error_reply,
    json_reply,
)
from mock_external_api.upstream import Upstream

FIELDS = ("ticket_id", "tenant_id", "urgency", "reason")
# Much more than a client needs to read, and small enough for a few of them at once.
HUGE_BYTES = 32 << 20


class BadAlert(ValueError):
    """A body that is not an alert; `field` names what is missing or wrong if it is one field."""

    def __init__(self, detail: str, *, field: str | None = None) -> None:
        super().__init__(detail)
        self.field = field


def answer_notify(upstream: Upstream, request: Request) -> Reply:
    """Answer 400 to a bad alert, otherwise what the faults decide; log every request."""
    try:
        alert = parse_alert(request)
    except BadAlert as error:
        reply = error_reply(400, code="invalid_alert", detail=str(error), field=error.field)
        _log(upstream, request, alert={}, attempt=0, reply=reply)
        return reply
    key = (alert["tenant_id"], alert["ticket_id"])
    upstream.counts.attempts[key] += 1
    attempt = upstream.counts.attempts[key]
    faults = upstream.faults
    reply = _change_body(_decide(upstream, attempt=attempt), body=faults.notify_body)
    _log(upstream, request, alert=alert, attempt=attempt, reply=reply)
    waited_ms = upstream.queue_notification(faults.notify_serial_ms)
    delay_ms = upstream.options.notify_delay_ms + faults.notify_slow_ms + waited_ms
    return replace(reply, delay_ms=delay_ms, drip_ms=faults.notify_byte_drip)


def parse_alert(request: Request) -> dict[str, Any]:
    """Return the body if every field of an alert is a text. Raises BadAlert."""
    try:
        body = request.json()
    except ValueError as error:
        raise BadAlert(f"the body is no JSON object: {error}") from None
    for name in FIELDS:
        if not isinstance(body.get(name), str):
            raise BadAlert(f"{name} must be a text", field=name)
    return body


def _decide(upstream: Upstream, *, attempt: int) -> Reply:
    faults = upstream.faults
    if faults.notify_429_within_ms and not upstream.accept_after(faults.notify_429_within_ms):
        return refuse(
            wait_seconds=1, form=faults.retry_after, turn=attempt - 1, now=datetime.now(UTC)
        )
    if faults.notify_dead:
        return _fail(faults.notify_dead)
    if faults.notify_429:
        return refuse(
            wait_seconds=faults.notify_429,
            form=faults.retry_after,
            turn=attempt - 1,
            now=datetime.now(UTC),
        )
    if faults.notify_redirect:
        return replace(_fail(307), headers={"Location": faults.notify_redirect})
    if attempt <= faults.notify_flaky:
        return _fail(503)
    if attempt - faults.notify_flaky <= faults.notify_drop_after_accept:
        return Reply(200, b"", ending="drop")
    status = faults.notify_status or 200
    return json_reply({"status": "accepted"}, status=status) if status < 300 else _fail(status)


def _fail(status: int) -> Reply:
    return error_reply(status, code="notify_fault", detail="switched on by a fault")


def _change_body(reply: Reply, *, body: str) -> Reply:
    match body:
        case "html":
            return replace(reply, body=MAINTENANCE_PAGE, content_type=HTML)
        case "huge":
            return replace(reply, body=b" " * HUGE_BYTES)
        case "packed":
            return replace(
                reply, body=_bomb(), headers={**reply.headers, "Content-Encoding": "gzip"}
            )
        case "half" | "reset" | "stall" | "endless" | "rest":
            return replace(reply, ending=body)
        case _:
            return reply


@cache
def _bomb() -> bytes:
    return pack(b" " * HUGE_BYTES, times=1)


def _log(
    upstream: Upstream, request: Request, *, alert: dict[str, Any], attempt: int, reply: Reply
) -> None:
    upstream.journal.notifications.append(
        LoggedNotification(
            tenant_id=alert.get("tenant_id"),
            ticket_id=alert.get("ticket_id"),
            attempt=attempt,
            idempotency_key=request.idempotency_key,
            body=alert or request.body.decode(errors="replace"),
            received_at=format_time(datetime.now(UTC)),
            status=None if reply.ending == "drop" else reply.status,
            accepted=200 <= reply.status < 300,
        )
    )
