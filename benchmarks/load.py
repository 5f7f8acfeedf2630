"""Requests per second at 1, 10 and 50 connections, and the growth of the web processes under load.

    .venv/bin/python -m benchmarks.load [--minutes 5]
    .venv/bin/python -m benchmarks.load --minutes 0 --against ../other

Needs `wrk`. The web server is the one that `manage.py up` runs. It requires a key and serves a tenant with
50,000 tickets; everything runs on one machine. `--against` also runs the server of another checkout, and
measures both in turn, so that a busy machine affects both alike.
"""

import argparse
import os
import re
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from threading import Thread

from benchmarks.own_servers import own_mongodb
from benchmarks.tickets import build_tenant, fill_rollups
from benchmarks.web_server import SERVE, find_memory, running_servers

TENANT, TICKETS = "acme", 50_000
CONNECTIONS = (1, 10, 50)
ROUNDS, SECONDS = 3, 5
ADDRESSES = {
    "/health/live": "/health/live",
    "/tickets": f"/tickets?tenant_id={TENANT}",
    "/tenants/{id}/stats": f"/tenants/{TENANT}/stats",
}


def main() -> None:
    arguments = _read_arguments()
    with own_mongodb(), ExitStack() as stack:
        os.environ.update(API_AUTH="on", API_REQUESTS_PER_MINUTE="0")
        build_tenant(TENANT, tickets=arguments.tickets)
        key = _prepare()
        port, processes = stack.enter_context(running_servers())
        ports = [port]
        if arguments.against:
            other = running_servers(
                arguments.command, folder=arguments.against, processes=arguments.processes
            )
            ports.append(stack.enter_context(other)[0])
        for name, address in ADDRESSES.items():
            for connections in CONNECTIONS:
                rates = _measure(ports, address, key=key, connections=connections)
                print(f"{name:20} {connections:3} connections: {rates}", flush=True)
        if arguments.minutes:
            _print_growth(port, processes, key=key, minutes=arguments.minutes)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=int, default=5, help="how long to watch memory")
    parser.add_argument("--tickets", type=int, default=TICKETS)
    parser.add_argument("--against", type=Path, help="the other checkout")
    parser.add_argument("--command", default=SERVE, help="starts one web process of the other")
    parser.add_argument("--processes", type=int, default=2, help="how many of them to start")
    return parser.parse_args()


def _prepare() -> str:
    from ticketsaas.access.core.caller import Scope
    from ticketsaas.access.issue import issue_key

    fill_rollups()
    return issue_key(TENANT, scopes={Scope.READ}).text


def _measure(ports: list[int], address: str, *, key: str, connections: int) -> str:
    """Ask each server ROUNDS times, in turn; return the medians, and the ratio of the first to the second."""
    urls = [f"http://127.0.0.1:{port}{address}" for port in ports]
    rounds = [[_run_wrk(url, key, connections, SECONDS) for url in urls] for _ in range(ROUNDS)]
    rates = [median(rate for rate, _ in server) for server in zip(*rounds, strict=True)]
    shown = ", the other ".join(f"{rate:.0f} requests/s" for rate in rates)
    ratio = f", ratio {rates[0] / rates[1]:.2f}" if len(rates) > 1 else ""
    return f"{shown}{ratio}; {rounds[-1][0][1]}"


def _run_wrk(url: str, key: str, connections: int, seconds: int) -> tuple[float, str]:
    """Return the requests per second, and the latencies and errors in words."""
    options = ("-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--latency")
    command = ("wrk", *options, "-H", f"Authorization: Bearer {key}", url)
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, middle, last = (
        re.findall(pattern, printed)[0]
        for pattern in (r"Requests/sec:\s+(\S+)", r"50%\s+(\S+)", r"99%\s+(\S+)")
    )
    errors = ", ".join(re.findall(r"(?:Non-2xx|Socket errors).*", printed)) or 0
    return float(rate), f"median {middle}, slowest hundredth from {last}, errors: {errors}"


def _print_growth(port: int, processes: list[int], *, key: str, minutes: int) -> None:
    """Print the web processes' memory and their connections to MongoDB, minute by minute."""
    url = f"http://127.0.0.1:{port}{ADDRESSES['/tickets']}"
    load = Thread(target=_run_wrk, args=(url, key, 10, 60 * minutes))
    load.start()
    for minute in range(minutes + 1):
        if minute:
            time.sleep(60 if minute < minutes else 55)
        sizes = ", ".join(f"{size:.1f}" for size in find_memory(processes))
        print(
            f"after {minute} min: web processes {sizes} MB at most, "
            f"{_count_connections()} connections",
            flush=True,
        )
    load.join()


def _count_connections() -> int:
    from ticketsaas.mongo import run_command

    connections: int = run_command("serverStatus")["connections"]["current"]
    return connections


if __name__ == "__main__":
    main()
