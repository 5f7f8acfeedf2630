"""Takes a lock on an open file; it ends with the last process that has the file open."""

import fcntl
from typing import IO


def try_lock(file: IO[str]) -> bool:
    """Whether the lock is ours now. False when another process holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
