"""The folder of an embedded MongoDB: its data, its port, its log, and the process that uses it."""

import time
from dataclasses import dataclass
from pathlib import Path

from ticketsaas.local.file_lock import try_lock
from ticketsaas.local.ports import find_free_port

# A stop of everything may take this long; a `mongod` that still runs then will stay.
RELEASE_SECONDS = 10.0
_POLL_SECONDS = 0.1
_OTHER_VERSION = (
    "The data in {folder} was written by another version of MongoDB: start that version and set "
    "MONGO_URL to it, or move the folder away to begin with an empty database."
)
# Texts that `mongod` logs before it ends, and what to say to a person.
_CAUSES = (
    ("No space left on device", "The disk that holds {folder} is full: free some space."),
    ("unsupported WiredTiger", _OTHER_VERSION),
    ("UPGRADE PROBLEM", _OTHER_VERSION),
    (
        "WT_TRY_SALVAGE",
        "The data in {folder} is damaged: restore it from a backup, or move the folder away to "
        "begin with an empty database.",
    ),
    (
        "Address already in use",
        "The port MongoDB was to listen on in {folder} was taken a moment ago: start again.",
    ),
)


class EmbeddedMongoError(Exception):
    """MongoDB can't be started here. The message is one sentence that says what to do."""


class FolderNotWritable(EmbeddedMongoError):
    """The folder can't be made or written to."""


class FolderInUse(EmbeddedMongoError):
    """Another `mongod` runs on the folder and didn't go away."""


@dataclass(frozen=True)
class MongodFolder:
    """The folder; its files are kept from one start to the next."""

    path: Path

    @property
    def data(self) -> Path:
        return self.path / "data"

    @property
    def log(self) -> Path:
        return self.path / "mongod.log"

    def open(self, *, preferred_ports: tuple[int, ...]) -> int:
        """Prepare a start, and return its port: that of the last start, a preferred one, or any.

        Waits RELEASE_SECONDS for an earlier `mongod` to end. Raises `FolderInUse` or `FolderNotWritable`.
        """
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            self._wait_until_released()
            if self.log.exists():
                self.log.replace(self.path / "mongod.log.previous")
            port = find_free_port(*self._read_port(), *preferred_ports)
            self._port.write_text(f"{port}\n")
        except OSError as error:
            raise FolderNotWritable(
                f"MongoDB can't keep its data in {self.path} ({error.strerror}): make that folder "
                "writable, or set DATA_DIR to another one."
            ) from None
        return port

    def find_cause(self) -> str | None:
        """Return a sentence that says why the last run ended, if its log tells."""
        if not self.log.is_file():
            return None
        last_run = self.log.read_text(errors="replace").rpartition("SERVER RESTARTED")[2]
        for trace, sentence in _CAUSES:
            if trace in last_run:
                return sentence.format(folder=self.path)
        return None

    @property
    def _port(self) -> Path:
        return self.path / "port"

    def _read_port(self) -> tuple[int, ...]:
        text = self._port.read_text().strip() if self._port.is_file() else ""
        return (int(text),) if text.isdecimal() and 0 < int(text) < 65536 else ()

    def _wait_until_released(self) -> None:
        # `mongod` keeps this file locked until its very end. That the file exists says nothing.
        path = self.data / "mongod.lock"
        if not path.exists():
            return
        deadline = time.monotonic() + RELEASE_SECONDS
        with path.open("r+") as lock:
            while not try_lock(lock):
                if time.monotonic() >= deadline:
                    raise FolderInUse(
                        f"Another MongoDB (process {lock.read().strip()}) runs on {self.path}: "
                        "stop that process, or set DATA_DIR to another folder."
                    )
                time.sleep(_POLL_SECONDS)
