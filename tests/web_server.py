"""The web server in a process of its own, as `up` starts it but on a free port."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from ticketsaas.local_processes import LocalProcesses

ROOT = Path(__file__).parents[1]


@contextmanager
def running_web_server(**environment: str) -> Iterator[httpx.Client]:
    """A client of the server, which has answered once."""
    web = LocalProcesses(folder=ROOT, environment={}).web(host="127.0.0.1", port=0)
    process = subprocess.Popen(
        (*web.command, "--log-level", "info"),
        cwd=web.folder,
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr
        lines = iter(process.stderr.readline, "")
        url = next(found[0] for line in lines if (found := re.search(r"http://[\d.:]+", line)))
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            # It listens before it has loaded the product.
            assert client.get("/health/live").status_code == 200
            yield client
    finally:
        process.terminate()
        process.communicate()
