"""No value of any parameter causes a 5xx or shows anything of another tenant."""

import json
import socket
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.db import connection
from django.test import Client

from tests.support.routes import find_routes
from tests.support.two_tenants import CANARIES, OTHER, OWN, ids_of
from tests.support.types import Document
from tests.support.web_server import running_web_server
from ticketsaas.api.time_format import PATTERN as TIME_PATTERN
from ticketsaas.http.limits import MAX_API_BODY_BYTES

# No request names it; a reply that does shows the other tenant's data.
CANARY = CANARIES[OTHER]
# Percent-encoded, as a client sends them.
HOSTILE = {
    "nothing": "",
    "NUL": "%00",
    "NUL inside": "a%00b",
    "5,000 characters": "a" * 5000,
    "half a surrogate pair": "%ED%A0%80",
    "bytes that are no UTF-8": "%FF%FE",
    "a slash in too many bytes": "%C0%AF",
    "half a percent sign": "%",
    "a huge number": "9" * 40,
    "a negative number": "-1",
    "a fraction": "1.5",
    "an exponent": "1e309",
    "no number": "NaN",
    "an impossible date": "2026-02-30",
    "the year 0": "0000-01-01T00:00:00Z",
    "the year 99999": "99999-01-01T00:00:00Z",
    "an operator": "%7B%22%24gt%22%3A%22%22%7D",
    "an operator's name": "%24where",
    "a path of a field": "%24tenant_id",
    "a pattern": "%5E.*%28a%2B%29%2B%24",
    "SQL": "%27%20OR%20%271%27%3D%271%27%20--",
    "HTML": "%3Cscript%3Ealert%281%29%3C%2Fscript%3E",
    "a template": "%7B%7B7*7%7D%7D%25s%24%7Bx%7D",
    "marks for right-to-left": "%E2%80%AE%E2%80%8Fabc",
    "another folder": "..%2F..%2F..%2Fetc%2Fpasswd",
    "a header": "a%0D%0AX-Injected%3A%201",
    "a list": "%5B%22tenant-two%22%2C%22tenant-one%22%5D",
}
# Used instead of `name=value`: names and repetitions that other servers read as operators and lists.
SHAPES = {
    "an operator": "{name}[$ne]=",
    "a pattern": "{name}[$regex]=.*",
    "a list": "{name}[]=tenant-one&{name}[]=tenant-two",
    "twice": "{name}=tenant-one&{name}=tenant-two",
    "a field inside": "{name}.$gt=",
    "a look-up of Django": "{name}__gte=0",
    "a look-up past the filter": "_connector=OR&{name}=tenant-one",
    "encoded": "%24where=1&{name}=tenant-one",
    "semicolons": "{name}=tenant-one;tenant_id=tenant-two",
}
# Types of parameters that refuse most texts; the others accept any text.
TYPED = {"integer", "number", "boolean"}
# No parameter accepts these.
NO_TEXT = {
    *("NUL", "5,000 characters", "half a surrogate pair", "bytes that are no UTF-8"),
    "a slash in too many bytes",
}
# Routes for people or programs that take no parameters.
PAGES = {f"GET /{name}" for name in ("", "docs", "redoc", "openapi.json", "metrics", "admin")}
REFUSED = {400, 404}
# The body of the one address that needs one.
CORRECTION = '{"urgency": "low"}'

Values = dict[str, str]


@pytest.fixture
def good(two_tenants: None) -> Values:
    """A right value for each parameter that has to be given."""
    ids = ids_of(OWN)
    return {f"{kind}_id": ids[kind] for kind in ("tenant", "ticket", "job", "notification")} | {
        "name": "notify"
    }


@pytest.fixture
def operations(client: Client) -> list[tuple[str, str, list[Document]]]:
    """Method, address and parameters of each operation, as documented."""
    paths = client.get("/openapi.json").json()["paths"]
    return [
        (method, address, operation.get("parameters", []))
        for address, methods in paths.items()
        for method, operation in methods.items()
    ]


def send(client: Client, method: str, address: str, **headers: str) -> Any:
    """Return the reply. An exception in the server becomes the reply that a caller would get."""
    client.raise_request_exception = False
    body = CORRECTION if method.upper() == "PUT" else ""
    kind = "application/json"
    reply = client.generic(
        method.upper(), address, body, content_type=kind, headers=headers, REQUEST_URI=address
    )
    content = b"".join(reply) if reply.streaming else reply.content
    assert reply.status_code < 500, (method, address, content[:300])
    assert CANARY.encode() not in content, (method, address)
    assert "X-Injected" not in reply.headers
    return reply


def address_of(path: str, query: Values, good: Values, **changed: str) -> str:
    for name, value in (good | changed).items():
        path = path.replace(f"{{{name}}}", value)
    return path + "?" + "&".join(f"{name}={value}" for name, value in query.items())


def needed(parameters: list[Document], good: Values) -> Values:
    return {
        each["name"]: good[each["name"]]
        for each in parameters
        if each["in"] == "query" and each.get("required")
    }


