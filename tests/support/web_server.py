"""The web server in a process of its own, as `up` starts it but on a free port."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import httpx

from tests.support.paths import ROOT
from ticketsaas.local.commands import LocalProcesses

COMMAND = LocalProcesses(folder=ROOT, environment={}).web(host="127.0.0.1", port=0).command

Serve = Callable[..., httpx.Client]


@contextmanager
def running_web_server(*options: str, **environment: str) -> Iterator[httpx.Client]:
    """A client of the server, which has answered once; gunicorn's options, and variables of its own."""
    process = subprocess.Popen(
        (*COMMAND, "--log-level", "info", *options),
        cwd=ROOT,
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    reader = Thread(target=process.stderr.read)
    try:
        lines = iter(process.stderr.readline, "")
        url = next(found[0] for line in lines if (found := re.search(r"http://[\d.:]+", line)))
        # A server whose lines nobody takes stops when the pipe is full.
        reader.start()
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            # It listens before it has loaded the product.
            assert client.get("/health/live").status_code == 200
            yield client
    finally:
        process.terminate()
        process.wait()
        if reader.ident:
            reader.join()
        process.stderr.close()
