"""What every reply tells the browser, errors and redirects included."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("mongo")

REPLIES = {
    "tenant data": ("get", "/tickets?tenant_id=acme"),
    "a bad request": ("get", "/tickets"),
    "no such address": ("get", "/nowhere"),
    "a wrong method": ("put", "/tickets"),
    "a body too long": ("post", "/ingest/run?tenant_id=acme"),
    "the schema": ("get", "/openapi.json"),
    "a page": ("get", "/docs"),
    "a redirect": ("get", "/"),
    "the admin's door": ("get", "/admin/login/"),
}


@pytest.mark.parametrize(("method", "address"), REPLIES.values(), ids=REPLIES)
def test_every_reply_says_what_a_browser_may_do_with_it(
    client: Client, method: str, address: str
) -> None:
    body: Any = "a" * 5000 if method == "post" else ""
    reply = client.generic(method.upper(), address, body, "application/json")

    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["X-Frame-Options"] == "DENY"
    assert reply["Referrer-Policy"] == "same-origin"
    assert "default-src" in reply["Content-Security-Policy"]
    assert "no-store" in reply["Cache-Control"]
    assert "Strict-Transport-Security" not in reply


def test_a_reply_of_the_api_may_load_nothing_and_the_pages_only_their_own(client: Client) -> None:
    policies = [
        client.get(address)["Content-Security-Policy"].partition(";")[0]
        for address in ("/tickets?tenant_id=acme", "/nowhere", "/docs", "/redoc", "/admin/login/")
    ]

    assert policies == ["default-src 'none'"] * 2 + ["default-src 'self'"] * 3


def test_behind_tls_browsers_are_told_to_come_by_https_alone(client: Client, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000

    fresh = Client()
    replies = [fresh.get(address, secure=True) for address in ("/health/live", "/nowhere")]

    assert [reply["Strict-Transport-Security"] for reply in replies] == ["max-age=31536000"] * 2
