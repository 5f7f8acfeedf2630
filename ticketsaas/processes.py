"""Speaks to the system about one child process: its start, its log lines, its end."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from os import environ
from pathlib import Path
from threading import Thread
from typing import IO

from ticketsaas.process_guard import ProcessGuard, end_process_group

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
    """A started `Process`. `write_line` gets each line it prints, from another thread."""

    def __init__(
        self, process: Process, *, guard: ProcessGuard, write_line: Callable[[str], None]
    ) -> None:
        self._process = process
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
        guard.watch(self.pid, stop_timeout=process.stop_timeout)
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

    def stop(self, *, is_patient: Callable[[], bool] = lambda: True) -> None:
        """End it and all it started within `stop_timeout`, or at once. Harmless twice."""
        end_process_group(
            self.pid,
            timeout=self._process.stop_timeout,
            is_running=lambda: is_patient() and self.find_exit_code() is None,
        )
        self._popen.wait()
        self._guard.forget(self.pid)
        self._output.join(_OUTPUT_SECONDS)


def _copy_lines(source: IO[bytes], write_line: Callable[[str], None]) -> None:
    with source:
        for line in source:
            write_line(line.decode(errors="replace").rstrip())
