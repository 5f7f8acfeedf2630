"""Whether the cluster that this process belongs to is being stopped.

Every slice at work then leaves its job to the next slice, in another cluster or after the restart, so that a
stop takes seconds and not the rest of the slice.
"""

import mmap

# One byte, shared with the processes that the cluster forks.
_asked = mmap.mmap(-1, 1)


def ask_to_stop() -> None:
    """Have the slices of this process, and of those it forked, end. There is no way back."""
    _asked[0] = 1


def is_asked_to_stop() -> bool:
    return _asked[0] == 1
