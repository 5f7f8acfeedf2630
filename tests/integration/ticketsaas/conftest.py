"""Keys of every kind, clients that send them, and the real web server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from tests.support import keys
from tests.support.types import MakeKey, Mongo
from tests.support.web_server import Serve, running_web_server


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start the web server with variables of one's own."""
    with ExitStack() as running:

        def start(**environment: str) -> httpx.Client:
            return running.enter_context(running_web_server(**environment))

        yield start


@pytest.fixture
def keys_are_asked_for(settings: Any) -> None:
    settings.API_AUTH = True


@pytest.fixture
def make_key(mongo: Mongo) -> MakeKey:
    return keys.make_key


@pytest.fixture
def send(mongo: Mongo) -> Callable[..., Any]:
    return keys.send
