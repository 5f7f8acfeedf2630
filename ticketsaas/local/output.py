"""The lines of several processes on one stream, each whole and after its process's name."""

from itertools import cycle
from threading import Lock
from typing import TextIO

# Cyan, magenta, green, blue and yellow can be read on black and on white.
_COLOURS = (36, 35, 32, 34, 33)
_NAME_WIDTH = 8


class LogLines:
    """A writer that several threads may use."""

    def __init__(self, stream: TextIO, *, coloured: bool) -> None:
        self._stream = stream
        self._coloured = coloured
        self._next_colour = cycle(_COLOURS)
        self._colours: dict[str, int] = {}
        self._lock = Lock()

    def write(self, name: str, line: str) -> None:
        with self._lock:
            try:
                self._stream.write(f"{self._prefix(name)} {line}\n")
                self._stream.flush()
            except OSError:
                # The terminal is gone. The child must still be read, or it stops at a full pipe.
                return

    def _prefix(self, name: str) -> str:
        padded = f"{name:<{_NAME_WIDTH}} |"
        if not self._coloured:
            return padded
        if name not in self._colours:
            self._colours[name] = next(self._next_colour)
        return f"\033[{self._colours[name]}m{padded}\033[0m"
