"""Every error has the same JSON shape, wherever it comes from; the admin keeps its pages."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from pymongo.errors import AutoReconnect
from rest_framework.decorators import api_view
from rest_framework.request import Request

from ticketsaas.api.errors import JsonErrorsMiddleware
from ticketsaas.urls import urlpatterns as real_urlpatterns


def crash(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret")


def lose_mongodb(request: HttpRequest) -> HttpResponse:
    raise AutoReconnect("mongodb://user:secret@host")


@api_view(["GET"])
def crash_in_the_api(request: Request) -> Any:
    raise RuntimeError("a secret")


@api_view(["GET"])
def lose_mongodb_in_the_api(request: Request) -> Any:
    raise AutoReconnect("mongodb://user:secret@host")


urlpatterns = [
    path("crash", crash),
    path("lose-mongodb", lose_mongodb),
    path("api/crash", crash_in_the_api),
    path("api/lose-mongodb", lose_mongodb_in_the_api),
    *real_urlpatterns,
]


@pytest.fixture(params=[True, False], ids=["debug", "no debug"], autouse=True)
def debug(request: pytest.FixtureRequest) -> Iterator[None]:
    with override_settings(
        DEBUG=request.param, ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"]
    ):
        yield


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("get", "/nothing", 404, "not_found"),
        ("get", "/tickets/", 404, "not_found"),
        ("get", "/tickets/a/b", 404, "not_found"),
        ("get", "/static/nothing.js", 404, "not_found"),
        ("post", "/tickets", 405, "method_not_allowed"),
        ("get", "/ingest/run", 405, "method_not_allowed"),
        ("put", "/docs", 405, "method_not_allowed"),
        ("get", "/tickets", 400, "required"),
        ("get", "/crash", 500, "error"),
        ("get", "/api/crash", 500, "error"),
        ("get", "/lose-mongodb", 503, "mongodb_away"),
        ("get", "/api/lose-mongodb", 503, "mongodb_away"),
    ],
)
def test_every_error_is_the_same_json(
    client: Client, method: str, address: str, status: int, code: str
) -> None:
    reply = getattr(client, method)(address)

    body = reply.json()
    assert (reply.status_code, reply["Content-Type"]) == (status, "application/json")
    assert body.keys() == {"type", "errors", "request_id"}
    assert body["request_id"] == reply["X-Request-ID"]
    assert [error.keys() for error in body["errors"]] == [{"code", "detail", "attr"}]
    assert body["errors"][0]["code"] == code
    assert "secret" not in reply.content.decode()


def test_a_wrong_host_name_is_refused_in_json(client: Client) -> None:
    reply = client.get("/tickets?tenant_id=acme", headers={"host": "evil.example"})

    assert (reply.status_code, reply["Content-Type"]) == (400, "application/json")
    assert reply.json()["errors"][0]["code"] == "bad_request"


@pytest.mark.parametrize("address", ["/lose-mongodb", "/api/lose-mongodb"])
def test_when_mongodb_is_away_the_reply_says_when_to_come_back(
    client: Client, address: str
) -> None:
    assert client.get(address)["Retry-After"] == "5"


def test_an_unwanted_media_type_is_refused_in_json(client: Client) -> None:
    reply = client.get("/tickets?tenant_id=acme", headers={"accept": "application/xml"})

    assert (reply.status_code, reply["Content-Type"]) == (406, "application/json")


def test_format_is_an_unknown_parameter_of_what_is_no_list(client: Client) -> None:
    reply = client.get("/rate-limit/status?format=xml")

    error = reply.json()["errors"][0]
    assert (reply.status_code, error["attr"], error["code"]) == (400, "format", "unknown")


def test_the_admin_keeps_its_own_pages(client: Client) -> None:
    assert client.get("/admin/nothing")["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("status", "code", "detail"),
    [
        (413, "body_too_large", "The body is too long."),
        (416, "client_error", "The request can't be answered."),
    ],
)
def test_what_clients_read_does_not_depend_on_the_version_of_python(
    status: int, code: str, detail: str
) -> None:
    middleware = JsonErrorsMiddleware(lambda _: HttpResponse(status=status))

    reply = middleware(RequestFactory().get("/"))

    assert reply.status_code == status
    assert json.loads(reply.content)["errors"] == [{"code": code, "detail": detail, "attr": None}]
