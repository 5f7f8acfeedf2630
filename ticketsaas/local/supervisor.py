"""Keeps processes running: starts them by stages, a crashed one again, and stops them in reverse."""

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import NoReturn, Self

from ticketsaas.local.child import Child, Process, stop
from ticketsaas.local.guard import ProcessGuard

# Enough for a passing cause such as a full memory; a lasting one is told after seven seconds.
RESTART_DELAYS = (1.0, 2.0, 4.0)
# A process that ran this long was well, so its next crash is a new story.
STABLE_SECONDS = 60.0
_POLL_SECONDS = 0.1
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(Exception):
    """Ctrl-C was pressed, or the supervisor was asked to stop by a signal."""


class ProcessFailed(Exception):
    """A process ended for good. The text says which, how, and where to read why."""


@dataclass
class _Kept:
    """A process that is to run; without a child it waits for its next start."""

    process: Process
    stage: int
    child: Child | None = None
    is_ready: bool = False
    crashes: int = 0
    # When it was started, became ready, or is to be started again; seconds of the monotonic clock.
    since: float = 0


class Supervisor:
    """Leaving the `with` block stops everything; a signal while that lasts kills what is left.

    `write_line` gets a process's name and one line of it, from several threads. The first signal
    makes the methods below raise `StopRequested`. For the main thread, where signals arrive.
    """

    def __init__(
        self,
        *,
        guard: ProcessGuard,
        write_line: Callable[[str, str], None],
        restart_delays: Sequence[float] = RESTART_DELAYS,
    ) -> None:
        self._guard = guard
        self._write_line = write_line
        self._restart_delays = restart_delays
        self._kept: list[_Kept] = []
        self._stages = 0
        self._signals = 0

    def __enter__(self) -> Self:
        self._handlers = {number: signal.getsignal(number) for number in _STOP_SIGNALS}
        for number in _STOP_SIGNALS:
            signal.signal(number, self._count_signal)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signals_before = self._signals
        for stage in reversed(range(self._stages)):
            children = [kept.child for kept in self._kept if kept.child and kept.stage == stage]
            stop(*children, is_patient=lambda: self._signals == signals_before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def start(self, *processes: Process) -> None:
        """Start them as one stage and wait until all are ready. Raises `ProcessFailed`.

        A stage is stopped before those started earlier, its processes all at the same time.
        """
        self._kept += [_Kept(process, self._stages) for process in processes]
        self._stages += 1
        while not all(kept.is_ready for kept in self._kept):
            self._take_turn()

    def run(self, process: Process) -> None:
        """Run it once to its end. Raises `ProcessFailed` unless its exit code is 0."""
        child = self._spawn(process, stage=self._stages)
        try:
            while (code := child.find_exit_code()) is None:
                self._take_turn()
        finally:
            stop(child, is_patient=lambda: self._signals < 2)
        if code:
            raise ProcessFailed(f"{process.name} failed ({_name_exit(code)}): see {process.log}.")

    def watch(self) -> NoReturn:
        """Keep everything running until a signal comes or a process fails for good."""
        while True:
            self._take_turn()

    def _take_turn(self) -> None:
        for kept in self._kept:
            self._look_after(kept)
        if self._signals:
            raise StopRequested
        time.sleep(_POLL_SECONDS)

    def _look_after(self, kept: _Kept) -> None:
        age = time.monotonic() - kept.since
        if kept.child is None:
            if age >= 0:
                self._start(kept)
        elif (code := kept.child.find_exit_code()) is not None:
            self._after_crash(kept, _name_exit(code))
        elif kept.is_ready:
            if age >= STABLE_SECONDS:
                kept.crashes = 0
        elif kept.process.is_ready():
            kept.is_ready, kept.since = True, time.monotonic()
        elif age >= kept.process.ready_timeout:
            self._after_crash(kept, f"not ready within {kept.process.ready_timeout:g} s")

    def _start(self, kept: _Kept) -> None:
        kept.child = self._spawn(kept.process, stage=kept.stage)
        kept.is_ready, kept.since = False, time.monotonic()

    def _after_crash(self, kept: _Kept, reason: str) -> None:
        process = kept.process
        if kept.child:
            # Its descendants may still run, and hold its port.
            stop(kept.child)
            kept.child = None
        if cause := process.find_cause():
            raise ProcessFailed(cause)
        if kept.crashes == len(self._restart_delays):
            raise ProcessFailed(
                f"{process.name} ended {kept.crashes + 1} times in a row ({reason}): "
                f"see {process.log}."
            )
        delay = self._restart_delays[kept.crashes]
        kept.crashes += 1
        kept.since = time.monotonic() + delay
        self._write_line(process.name, f"ended ({reason}); starting again in {delay:g} s")

    def _spawn(self, process: Process, *, stage: int) -> Child:
        def write_line(line: str) -> None:
            self._write_line(process.name, line)

        return Child(process, guard=self._guard, write_line=write_line, stage=stage)

    def _count_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals += 1


def _name_exit(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
