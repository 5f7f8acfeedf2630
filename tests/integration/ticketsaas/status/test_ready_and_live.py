"""The two probes beside `/health`, and how all three may be asked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ticketsaas.status import health

PROBES = ("/health", "/health/ready", "/health/live")


@pytest.mark.usefixtures("mongo")
def test_it_is_ready_without_upstream_and_workers(client: Client) -> None:
    reply = client.get("/health/ready")

    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


def test_it_is_not_ready_without_mongodb(
    client: Client, monkeypatch: pytest.MonkeyPatch, lose_mongodb: Callable[..., Any]
) -> None:
    monkeypatch.setattr(health, "require_answer", lose_mongodb)

    reply = client.get("/health/ready")

    assert (reply.status_code, reply.json()) == (503, {"status": "down"})
    assert reply["Retry-After"] == "5"


def test_liveness_asks_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECKS", {})
    monkeypatch.setattr(health, "READY", None)

    reply = client.get("/health/live")

    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("probe", PROBES)
@pytest.mark.usefixtures("mongo", "well")
def test_a_probe_may_ask_by_head(client: Client, probe: str) -> None:
    assert client.head(probe).status_code == client.get(probe).status_code == 200


@pytest.mark.parametrize("probe", PROBES)
@pytest.mark.usefixtures("mongo")
def test_a_probe_speaks_plain_http_to_the_process_itself(
    client: Client, settings: Any, probe: str
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(probe).status_code in (200, 503)
