"""Command line of the mock: prints one line when it is ready, stops on SIGTERM or SIGINT."""

import argparse
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mock_external_api.faults.faults import (
    BadFault,
    Faults,
    describe_faults,
    merge_faults,
    parse_fault,
)
from mock_external_api.feed.tickets import parse_time
from mock_external_api.http.server import MockServer
from mock_external_api.mutations import repeat
from mock_external_api.state_file import StateFile, UnreadableState
from mock_external_api.upstream import Options, Upstream

SIGNALS = (signal.SIGTERM, signal.SIGINT)
EPILOG = f"""\
faults, for --fault and POST /control/faults {{"name": value, ...}}:
{describe_faults()}

POST /control/mutate changes tickets, POST /control/reset undoes everything; GET /control/state,
/control/calls and /control/notifications show the mock's state and what it received.
"""


def main() -> None:
    """Serve until a signal, then exit with 0; exit with 1 if the port is taken."""
    arguments = _parse_arguments()
    for number in SIGNALS:
        signal.signal(number, _stop)
    upstream = _open_upstream(_to_options(arguments), state_path=arguments.state)
    try:
        server = MockServer((arguments.host, arguments.port), upstream)
    except OSError as error:
        sys.exit(
            f"mock_external_api can't listen on {arguments.host}:{arguments.port} "
            f"({error.strerror}); stop what uses it or choose another --port."
        )
    with server:
        sys.stdout.write(f"{_describe(upstream, server)}\n")
        sys.stdout.flush()
        server.serve_forever()


def _open_upstream(options: Options, *, state_path: Path | None) -> Upstream:
    """Return the tickets as a mock before this one left them in the state file, if there is one."""
    if state_path is None:
        return Upstream(options)
    about = {"tickets": options.tickets, "tenants": options.tenants, "seed": options.seed}
    try:
        state = StateFile.open(state_path, about=about, now=options.now or datetime.now(UTC))
    except (UnreadableState, OSError) as error:
        sys.exit(f"mock_external_api can't keep its state: {error}")
    upstream = Upstream(options, state=state)
    repeat(upstream, state.mutations)
    return upstream


def _stop(*_: object) -> None:
    # A terminal and a supervisor may both send a signal; the second must not disturb the exit.
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    sys.exit(0)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m mock_external_api",
        description="A stand-in for the external support-ticket API, deterministic from a seed.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for flag, kind, default, meaning in _ARGUMENTS:
        shown = "" if default is None else f" ({default})"
        parser.add_argument(flag, type=kind, default=default, help=meaning + shown)
    parser.add_argument(
        "--fault",
        type=_fault,
        action="append",
        default=[],
        metavar="NAME[=VALUE]",
        help="switch a fault on from the start; may be repeated",
    )
    return parser.parse_args()


def _to_options(arguments: argparse.Namespace) -> Options:
    return Options(
        tickets=arguments.tickets,
        tenants=arguments.tenants,
        seed=arguments.seed,
        now=arguments.now,
        rate_limit=arguments.rate_limit,
        rate_window_seconds=arguments.rate_window,
        notify_delay_ms=arguments.notify_delay_ms,
        faults=merge_faults(Faults(), dict(arguments.fault)),
    )


def _describe(upstream: Upstream, server: MockServer) -> str:
    host, port = server.server_address[:2]
    counts = upstream.store.counts()
    shares = ", ".join(f"{tenant_id} {count['listed']:,}" for tenant_id, count in counts.items())
    return f"Mock external API on http://{host!s}:{port} with tickets: {shares or 'none'}"


def _natural(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return int(text)


def _positive(text: str) -> int:
    if _natural(text) < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return int(text)


def _port(text: str) -> int:
    if _natural(text) > 65_535:
        raise argparse.ArgumentTypeError("a port is at most 65535")
    return int(text)


def _time(text: str) -> datetime:
    try:
        return parse_time(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a time such as 2026-03-01T12:00:00Z"
        ) from None


def _fault(text: str) -> tuple[str, object]:
    try:
        return parse_fault(text)
    except BadFault as error:
        raise argparse.ArgumentTypeError(str(error)) from None


_ARGUMENTS: tuple[tuple[str, Callable[[str], object], object, str], ...] = (
    ("--host", str, "127.0.0.1", "address to listen on"),
    ("--port", _port, 9000, "port to listen on, 0 for a free one"),
    ("--tickets", _natural, 10_000, "tickets in all, split unevenly over the tenants"),
    ("--tenants", _positive, 4, "tenants: acme, globex, initech, umbrella, tenant-5 and so on"),
    ("--seed", int, 1, "the same seed makes the same tickets"),
    (
        "--state",
        Path,
        None,
        "file with the tickets' age and what was mutated, for a mock that is started again; without it "
        "both begin anew at every start. With other --tickets, --tenants or --seed it begins anew too",
    ),
    ("--now", _time, None, "ISO time at which the clock is stopped; runs by default"),
    ("--rate-limit", _natural, 60, "calls to /external in any window, 0 for no limit"),
    ("--rate-window", _positive, 60, "length of the window in seconds"),
    ("--notify-delay-ms", _natural, 0, "milliseconds /notify takes to answer"),
)

if __name__ == "__main__":
    main()