def is_typed(parameter: Document) -> bool:
    schema = parameter["schema"]
    is_time = schema.get("pattern") == TIME_PATTERN
    return is_time or schema.get("type") in TYPED or bool({"enum", "format"} & schema.keys())


def test_every_route_is_documented_or_known_to_take_nothing(
    operations: list[tuple[str, str, list[Document]]],
) -> None:
    documented = {f"{method.upper()} {address}" for method, address, _ in operations}
    assert set(find_routes()) == documented | PAGES


def test_no_value_of_any_parameter_breaks_the_server_or_the_wall_between_tenants(
    client: Client, operations: list[tuple[str, str, list[Document]]], good: Values
) -> None:
    assert CANARY in client.get("/tickets?tenant_id=tenant-two").content.decode()
    sent = 0
    for method, path, parameters in operations:
        query = needed(parameters, good)
        for parameter in parameters:
            name, place = parameter["name"], parameter["in"]
            for label, value in HOSTILE.items():
                if place == "header":
                    # Headers are not decoded.
                    bare = unquote(value, "latin-1")
                    reply = send(client, method, address_of(path, query, good), **{name: bare})
                elif place == "path":
                    reply = send(client, method, address_of(path, query, good, **{name: value}))
                else:
                    reply = send(client, method, address_of(path, query | {name: value}, good))
                if label in NO_TEXT or is_typed(parameter):
                    assert reply.status_code in REFUSED, (path, name, label)
                sent += 1
    assert sent > 1000


def test_no_name_of_a_parameter_is_taken_for_an_operator_or_a_list(
    client: Client, operations: list[tuple[str, str, list[Document]]], good: Values
) -> None:
    for method, path, parameters in operations:
        for parameter in parameters:
            if parameter["in"] != "query":
                continue
            others = needed([each for each in parameters if each is not parameter], good)
            for label, shape in SHAPES.items():
                address = (
                    address_of(path, others, good) + "&" + shape.format(name=parameter["name"])
                )
                if label == "semicolons" and parameter["name"] == "tenant_id":
                    # The whole text is one odd tenant: a semicolon separates nothing.
                    assert send(client, method, address).status_code != 400
                elif label != "semicolons" or is_typed(parameter):
                    reply = send(client, method, address)
                    assert reply.status_code == 400, (address, label)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("%00", "null_characters_not_allowed"),
        ("a" * 5000, "max_length"),
        ("%FF", "not_utf8"),
        ("%ED%A0%80", "not_utf8"),
    ],
    ids=["NUL", "long", "no-utf8", "surrogate"],
)
@pytest.mark.parametrize("path", ["/tenants/{}/stats", "/tickets/{}?tenant_id=tenant-one"])
@pytest.mark.usefixtures("two_tenants")
def test_what_is_no_text_in_a_path_is_a_bad_request(
    client: Client, path: str, value: str, expected: str
) -> None:
    reply = send(client, "get", path.format(value))

    assert (reply.status_code, reply.json()["errors"][0]["code"]) == (400, expected)


@pytest.mark.usefixtures("two_tenants")
@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"[" * MAX_API_BODY_BYTES, "application/json", 202),
        (b"[" * (MAX_API_BODY_BYTES + 1), "application/json", 413),
        (b'{"tenant_id": {"$ne": ""}}', "application/json", 202),
        (b"tenant_id=tenant-two", "application/x-www-form-urlencoded", 202),
        (b"\xff\x00" * 100, "multipart/form-data; boundary=\xff", 202),
    ],
    ids=["deep", "long", "an-operator", "a-form", "no-form"],
)
def test_a_body_is_never_read_and_a_long_one_is_refused(
    client: Client, body: bytes, content_type: str, status: int
) -> None:
    reply = client.generic("POST", "/ingest/run?tenant_id=tenant-one", body, content_type)

    assert reply.status_code == status
    if status == 202:
        assert reply.json()["tenant_id"] == OWN
    else:
        assert json.loads(reply.content)["errors"][0]["code"] == "body_too_large"


def test_the_real_server_withstands_them_too(two_tenants: None) -> None:
    lines = [
        path.format(value).encode()
        for value in HOSTILE.values()
        for path in (
            "/tickets/{}?tenant_id=tenant-one",
            "/tickets?tenant_id=tenant-one&customer_id={}",
        )
    ]
    lines += [b"/tickets?tenant_id=\xff\xfe", b"/tickets/\xff?tenant_id=tenant-one"]
    lines += [
        b"/../tickets?tenant_id=tenant-one",
        b"//tenant-two",
        b"http://tenant-two/tickets?tenant_id=tenant-one",
    ]
    with running_web_server(MONGO_DB=connection.settings_dict["NAME"]) as server:
        address = urlsplit(str(server.base_url))
        for line in lines:
            head = b"GET " + line + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            with socket.create_connection((address.hostname, address.port), timeout=30) as sock:
                sock.sendall(head)
                reply = b"".join(iter(lambda sock=sock: sock.recv(65536), b""))
            assert int(reply.split(b" ", 2)[1]) < 500, (line, reply)
            assert CANARY.encode() not in reply
            assert b"\r\nX-Injected" not in reply
