"""Whose word about a client's address and about HTTPS is believed."""

from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from structlog.testing import capture_logs

from ticketsaas.http import forwarded
from ticketsaas.http.forwarded import ForwardedMiddleware, find_client

PROXY = "10.0.0.1"
STRANGER = "203.0.113.9"
TRUSTED = (ip_network("10.0.0.0/24"), ip_network("2001:db8:1::/64"))


@pytest.mark.parametrize(
    ("forwarded_for", "expected"),
    [
        pytest.param("198.51.100.1", "198.51.100.1", id="the proxy's word"),
        pytest.param("1.1.1.1, 198.51.100.1", "198.51.100.1", id="not the client's own"),
        pytest.param("1.1.1.1, 198.51.100.1, 10.0.0.2", "198.51.100.1", id="two proxies"),
        pytest.param("198.51.100.1,2001:db8:1::5", "198.51.100.1", id="a proxy with IPv6"),
        pytest.param("10.0.0.3, 10.0.0.2", "10.0.0.3", id="a proxy itself is the client"),
        pytest.param("198.51.100.1:5050", "198.51.100.1", id="with a port"),
        pytest.param("[2001:db8:7::1]:5050", "2001:db8:7::1", id="IPv6 with a port"),
        pytest.param("2001:db8:7::1", "2001:db8:7::1", id="IPv6"),
        pytest.param("fe80::1%eth0", "fe80::1", id="a zone"),
        pytest.param("::ffff:198.51.100.1", "198.51.100.1", id="IPv4 as IPv6"),
        pytest.param("1.1.1.1, ::ffff:10.0.0.2", "1.1.1.1", id="a proxy's IPv4 as IPv6"),
        pytest.param("", PROXY, id="nothing"),
        pytest.param("nonsense", PROXY, id="nonsense"),
        pytest.param("1.1.1.1, unknown, 10.0.0.2", "10.0.0.2", id="nonsense before a proxy"),
        pytest.param("1.1.1.1,,", PROXY, id="nothing between commas"),
        pytest.param("10.0.0.2," * 10_000 + "10.0.0.3", "10.0.0.2", id="a header without end"),
    ],
)
def test_the_client_is_the_first_from_the_right_that_is_no_trusted_proxy(
    forwarded_for: str, expected: str
) -> None:
    found = find_client(ip_address(PROXY), forwarded_for=forwarded_for, trusted=TRUSTED)
    assert str(found) == expected


def receive(remote: str, **headers: str) -> HttpRequest:
    """Return the request as everything after the middleware sees it."""
    received: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        received.append(request)
        return HttpResponse()

    sent = RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote)
    ForwardedMiddleware(answer)(sent)
    return received[0]


@pytest.fixture(autouse=True)
def _proxies(settings: Any) -> None:
    settings.TRUSTED_PROXIES = TRUSTED


EVERYTHING = {
    "x-forwarded-for": "1.1.1.1",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "evil.example",
    "forwarded": "for=1.1.1.1;proto=https",
}


@pytest.mark.parametrize("remote", [STRANGER, "", "no address", "::ffff:203.0.113.9"])
def test_of_a_stranger_nothing_is_believed_and_nothing_is_left(remote: str) -> None:
    request = receive(remote, **EVERYTHING)

    assert request.META["REMOTE_ADDR"] == remote
    assert not request.is_secure()
    assert [name for name in request.headers if "forwarded" in name.lower()] == []


@pytest.mark.parametrize("remote", [PROXY, f"::ffff:{PROXY}", "2001:db8:1::77"])
def test_a_trusted_proxy_names_the_client_and_its_scheme(remote: str) -> None:
    request = receive(remote, **EVERYTHING)

    assert request.META["REMOTE_ADDR"] == "1.1.1.1"
    assert request.is_secure()
    assert [name for name in request.headers if "forwarded" in name.lower()] == [
        "X-Forwarded-Proto"
    ]


@pytest.mark.parametrize(
    ("forwarded_proto", "expected"),
    [
        ("https", True),
        ("HTTPS", True),
        ("https, https", True),
        ("https,http", False),
        ("http,https", False),
        ("http", False),
        ("https://", False),
        ("", False),
    ],
)
def test_a_client_is_secure_if_every_proxy_says_so(forwarded_proto: str, expected: bool) -> None:
    request = receive(PROXY, **{"x-forwarded-proto": forwarded_proto})
    assert request.is_secure() == expected


def test_without_trusted_proxies_nobody_chooses_their_address(settings: Any) -> None:
    settings.TRUSTED_PROXIES = ()
    assert receive(PROXY, **EVERYTHING).META["REMOTE_ADDR"] == PROXY


def test_who_was_not_believed_is_logged_once_and_not_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    middleware = ForwardedMiddleware(lambda _: HttpResponse())
    with capture_logs() as lines:
        monkeypatch.setattr(forwarded, "log", forwarded.structlog.get_logger("test"))
        for remote in [STRANGER, STRANGER, PROXY, *(f"203.0.113.{n}" for n in range(100, 150))]:
            request = RequestFactory().get("/", headers=EVERYTHING, REMOTE_ADDR=remote)
            middleware(request)

    assert {line["action"] for line in lines} == {"forwarded_headers_ignored"}
    assert [line["address"] for line in lines][:2] == [STRANGER, "203.0.113.100"]
    assert len(lines) == 10
