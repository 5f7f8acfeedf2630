"""The data folder of `up`: a lock, so that one `up` runs at a time, and a note of what it started."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from ticketsaas.local.file_lock import try_lock
from ticketsaas.local.guard import is_running

# After a killed `up` its guard needs ten seconds at most to stop everything.
RELEASE_SECONDS = 12.0
_POLL_SECONDS = 0.1


class DataFolderInUse(Exception):
    """Another `up` runs on the folder."""


class DataFolderNotWritable(Exception):
    """The folder can't be made or written to."""


@contextmanager
def claim(folder: Path) -> Iterator[int]:
    """Lock the folder for as long as any process has the file open whose descriptor this yields.

    Waits while the processes of a killed owner are being stopped. Raises `DataFolderInUse` if a living one
    holds the lock, and `DataFolderNotWritable`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "up.lock").open("a+")
    except OSError as error:
        raise DataFolderNotWritable(
            f"The data folder {folder} can't be written ({error.strerror}): make it writable, or "
            "set DATA_DIR to another one."
        ) from None
    with lock:
        _wait_for(lock, folder=folder)
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield lock.fileno()


@contextmanager
def published(path: Path, values: Mapping[str, str]) -> Iterator[None]:
    """Let other terminals read `values` as `NAME=value` lines while the block runs."""
    draft = path.with_suffix(".draft")
    draft.write_text("".join(f"{name}={value}\n" for name, value in values.items()))
    draft.replace(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _wait_for(lock: TextIO, *, folder: Path) -> None:
    deadline = time.monotonic() + RELEASE_SECONDS
    while not try_lock(lock):
        lock.seek(0)
        owner = lock.read().strip()
        is_living = owner.isdecimal() and is_running(int(owner))
        if is_living or time.monotonic() >= deadline:
            raise DataFolderInUse(
                f"`manage.py up` already runs here (process {owner}, data in {folder}): use that "
                "one, stop it, or set DATA_DIR and API_PORT for a second one."
            )
        time.sleep(_POLL_SECONDS)
