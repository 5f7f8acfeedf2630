"""A tiny process that outlives its owner, and then stops what the owner had started.

So nothing is left over even when the owner is killed. It stands in a session of its own and ignores
polite signals, or Ctrl-C would end it first. Run as a script, it needs only the standard library.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

# A twentieth of a second is not felt by a person, and costs nothing in the seconds a stop takes.
_POLL_SECONDS = 0.05


class ProcessGuard:
    """The owner's handle; a `with` block closes it. The guard keeps `held_files` open too."""

    def __init__(self, *, held_files: Sequence[int] = ()) -> None:
        self._popen = subprocess.Popen(
            [sys.executable, "-IS", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=held_files,
            start_new_session=True,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def watch(self, pid: int, *, stage: int, stop_timeout: float) -> None:
        """When the owner is gone stop this process group too: with its stage, the last one first."""
        self._tell(f"watch {pid} {stage} {stop_timeout}")

    def forget(self, pid: int) -> None:
        self._tell(f"forget {pid}")

    def close(self) -> None:
        """Have everything still watched stopped, and wait for the guard to end. Harmless twice."""
        if self._popen.stdin is not None and not self._popen.stdin.closed:
            self._popen.communicate()

    def _tell(self, line: str) -> None:
        assert self._popen.stdin is not None
        # Without its guard the owner goes on: only if it is killed as well, something is left over.
        with suppress(BrokenPipeError):
            self._popen.stdin.write(line + "\n")
            self._popen.stdin.flush()


def end_process_groups(timeouts: Mapping[int, float], *, is_running: Callable[[int], bool]) -> None:
    """Ask the groups' main processes to stop, all at once; kill what is left of each after its seconds.

    Only the main process is asked, because a task queue whose workers are asked as well hangs.
    A group that is already gone is fine.
    """
    for pid in timeouts:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    asked_at = time.monotonic()
    for pid in sorted(timeouts, key=timeouts.__getitem__):
        while is_running(pid) and time.monotonic() < asked_at + timeouts[pid]:
            time.sleep(_POLL_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def is_running(pid: int) -> bool:
    """Whether a process of that number exists, this user's or not, and hasn't ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(pid)


def guard(lines: Iterable[str]) -> None:
    """Obey `watch PID STAGE SECONDS` and `forget PID`; when the lines end, the owner has ended."""
    watched: dict[int, tuple[int, float]] = {}
    for line in lines:
        match line.split():
            case ["watch", pid, stage, seconds]:
                watched[int(pid)] = int(stage), float(seconds)
            case ["forget", pid]:
                watched.pop(int(pid), None)
    for last in sorted({stage for stage, _ in watched.values()}, reverse=True):
        timeouts = {pid: seconds for pid, (stage, seconds) in watched.items() if stage == last}
        end_process_groups(timeouts, is_running=is_running)


def _is_zombie(pid: int) -> bool:
    # An orphan that ended stays listed for as long as process 1 of a container doesn't collect it.
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    guard(sys.stdin)
