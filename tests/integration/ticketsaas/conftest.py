"""The real web server, for what only it shows."""

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.web_server import Serve, running_web_server

ONE_PROCESS = ("--workers", "1", "--threads", "4")


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start the web server, one process of it, with variables of one's own."""
    with ExitStack() as running:

        def start(**environment: str) -> httpx.Client:
            return running.enter_context(running_web_server(*ONE_PROCESS, **environment))

        yield start
