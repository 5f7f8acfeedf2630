"""Requests as they were read, replies as they were decided, and a reply's bytes on the wire."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl

JSON = "application/json"
HTML = "text/html; charset=utf-8"
MAINTENANCE_PAGE = b"<!doctype html><html><title>Maintenance</title><h1>Back soon</h1></html>"
# A body after these would be read as the next reply (RFC 9110).
BODILESS = (204, 304)
# By the first digit of a status. Clients go by the number; Python's own names change with its version.
_REASONS = {2: "OK", 3: "Redirection", 4: "Client Error", 5: "Server Error"}


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
        """Return the query parameters; the last one of a name wins."""
        return dict(parse_qsl(self.query, keep_blank_values=True))

    def json(self) -> dict[str, Any]:
        """Parse the body as a JSON object, empty if there is no body. Raises ValueError."""
        document = json.loads(self.body or b"{}")
        if not isinstance(document, dict):
            raise ValueError("the body must be a JSON object")
        return document


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer and its delivery: delayed, after an interim answer, byte by byte, or with another ending.

    `half`: the connection closes in the middle of the body; `reset`: it is reset there; `stall`: nothing
    more comes; `endless`: the body never ends; `rest`: more than the body comes; `drop` and `hang`: nothing
    comes at all.
    """

    status: int
    body: bytes
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_ms: int = 0
    drip_ms: int = 0
    early_hints: bool = False
    ending: Literal["answer", "half", "reset", "stall", "endless", "rest", "drop", "hang"] = (
        "answer"
    )


def to_json(payload: object) -> bytes:
    """Serialise as compact ASCII JSON; lone surrogates survive as escapes."""
    return json.dumps(payload, separators=(",", ":")).encode("ascii")


def json_reply(payload: object, *, status: int = 200) -> Reply:
    return Reply(status, to_json(payload))


def error_reply(status: int, *, code: str, detail: str, field: str | None = None) -> Reply:
    """Return an error: a code for machines, a sentence for people and the field concerned."""
    return json_reply({"error": code, "detail": detail, "field": field}, status=status)


def render(reply: Reply, *, date: str) -> bytes:
    """Return head and body in one piece, so that they are sent in one write."""
    has_body = reply.status not in BODILESS
    interim = ["HTTP/1.1 103 Early Hints", "Link: </style.css>", ""] if reply.early_hints else []
    head = [
        *interim,
        f"HTTP/1.1 {reply.status} {_REASONS[reply.status // 100]}",
        f"Date: {date}",
        *(f"{name}: {value}" for name, value in reply.headers.items()),
    ]
    if has_body and reply.ending == "endless":
        head += [f"Content-Type: {reply.content_type}", "Transfer-Encoding: chunked"]
        return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n"
    if has_body:
        head += [f"Content-Type: {reply.content_type}", f"Content-Length: {len(reply.body)}"]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + reply.body * has_body
