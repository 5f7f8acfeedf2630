"""Attacks on a web server by deliberately slow clients, and their effect on other clients.

    .venv/bin/python -m benchmarks.slow_clients
    .venv/bin/python -m benchmarks.slow_clients --checkout ../other --processes 1 \\
        --command '{python} -m gunicorn ticketsaas.wsgi --bind 0.0.0.0:{port}'

By default the server is two `manage.py serve` on one port. Needs Linux and root: it runs in its own network
namespace, where packets have at most 1,500 bytes as on a real network; the 64 kB packets of the normal
loopback hide slow readers. Prints a table, and exits with code 1 if a scenario failed.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread

from benchmarks.own_servers import ROOT, own_mongodb
from benchmarks.tickets import build_tenant
from benchmarks.web_server import find_memory, running_servers

TENANT, SLASHED = "acme", "a/b"
# 12,500 rows of 4 kB make a file of more than 50 MB.
TICKETS, MESSAGE_BYTES = 12_500, 4_000
EXPORT = f"/tickets?tenant_id={TENANT}&format=ndjson"
STATIC = "/static/drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js"
PROBES = ("/health/live", f"/tickets?tenant_id={TENANT}&page_size=1")
# The attackers come from 127.0.0.1.
NEWCOMER = "127.0.0.2"
ANSWER_SECONDS = 2.0
PROBING_SECONDS = 8.0
MEMORY_MB = 250
# A client may take this long for a batch of an export; the default is a minute.
EXPORT_SEND_SECONDS = 5

Attack = Callable[["Target", ExitStack], None]


@dataclass(frozen=True)
class Target:
    port: int

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def ask(self, path: str, *, timeout: float = 10) -> tuple[int, bytes]:
        """Return the answer to a newcomer on a new connection. Raises OSError or HTTPException."""
        connection = HTTPConnection(
            "127.0.0.1", self.port, timeout=timeout, source_address=(NEWCOMER, 0)
        )
        with closing(connection):
            connection.request("GET", path)
            reply = connection.getresponse()
            return reply.status, reply.read()


def send_heads_byte_by_byte(target: Target, stack: ExitStack) -> None:
    """50 clients that send one byte of a header every half second."""
    clients = [stack.enter_context(target.connect()) for _ in range(50)]
    for client in clients:
        client.sendall(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Long: ")
        client.setblocking(False)
    _repeat(
        stack,
        0.5,
        lambda: [_try(lambda c=client: c.send(b"a")) for client in clients],
    )


def read_a_static_file_slowly(target: Target, stack: ExitStack) -> None:
    """32 clients that read 400 bytes of a large file every 2 seconds."""
    clients = [stack.enter_context(target.connect()) for _ in range(32)]
    for client in clients:
        client.sendall(f"GET {STATIC} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        client.setblocking(False)
    _repeat(
        stack,
        2,
        lambda: [_try(lambda c=client: c.recv(400)) for client in clients],
    )


def hold_idle_connections(target: Target, stack: ExitStack) -> None:
    """3,000 keep-alive connections from one address, each of which had an answer."""
    for _ in range(3_000):
        client = stack.enter_context(target.connect())
        client.sendall(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200"), "an idle connection had no answer"


def leave_exports_unread(target: Target, stack: ExitStack) -> None:
    """12 clients that ask for a file of 50 MB and read nothing of it."""
    for _ in range(12):
        client = stack.enter_context(target.connect())
        client.sendall(f"GET {EXPORT} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    time.sleep(2)


def attack_in_all_ways(target: Target, stack: ExitStack) -> None:
    """All of the above at once."""
    for attack in ATTACKS:
        attack(target, stack)


ATTACKS: tuple[Attack, ...] = (
    send_heads_byte_by_byte,
    read_a_static_file_slowly,
    leave_exports_unread,
    hold_idle_connections,
)


def main() -> None:
    arguments = _read_arguments()
    _enter_network_namespace()
    os.environ.update(
        DEBUG="off",
        SECRET_KEY="x" * 32,
        ALLOWED_HOSTS="127.0.0.1,localhost",
        API_AUTH="off",
        EXPORT_SEND_SECONDS=str(EXPORT_SEND_SECONDS),
    )
    with own_mongodb():
        _store_tickets()
        with running_servers(
            arguments.command, folder=arguments.checkout, processes=arguments.processes
        ) as (port, processes):
            target = Target(port)
            results = list(_run_all(target, processes))
    sys.exit(not all(results))


def _run_all(target: Target, processes: list[int]) -> Iterator[bool]:
    print(f"{'':60} slowest answer  answers  memory per process", flush=True)
    for attack in (*ATTACKS, attack_in_all_ways):
        with ExitStack() as stack:
            try:
                attack(target, stack)
                problem = None
            except (OSError, AssertionError) as error:
                problem = f"the attackers: {error or type(error).__name__}"
            slowest, answers, failure = _probe(target)
        memory = max(find_memory(processes))
        problem = problem or failure or _find_problem(slowest, memory)
        what = (attack.__doc__ or "").partition("\n")[0]
        print(
            f"{what:60} {slowest:12.2f} s {answers:8} {memory:12.0f} MB   {problem or 'passed'}",
            flush=True,
        )
        yield problem is None
    yield _report("A ticket whose id contains a slash is reachable", _has_raw_path(target))
    with ExitStack() as stack:
        leave_exports_unread(target, stack)
        yield _report("Exports that nobody reads free their places", _can_export(target))


def _probe(target: Target) -> tuple[float, int, str | None]:
    """Return the seconds of the slowest answer, the number of answers, and what was wrong with one."""
    slowest, answers = 0.0, 0
    end = time.monotonic() + PROBING_SECONDS
    while time.monotonic() < end:
        started = time.monotonic()
        try:
            status, _ = target.ask(PROBES[answers % len(PROBES)])
        except (OSError, HTTPException) as error:
            return max(slowest, time.monotonic() - started), answers, f"{type(error).__name__}"
        if status != 200:
            return slowest, answers, f"status {status}"
        slowest, answers = max(slowest, time.monotonic() - started), answers + 1
        time.sleep(0.05)
    return slowest, answers, None


def _find_problem(slowest: float, memory: float) -> str | None:
    if slowest > ANSWER_SECONDS:
        return f"slower than {ANSWER_SECONDS:g} s"
    return f"more than {MEMORY_MB} MB" if memory > MEMORY_MB else None


def _report(what: str, is_so: bool) -> bool:
    print(f"{what:60} {'':43} {'passed' if is_so else 'FAILED'}", flush=True)
    return is_so


def _has_raw_path(target: Target) -> bool:
    status, body = target.ask(f"/tickets/a%2Fb?tenant_id={TENANT}")
    return status == 200 and SLASHED.encode() in body


def _can_export(target: Target) -> bool:
    """Return whether a whole export succeeds while clients that don't read theirs stay connected."""
    deadline = time.monotonic() + 6 * EXPORT_SEND_SECONDS
    while time.monotonic() < deadline:
        try:
            status, body = target.ask(EXPORT, timeout=60)
        except (OSError, HTTPException):
            status, body = 0, b""
        if status == 200:
            return body.count(b"\n") == TICKETS + 1 and len(body) > 50_000_000
        time.sleep(1)
    return False


