"""Keys of every kind, clients that send them, and the real web server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from django.test import Client

from tests.support.types import MakeKey, Mongo
from tests.support.web_server import Serve, running_web_server
from ticketsaas.access.core.caller import Scope
from ticketsaas.access.issue import issue_key

ONE_PROCESS = ("--workers", "1", "--threads", "4")


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start the web server, one process of it, with variables of one's own."""
    with ExitStack() as running:

        def start(**environment: str) -> httpx.Client:
            return running.enter_context(running_web_server(*ONE_PROCESS, **environment))

        yield start


@pytest.fixture
def keys_are_asked_for(settings: Any) -> None:
    settings.API_AUTH = True


@pytest.fixture
def make_key(mongo: Mongo) -> MakeKey:
    """A key of acme that may all that a tenant's key may; `stored` overrides what is kept of it."""

    def make(*scopes: str, tenant_id: str | None = "acme", **stored: Any) -> str:
        chosen = [Scope(scope) for scope in scopes or ("read", "ingest")]
        key = issue_key(None if "admin" in scopes else tenant_id, scopes=chosen)
        if stored:
            mongo.api_keys.update_one({"_id": key.prefix}, {"$set": stored})
        return key.text

    return make


@pytest.fixture
def send(mongo: Mongo) -> Callable[..., Any]:
    """Send a request with a key, or with none."""

    def request(method: str, address: str, *, key: str | None, **options: Any) -> Any:
        headers = {} if key is None else {"authorization": f"Bearer {key}"}
        return getattr(Client(), method.lower())(address, headers=headers, **options)

    return request
