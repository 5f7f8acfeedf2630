"""Every reply has the id of its request, and every request one line in the log."""

from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path

from ticketsaas.monitoring.request_ids import find_request_id
from ticketsaas.urls import urlpatterns as real_urlpatterns

UUID_LENGTH = 36


def stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(str(find_request_id()) for _ in range(2))


def crash(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret")


urlpatterns = [path("stream", stream), path("crash", crash), *real_urlpatterns]

pytestmark = pytest.mark.usefixtures("_urls")


@pytest.fixture
def _urls() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"]):
        yield


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def lines() -> Iterator[list[Any]]:
    """What is logged meanwhile, with the names that are bound."""
    with structlog.testing.capture_logs([structlog.contextvars.merge_contextvars]) as logs:
        yield logs


@pytest.mark.parametrize(
    ("address", "status"),
    [("/health/live", 200), ("/docs", 200), ("/nothing", 404), ("/tickets", 400), ("/crash", 500)],
)
def test_every_reply_has_the_callers_id(
    client: Client, lines: list[Any], address: str, status: int
) -> None:
    reply = client.get(address, headers={"X-Request-ID": "story-1.a_B"})
    assert (reply.status_code, reply["X-Request-ID"]) == (status, "story-1.a_B")
    (line,) = [line for line in lines if line["action"] == "request_answered"]
    assert (line["request_id"], line["status"], line["method"]) == ("story-1.a_B", status, "GET")


def test_a_refused_host_gets_an_id_too(client: Client) -> None:
    headers = {"host": "evil.example", "X-Request-ID": "r1"}
    reply = client.get("/rate-limit/status", headers=headers)
    assert (
        reply.status_code,
        reply["X-Request-ID"],
        reply.json()["request_id"],
    ) == (400, "r1", "r1")


FORGED = {
    "none": "",
    "a blank": "a b",
    "a line break": "a\nforged line",
    "a return": "a\rforged line",
    "at its end": "abc\n",
    "another script": "\u0430\u0431",
    "markup": "<b>",
    "too long": "a" * 129,
}


@pytest.mark.parametrize("given", FORGED.values(), ids=FORGED)
def test_a_harmful_id_is_replaced(client: Client, given: str) -> None:
    name = client.get("/health/live", headers={"X-Request-ID": given})["X-Request-ID"]
    assert len(name) == UUID_LENGTH


def test_the_longest_id_is_kept(client: Client) -> None:
    reply = client.get("/health/live", headers={"X-Request-ID": "a" * 128})
    assert reply["X-Request-ID"] == "a" * 128


def test_a_streamed_reply_keeps_its_id_until_its_last_line(client: Client) -> None:
    reply = client.get("/stream", headers={"X-Request-ID": "r1"})
    assert (reply["X-Request-ID"], reply.getvalue()) == ("r1", b"r1r1")
    assert None is find_request_id()


def test_the_id_ends_with_the_request(client: Client) -> None:
    client.get("/health/live", headers={"X-Request-ID": "r1"})
    assert None is find_request_id()


@pytest.mark.usefixtures("mongo")
def test_a_line_has_the_route_and_the_tenant_and_nothing_else_of_the_address(
    client: Client, lines: list[Any]
) -> None:
    client.get("/tickets/T-17?tenant_id=acme&secret=hunter2")
    client.get("/ingest/lock/globex")
    client.get("/no/such%0Aroute?tenant_id=acme")
    answered = [line for line in lines if line["action"] == "request_answered"]
    assert [(line["route"], line["tenant_id"]) for line in answered] == [
        ("/tickets/<segment:ticket_id>", "acme"),
        ("/ingest/lock/<segment:tenant_id>", "globex"),
        ("unmatched", "acme"),
    ]
    assert "hunter2" not in repr(lines)
    assert "T-17" not in repr(lines)
    assert "such" not in repr(lines)


def test_an_endless_tenant_and_too_many_parameters_still_have_a_line(
    client: Client, lines: list[Any]
) -> None:
    many = "&".join(f"p{number}=1" for number in range(1001))
    assert client.get(f"/tickets?tenant_id={'a' * 5000}").status_code == 400
    assert client.get(f"/tickets?{many}").status_code == 400
    first, second = [line for line in lines if line["action"] == "request_answered"]
    assert len(first["tenant_id"]) == 512
    assert "tenant_id" not in second
