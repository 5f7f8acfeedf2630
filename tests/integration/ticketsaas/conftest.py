"""The real web server, for what only it shows."""

import os
import re
import subprocess
from collections.abc import Iterator

import httpx
import pytest

from tests.serving import ROOT, WEB_SERVER, Serve


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start the web server with variables of one's own; it is killed in the end."""
    running: list[tuple[subprocess.Popen[str], httpx.Client]] = []

    def start(**environment: str) -> httpx.Client:
        process = subprocess.Popen(
            WEB_SERVER,
            cwd=ROOT,
            env=os.environ | environment,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert process.stderr
        lines = iter(process.stderr.readline, "")
        url = next(found[0] for line in lines if (found := re.search(r"http://[\d.:]+", line)))
        client = httpx.Client(base_url=url, timeout=60, trust_env=False)
        running.append((process, client))
        return client

    yield start
    for process, client in running:
        client.close()
        process.terminate()
        process.communicate()
