"""Web servers for one benchmark, on a free port."""

import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.own_servers import ROOT
from ticketsaas.local.ports import find_free_port

SERVE = "{python} manage.py serve --port {port}"


@contextmanager
def own_web_server(*, processes: int = 2) -> Iterator[tuple[httpx.Client, list[int]]]:
    """Start the web server as `manage.py up` does; yield a client of it and the ids of its processes."""
    with (
        running_servers(processes=processes) as (port, pids),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60) as client,
    ):
        yield client, pids


@contextmanager
def running_servers(
    command: str | None = None, *, folder: Path = ROOT, processes: int = 2
) -> Iterator[tuple[int, list[int]]]:
    """Start a web server; yield its port once it is ready, and the ids of its processes.

    `command` starts one process in `folder`; `{python}` and `{port}` in it are filled in.
    """
    port = find_free_port()
    words = shlex.split((command or SERVE).format(python=sys.executable, port=port))
    started = [
        subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(processes)
    ]
    try:
        _wait_until_ready(port, processes=processes)
        yield port, [process.pid for process in started]
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def find_memory(processes: Iterable[int]) -> Iterator[float]:
    """Yield the peak memory, in MB, of each of these processes and their children."""
    for pid in processes:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in children or [pid]:
            status = Path(f"/proc/{each}/status").read_text()
            found = re.search(r"VmHWM:\s+(\d+) kB", status)
            yield int(found[1]) / 1024 if found else 0.0


def _wait_until_ready(port: int, *, processes: int) -> None:
    for _ in range(600):
        if _count_listeners(port) >= processes and _is_answering(port):
            return
        time.sleep(0.1)
    raise TimeoutError("The web server did not start.")


def _count_listeners(port: int) -> int:
    """Return how many sockets listen on the port: one per process that shares it."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == "0A" for row in rows)


def _is_answering(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health/live", trust_env=False).is_success
    except httpx.HTTPError:
        return False
