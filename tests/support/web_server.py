"""The web server in separate processes, on a free port."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Thread

import httpx

from tests.support.paths import ROOT

COMMAND = (sys.executable, "manage.py", "serve", "--port")

Serve = Callable[..., httpx.Client]


@contextmanager
def running_web_server(*, processes: int = 1, **environment: str) -> Iterator[httpx.Client]:
    """Start the web server with these environment variables; yield a client once all processes listen."""
    with ExitStack() as running:
        port = "0"
        for _ in range(processes):
            _, url = running.enter_context(serving(*COMMAND, port, **environment))
            port = url.rpartition(":")[2]
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            assert client.get("/health/live").status_code == 200
            yield client


@contextmanager
def serving(*command: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a web process and yield it with its address; it must end without an error afterwards."""
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    reader = Thread(target=process.stderr.read)
    try:
        lines = iter(process.stderr.readline, "")
        url = next(
            found[0] for line in lines if (found := re.search(r"http://[\da-f.:\[\]]+", line))
        )
        # If nobody reads its output, the server stops when the pipe is full.
        reader.start()
        yield process, url
    finally:
        process.terminate()
        process.wait()
        if reader.ident:
            reader.join()
        process.stderr.close()
    assert process.returncode == 0
