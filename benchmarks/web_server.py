"""A gunicorn of a benchmark's own, as `manage.py up` runs it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.own_servers import ROOT
from ticketsaas.local.ports import find_free_port


@contextmanager
def own_web_server(*, workers: int = 2) -> Iterator[tuple[httpx.Client, int]]:
    """A client of it, and the id of its first worker process."""
    port = find_free_port()
    command = [sys.executable, "-m", "gunicorn", "ticketsaas.wsgi", "--bind", f"127.0.0.1:{port}"]
    options = ["--workers", str(workers), "--log-level", "warning"]
    process = subprocess.Popen(
        command + options, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=url, trust_env=False, timeout=60) as client:
            _wait_until_ready(client)
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
            yield client, int(children.split()[0])
    finally:
        process.terminate()
        process.wait()


def _wait_until_ready(client: httpx.Client) -> None:
    for _ in range(100):
        try:
            client.get("/health/live").raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise TimeoutError("The web server did not start.")
