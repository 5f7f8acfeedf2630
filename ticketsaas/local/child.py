"""One child process: its start, the lines it prints, its end."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from ticketsaas.config.variables import given_environment
from ticketsaas.local.guard import ProcessGuard

# A killed child's output ends at once; only a descendant that left the session could hold it open.
_OUTPUT_SECONDS = 1.0


@dataclass(frozen=True, kw_only=True)
class Process:
    """A program to run.

    `environment` is added to the caller's own. `is_ready` is asked repeatedly; it answers within a second
    and never raises. `find_cause` is asked when the process has failed, and returns a sentence if it knows
    why; otherwise `log` says where to read it. Times are in seconds.
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
    """A started `Process`, which `guard` stops.

    `write_line` gets each line it prints, from another thread.
    """

    def __init__(
        self,
        process: Process,
        *,
        guard: ProcessGuard,
        write_line: Callable[[str], None],
        stage: int = 0,
    ) -> None:
        self.process = process
        self._write_line = write_line
        self._popen = subprocess.Popen(
            process.command,
            cwd=process.folder,
            env={**given_environment(), "PYTHONUNBUFFERED": "1", **process.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        guard.watch(self.pid, stage=stage, stop_timeout=process.stop_timeout)
        self._output = Thread(target=self._copy_lines, daemon=True)
        self._output.start()

    @property
    def pid(self) -> int:
        return self._popen.pid

    def find_exit_code(self) -> int | None:
        """Return None while it runs; a negative code is the number of the signal that ended it."""
        return self._popen.poll()

    def kill(self) -> None:
        """End it and all that it started. Harmless when it has ended."""
        if self.find_exit_code() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)

    def finish(self) -> None:
        """Wait for its end, and pass on the last lines it printed."""
        self._popen.wait()
        self._output.join(_OUTPUT_SECONDS)

    def _copy_lines(self) -> None:
        assert self._popen.stdout is not None
        with self._popen.stdout as source:
            for line in source:
                self._write_line(line.decode(errors="replace").rstrip())
