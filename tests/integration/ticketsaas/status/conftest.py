from typing import Any

import pytest
from django.test import Client

from tests.support.types import MakeKey
from ticketsaas.status import health
from ticketsaas.status.time_limit import Check


@pytest.fixture(autouse=True)
def _fresh_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the answers that another test got."""
    monkeypatch.setattr(health, "CHECKS", health.make_checks())
    monkeypatch.setattr(health, "READY", Check(health._check_ready))


@pytest.fixture
def upstream(start_mock: Any, settings: Any) -> Any:
    _, client = start_mock("--tickets", "10")
    settings.EXTERNAL_API_URL = str(client.base_url).rstrip("/")
    return client


@pytest.fixture
def operator(keys_are_asked_for: None, make_key: MakeKey) -> Client:
    """A client with an admin key."""
    return Client(headers={"authorization": f"Bearer {make_key('admin')}"})
