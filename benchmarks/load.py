"""What the API stands: requests a second at 1, 10 and 50 connections, and whether it grows under load.

    .venv/bin/python -m benchmarks.load [--minutes 5]

Needs `wrk`. A web server as `manage.py up` runs it, which asks for a key, over a tenant of 50,000
tickets, with everything on one machine.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

from benchmarks.own_servers import own_mongodb
from benchmarks.tickets import build_tenant, fill_rollups
from benchmarks.web_server import own_web_server

TENANT, TICKETS = "acme", 50_000
CONNECTIONS = (1, 10, 50)
SECONDS = 10
ADDRESSES = {
    "/tickets": f"/tickets?tenant_id={TENANT}",
    "/tenants/{id}/stats": f"/tenants/{TENANT}/stats",
}


def main() -> None:
    minutes = int(sys.argv[2]) if "--minutes" in sys.argv else 5
    with own_mongodb():
        os.environ.update(API_AUTH="on", API_REQUESTS_PER_MINUTE="0")
        build_tenant(TENANT, tickets=TICKETS)
        key = _prepare()
        with own_web_server() as (client, worker):
            for name, address in ADDRESSES.items():
                for connections in CONNECTIONS:
                    told = _run_wrk(
                        f"{str(client.base_url).rstrip('/')}{address}", key, connections, SECONDS
                    )
                    print(f"{name:20} {connections:3} connections: {told}", flush=True)
            _print_growth(str(client.base_url), key, worker, minutes=minutes)


def _prepare() -> str:
    from ticketsaas.access.core.caller import Scope
    from ticketsaas.access.issue import issue_key

    fill_rollups()
    return issue_key(TENANT, scopes={Scope.READ}).text


def _run_wrk(url: str, key: str, connections: int, seconds: int) -> str:
    options = ("-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--latency")
    command = ("wrk", *options, "-H", f"Authorization: Bearer {key}", url)
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, middle, last = (
        re.findall(pattern, told)[0]
        for pattern in (r"Requests/sec:\s+(\S+)", r"50%\s+(\S+)", r"99%\s+(\S+)")
    )
    errors = re.findall(r"(?:Non-2xx|Socket errors).*", told)
    return (
        f"{rate} requests/s, median {middle}, slowest hundredth from {last}, "
        f"errors: {', '.join(errors) or 0}"
    )


def _print_growth(base_url: str, key: str, worker: int, *, minutes: int) -> None:
    """Memory of the web server's workers and its connections to MongoDB, minute by minute."""
    url = f"{base_url.rstrip('/')}{ADDRESSES['/tickets']}"
    load = Thread(target=_run_wrk, args=(url, key, 10, 60 * minutes))
    load.start()
    for minute in range(minutes + 1):
        if minute:
            time.sleep(60 if minute < minutes else 55)
        sizes = ", ".join(f"{size:.1f}" for size in _read_sizes(worker))
        print(
            f"after {minute} min: workers {sizes} MB, {_count_connections()} connections",
            flush=True,
        )
    load.join()


def _read_sizes(worker: int) -> Iterator[float]:
    """Megabytes in memory of each worker of the server that this one belongs to."""
    master = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[1]
    for child in Path(f"/proc/{master}/task/{master}/children").read_text().split():
        status = Path(f"/proc/{child}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        yield int(found[1]) / 1024 if found else 0.0


def _count_connections() -> int:
    from ticketsaas.mongo import run_command

    connections: int = run_command("serverStatus")["connections"]["current"]
    return connections


if __name__ == "__main__":
    main()
