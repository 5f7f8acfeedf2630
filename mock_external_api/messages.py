"""What goes over the wire: a request as read, a reply as decided, and the reply's bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal
from urllib.parse import parse_qsl

JSON = "application/json"
HTML = "text/html; charset=utf-8"
MAINTENANCE_PAGE = b"<!doctype html><html><title>Maintenance</title><h1>Back soon</h1></html>"
# A body after these would be read as the next reply (RFC 9110).
BODILESS = (204, 304)


@dataclass(frozen=True, slots=True)
class Request:
    """One call. `path` is still percent-encoded."""

    method: str
    path: str
    query: str
    body: bytes
    idempotency_key: str | None

    @property
    def parameters(self) -> dict[str, str]:
        """Query parameters; the last one wins when a name comes twice."""
        return dict(parse_qsl(self.query, keep_blank_values=True))

    def json(self) -> dict[str, Any]:
        """The body as a JSON object, empty when there is no body; raises ValueError otherwise."""
        document = json.loads(self.body or b"{}")
        if not isinstance(document, dict):
            raise ValueError("the body must be a JSON object")
        return document


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer and how it is delivered: after a delay or an interim answer, byte by byte, without
    the second half of its body, or not at all."""

    status: int
    body: bytes
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_ms: int = 0
    drip_ms: int = 0
    early_hints: bool = False
    ending: Literal["answer", "half", "drop", "hang"] = "answer"


def to_json(payload: object) -> bytes:
    """Compact ASCII JSON; lone surrogates survive as escapes."""
    return json.dumps(payload, separators=(",", ":")).encode("ascii")


def json_reply(payload: object, *, status: int = 200) -> Reply:
    return Reply(status, to_json(payload))


def error_reply(status: int, *, code: str, detail: str, field: str | None = None) -> Reply:
    """The one shape of an error: a code for machines, a sentence for people, the field at fault."""
    return json_reply({"error": code, "detail": detail, "field": field}, status=status)


def render(reply: Reply, *, date: str) -> bytes:
    """Head and body in one piece, so that they leave in one write."""
    has_body = reply.status not in BODILESS
    interim = ["HTTP/1.1 103 Early Hints", "Link: </style.css>", ""] if reply.early_hints else []
    head = [
        *interim,
        f"HTTP/1.1 {reply.status} {_phrase(reply.status)}",
        f"Date: {date}",
        *(f"{name}: {value}" for name, value in reply.headers.items()),
    ]
    if has_body:
        head += [f"Content-Type: {reply.content_type}", f"Content-Length: {len(reply.body)}"]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + reply.body * has_body


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Unknown"
