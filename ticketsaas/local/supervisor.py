"""Starts processes by stages, watches them, and stops all of them as soon as one has ended."""

import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from types import FrameType
from typing import NoReturn, Self

from ticketsaas.local.child import Child, Process
from ticketsaas.local.guard import ProcessGuard

_POLL_SECONDS = 0.1
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(Exception):
    """Ctrl-C was pressed, or the supervisor was asked to stop by a signal."""


class ProcessFailed(Exception):
    """A process ended, or never became ready. The text says which, how, and where to read why."""


class Supervisor:
    """Leaving the `with` block stops everything; a second signal kills what is left.

    `write_line` gets a process's name and one line of it, from several threads. The first signal makes the
    methods below raise `StopRequested`. For the main thread, where signals arrive. `held_files` stay open
    until everything has ended, even if the supervisor is killed.
    """

    def __init__(
        self, *, write_line: Callable[[str, str], None], held_files: Sequence[int] = ()
    ) -> None:
        self._guard = ProcessGuard(held_files=held_files)
        self._write_line = write_line
        # All that run, and those of them that must not end.
        self._children: list[Child] = []
        self._lasting: list[Child] = []
        self._stages = 0
        self._is_asked_to_stop = self._is_stopping = False

    def __enter__(self) -> Self:
        self._handlers = {
            number: signal.signal(number, self._handle_signal) for number in _STOP_SIGNALS
        }
        return self

    def __exit__(self, *_: object) -> None:
        self._is_stopping = True
        self._guard.close()
        for child in self._children:
            # Only a guard that was killed itself has left anything.
            child.kill()
            child.finish()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def start(self, *processes: Process) -> None:
        """Start them as one stage and wait until all are ready. Raises `ProcessFailed`.

        A stage is stopped before those started earlier, its processes all at the same time.
        """
        self._stages += 1
        waiting = [self._spawn(process) for process in processes]
        self._lasting += waiting
        started_at = time.monotonic()
        while waiting := [child for child in waiting if not child.process.is_ready()]:
            for child in waiting:
                if time.monotonic() >= started_at + child.process.ready_timeout:
                    raise _failure(child, f"was not ready within {child.process.ready_timeout:g} s")
            self._take_turn()

    def run(self, process: Process) -> None:
        """Run it once to its end. Raises `ProcessFailed` unless its exit code is 0."""
        self._stages += 1
        step = self._spawn(process)
        while step.find_exit_code() is None:
            self._take_turn()
        step.finish()
        if step.find_exit_code():
            raise _failure(step)
        self._children.remove(step)
        self._guard.forget(step.pid)

    def watch(self) -> NoReturn:
        """Wait until a signal comes or a process ends."""
        while True:
            self._take_turn()

    def _take_turn(self) -> None:
        time.sleep(_POLL_SECONDS)
        if self._is_asked_to_stop:
            raise StopRequested
        for child in self._lasting:
            if child.find_exit_code() is not None:
                child.finish()
                raise _failure(child)

    def _spawn(self, process: Process) -> Child:
        write_line = partial(self._write_line, process.name)
        child = Child(process, guard=self._guard, write_line=write_line, stage=self._stages)
        self._children.append(child)
        return child

    def _handle_signal(self, _: int, __: FrameType | None) -> None:
        self._is_asked_to_stop = True
        for child in self._children if self._is_stopping else ():
            child.kill()


def _failure(child: Child, what: str | None = None) -> ProcessFailed:
    cause = child.process.find_cause()
    what = what or f"ended ({_name_exit(child.find_exit_code() or 0)})"
    return ProcessFailed(cause or f"{child.process.name} {what}: see {child.process.log}.")


def _name_exit(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
