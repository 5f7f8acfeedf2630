"""A tiny process that stops what its owner had started, as soon as the owner lets go or is gone.

So the same code stops everything in order, however the owner ends, and nothing is left over after
`kill -9`. It stands in a session of its own and ignores polite signals, or Ctrl-C would end it first. Run
as a script, it needs only the standard library.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

# A person doesn't notice a twentieth of a second, and it costs nothing in the seconds that a stop takes.
_POLL_SECONDS = 0.05


class ProcessGuard:
    """The owner's handle. The guard keeps `held_files` open too."""

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

    def watch(self, pid: int, *, stage: int, stop_timeout: float) -> None:
        """Stop this process group too, in the end: with its stage, the last stage first."""
        self._send(f"watch {pid} {stage} {stop_timeout}")

    def forget(self, pid: int) -> None:
        """A group that has ended must not be watched: another one may get its number."""
        self._send(f"forget {pid}")

    def close(self) -> None:
        """Stop everything that is watched, and wait until that is done. Harmless twice."""
        if self._popen.stdin is not None and not self._popen.stdin.closed:
            self._popen.communicate()

    def _send(self, line: str) -> None:
        assert self._popen.stdin is not None
        # Without its guard the owner goes on: only if it is killed as well, something is left over.
        with suppress(BrokenPipeError):
            self._popen.stdin.write(line + "\n")
            self._popen.stdin.flush()


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
    """Read `watch PID STAGE SECONDS` and `forget PID`; when the lines end, stop what is watched."""
    watched: dict[int, tuple[int, float]] = {}
    for line in lines:
        match line.split():
            case ["watch", pid, stage, seconds]:
                watched[int(pid)] = int(stage), float(seconds)
            case ["forget", pid]:
                del watched[int(pid)]
    for last in sorted({stage for stage, _ in watched.values()}, reverse=True):
        _stop({pid: seconds for pid, (stage, seconds) in watched.items() if stage == last})


def _stop(timeouts: dict[int, float]) -> None:
    """Ask the groups' main processes to stop, all at once; kill what is left of each after its seconds.

    Only the main process is asked: a task queue whose workers are asked as well hangs.
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


def _is_zombie(pid: int) -> bool:
    # A process that ended stays listed until its parent, or process 1 of a container, collects it.
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    guard(sys.stdin)
