"""Speaks to the system about one child process: its start, its log lines, its end."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from os import environ
from pathlib import Path
from threading import Thread
from typing import IO

from ticketsaas.local.guard import ProcessGuard, end_process_groups

# A killed child's output ends at once; only a descendant that left the session could hold it open.
_OUTPUT_SECONDS = 1.0


@dataclass(frozen=True, kw_only=True)
class Process:
    """A program to run.

    `environment` is added to the caller's own. `is_ready` is asked again and again; it answers
    within a second and never raises. `find_cause` is asked after a crash, and gives a sentence if
    starting again can't help. `log` says where to read why it ended. Times are in seconds.
    """

    name: str
    command: tuple[str, ...]
    folder: Path = Path()
    environment: Mapping[str, str] = field(default_factory=dict)
    is_ready: Callable[[], bool] = lambda: True
    ready_timeout: float = 30
    stop_timeout: float = 2
    find_cause: Callable[[], str | None] = lambda: None
    log: str = "the lines above"


class Child:
    """A started `Process`. `write_line` gets each line it prints, from another thread.

    If its owner is killed, the guard stops it together with the others of its `stage`.
    """

    def __init__(
        self,
        process: Process,
        *,
        guard: ProcessGuard,
        write_line: Callable[[str], None],
        stage: int = 0,
    ) -> None:
        self.stop_timeout = process.stop_timeout
        self._guard = guard
        self._popen = subprocess.Popen(
            process.command,
            cwd=process.folder,
            env={**environ, "PYTHONUNBUFFERED": "1", **process.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        guard.watch(self.pid, stage=stage, stop_timeout=process.stop_timeout)
        self._output = Thread(
            target=_copy_lines, args=(self._popen.stdout, write_line), daemon=True
        )
        self._output.start()

    @property
    def pid(self) -> int:
        return self._popen.pid

    def find_exit_code(self) -> int | None:
        """None while it runs; negative is the number of the signal that ended it."""
        return self._popen.poll()

    def clear_away(self) -> None:
        """Take note of its end, and pass on the last it printed."""
        self._popen.wait()
        self._guard.forget(self.pid)
        self._output.join(_OUTPUT_SECONDS)


def stop(*children: Child, is_patient: Callable[[], bool] = lambda: True) -> None:
    """End them and all they started, each within its `stop_timeout`, or at once. Harmless twice."""
    running = {child.pid: child for child in children}
    end_process_groups(
        {pid: child.stop_timeout for pid, child in running.items()},
        is_running=lambda pid: is_patient() and running[pid].find_exit_code() is None,
    )
    for child in children:
        child.clear_away()


def _copy_lines(source: IO[bytes], write_line: Callable[[str], None]) -> None:
    with source:
        for line in source:
            write_line(line.decode(errors="replace").rstrip())
