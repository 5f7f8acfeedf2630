"""Who may ask by which name: clients by an allowed one, probes and scrapes by any."""

from typing import Any

import pytest
from django.test import Client

from tests.support.keys import make_key

pytestmark = pytest.mark.usefixtures("mongo")


@pytest.fixture(autouse=True)
def production(settings: Any) -> None:
    settings.API_AUTH = settings.SECURE_SSL_REDIRECT = True


def ask(path: str, **headers: str) -> int:
    return Client().get(path, headers={"host": "10.0.0.7:8000", **headers}).status_code


@pytest.mark.parametrize("probe", ["/health", "/health/ready", "/health/live"])
def test_probes_are_answered_by_address_in_plain_http(probe: str) -> None:
    # No worker is alive, so the answer to the first is 503.
    assert ask(probe) in (200, 503)


def test_scrapes_are_answered_by_address_in_plain_http() -> None:
    key = make_key("admin")
    assert [ask("/metrics"), ask("/metrics", authorization=f"Bearer {key}")] == [401, 200]


def test_everything_else_needs_an_allowed_name(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = False
    assert [ask(path) for path in ("/tickets", "/docs", "/admin/login/", "/metrics/")] == [400] * 4


def test_metrics_without_a_key_need_an_allowed_name(settings: Any) -> None:
    settings.API_AUTH = settings.SECURE_SSL_REDIRECT = False
    assert ask("/metrics") == 400
    assert ask("/metrics", host="testserver") == 200
