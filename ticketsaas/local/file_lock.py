"""A lock on an open file, which ends with the last process that has the file open."""

import fcntl
from typing import IO


def try_lock(file: IO[str]) -> bool:
    """Return whether the lock is ours now; False if another process holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
