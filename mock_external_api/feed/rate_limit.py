"""Exact sliding window that decides whether one more call fits the budget."""

from collections import deque
from collections.abc import Iterable

# The real API promises its limit per minute.
WINDOW_SECONDS = 60.0


class SlidingWindow:
    """At most `limit` calls in any `seconds`; a limit of 0 admits everything.

    A refused call is not counted, so that a caller who keeps trying still gets its share.
    """

    def __init__(self, *, limit: int, seconds: float = WINDOW_SECONDS) -> None:
        self.limit = limit
        self.seconds = seconds
        self._admitted: deque[float] = deque()

    def claim(self, now: float) -> float:
        """Count one call at the monotonic second `now` and return 0.0, or return the seconds to wait."""
        if not self.limit:
            return 0.0
        if self.used(now) < self.limit:
            self._admitted.append(now)
            return 0.0
        return self._admitted[0] + self.seconds - now

    def used(self, now: float) -> int:
        """Return how many calls still count at the monotonic second `now`."""
        while self._admitted and self._admitted[0] + self.seconds <= now:
            self._admitted.popleft()
        return len(self._admitted)


def busiest_window(stamps: Iterable[float], *, seconds: float = WINDOW_SECONDS) -> int:
    """Return the largest number of `stamps`, in ascending order, in any half-open window of `seconds`."""
    window: deque[float] = deque()
    busiest = 0
    for stamp in stamps:
        window.append(stamp)
        while window[0] + seconds <= stamp:
            window.popleft()
        busiest = max(busiest, len(window))
    return busiest