def _repeat(stack: ExitStack, seconds: float, action: Callable[[], object]) -> None:
    """Repeat the action every `seconds` in a new thread, until the stack is closed."""
    ended = Event()

    def run() -> None:
        while not ended.wait(seconds):
            action()

    thread = Thread(target=run)
    thread.start()
    stack.callback(thread.join)
    stack.callback(ended.set)


def _try(action: Callable[[], object]) -> None:
    """Run the action; an OSError is fine, because a server may cut an attacker off."""
    try:
        action()
    except OSError:
        return


def _store_tickets() -> None:
    from tickets.models import Ticket
    from ticketsaas.mongo import get_collection_across_tenants

    build_tenant(TENANT, tickets=TICKETS + 1)
    tickets = get_collection_across_tenants(Ticket)
    tickets.update_many({}, {"$set": {"message": "x" * MESSAGE_BYTES}})
    tickets.update_one({"external_id": "t-0000000"}, {"$set": {"external_id": SLASHED}})


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--checkout", type=Path, default=ROOT, help="where the server's code is")
    parser.add_argument("--command", help="starts one process; {python} and {port} are filled in")
    parser.add_argument("--processes", type=int, default=2, help="how many to start")
    return parser.parse_args()


def _enter_network_namespace() -> None:
    """Restart this script in a new network namespace, unless it is already in one."""
    if "OWN_NETWORK" not in os.environ:
        os.environ["OWN_NETWORK"] = "yes"
        command = ("unshare", "--net", sys.executable, "-m", "benchmarks.slow_clients")
        os.execvp(command[0], (*command, *sys.argv[1:]))
    subprocess.run(("ip", "link", "set", "lo", "up", "mtu", "1500"), check=True)


if __name__ == "__main__":
    main()
