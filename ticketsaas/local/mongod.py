"""An embedded MongoDB: a `mongod` on a folder, as a replica set of one, because transactions need one.

However the last run on that folder ended, the next one starts and finds its data.
"""

import re
import shutil
import signal
import subprocess
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import pymongo
from pymongo import MongoClient
from pymongo.errors import PyMongoError

from ticketsaas.local.child import Child, Process
from ticketsaas.local.guard import ProcessGuard
from ticketsaas.local.mongod_folder import EmbeddedMongoError, MongodFolder

PACKAGED_BINARY = Path(sysconfig.get_path("purelib"), "fiftyone", "db", "bin", "mongod")
# Where docker-compose.yml publishes its MongoDB; the replica set itself is under a container's name.
COMPOSE_URL = "mongodb://127.0.0.1:27217/?directConnection=true"
# The queries are written for this release and newer ones.
OLDEST_MAJOR_VERSION = 6
# A start takes about a second, and many more after a crash with much unsaved data.
READY_SECONDS = 60.0
# A clean stop takes under a second.
STOP_SECONDS = 2.5
_POLL_SECONDS = 0.1
# For one attempt to reach it; the next one comes a moment later.
_ASK_MILLISECONDS = 500
# A replica set is formed in half a second or, on a slow disk, in several. A client that leaves before the end
# prevents that a primary comes out of it.
_FORM_SECONDS = 30.0
_HOST = "127.0.0.1"
_REPLICA_SET = "rs0"
# A killed writer's open transaction blocks its documents for this long, up to half of it more.
_TRANSACTION_SECONDS = 20
_OPTIONS = (
    *("--bind_ip", _HOST, "--nounixsocket", "--replSet", _REPLICA_SET, "--noscripting"),
    # It shares a laptop: the defaults are half of the memory and 5 % of the disk.
    *("--wiredTigerCacheSizeGB", "0.5", "--oplogSize", "512"),
    # Up to 6.0.26 a malformed compressed message is answered with pieces of memory.
    *("--networkMessageCompressors", "disabled"),
)


class MongodMissing(EmbeddedMongoError):
    """There is no `mongod` program that runs and is new enough."""


class MongodFailed(EmbeddedMongoError):
    """`mongod` ended, or didn't become ready."""


@dataclass(frozen=True, kw_only=True)
class EmbeddedMongo:
    """A `mongod` prepared to run on a folder and a port."""

    binary: Path
    folder: MongodFolder
    port: int

    @property
    def url(self) -> str:
        return f"mongodb://{_HOST}:{self.port}/?replicaSet={_REPLICA_SET}"

    @property
    def process(self) -> Process:
        where = ("--port", self.port, "--dbpath", self.folder.data, "--logpath", self.folder.log)
        return Process(
            name="mongod",
            command=(str(self.binary), *_OPTIONS, *map(str, where), "--logappend"),
            is_ready=self.make_ready,
            ready_timeout=READY_SECONDS,
            stop_timeout=STOP_SECONDS,
            find_cause=self.folder.find_cause,
            log=str(self.folder.log),
        )

    def make_ready(self) -> bool:
        """Return whether it takes writes; forms its replica set if there is none, however long that takes.

        Never raises.
        """
        try:
            with MongoClient[dict[str, Any]](
                _HOST, self.port, directConnection=True, timeoutMS=_ASK_MILLISECONDS
            ) as client:
                state = client.admin.command("hello")
                if "setName" not in state:
                    self._form_replica_set(client)
                if not state["isWritablePrimary"]:
                    return False
                # Given as an option at the start, `mongod` would print it before it opens its log.
                client.admin.command(
                    "setParameter", 1, transactionLifetimeLimitSeconds=_TRANSACTION_SECONDS
                )
                return True
        except PyMongoError:
            return False

    def _form_replica_set(self, client: MongoClient[dict[str, Any]]) -> None:
        address = f"{_HOST}:{self.port}"
        config = client.local["system.replset"].find_one()
        if config is None:
            members = [{"_id": 0, "host": address}]
            with pymongo.timeout(_FORM_SECONDS):
                client.admin.command("replSetInitiate", {"_id": _REPLICA_SET, "members": members})
        elif config["members"][0]["host"] != address:
            # It ran on another port before, so it doesn't find itself in the set and won't vote.
            config["members"][0]["host"] = address
            config["version"] += 1
            client.admin.command("replSetReconfig", config, force=True)


class RunningMongo:
    """A MongoDB that takes writes; it ends with the `with` block, or with this process at the latest."""

    def __init__(self, mongo: EmbeddedMongo) -> None:
        self.url = mongo.url
        self._guard = ProcessGuard()
        self._printed: list[str] = []
        self._child = Child(mongo.process, guard=self._guard, write_line=self._printed.append)
        self.pid = self._child.pid
        try:
            self._wait_until_ready(mongo)
        except BaseException:
            self.stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Harmless twice."""
        self._guard.close()
        self._child.finish()

    def _wait_until_ready(self, mongo: EmbeddedMongo) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not mongo.make_ready():
            if self._child.find_exit_code() is not None or time.monotonic() >= deadline:
                reason = " ".join(self._printed) or f"see {mongo.folder.log}"
                raise MongodFailed(mongo.folder.find_cause() or f"MongoDB did not start: {reason}.")
            time.sleep(_POLL_SECONDS)


def start(folder: Path) -> RunningMongo:
    """Run MongoDB on the folder and wait until it takes writes. Raises `EmbeddedMongoError`."""
    return RunningMongo(prepare(folder))


def prepare(folder: Path, *, preferred_ports: tuple[int, ...] = ()) -> EmbeddedMongo:
    """Choose the binary and the port, and prepare the folder. Raises `EmbeddedMongoError`."""
    binary = get_binary()
    mongod_folder = MongodFolder(folder.resolve())
    port = mongod_folder.open(preferred_ports=preferred_ports)
    return EmbeddedMongo(binary=binary, folder=mongod_folder, port=port)


def get_binary() -> Path:
    """Return the packaged `mongod`, or else the one on PATH. Raises `MongodMissing`."""
    for candidate in (PACKAGED_BINARY, shutil.which("mongod")):
        if candidate and _find_major_version(Path(candidate)) >= OLDEST_MAJOR_VERSION:
            return Path(candidate)
    raise MongodMissing(
        f"There is no mongod {OLDEST_MAJOR_VERSION}.0 or newer that runs on this machine."
        f"{_find_complaint(PACKAGED_BINARY)} Install one with `pip install -r "
        "requirements-embedded.txt` (Linux x86-64 only), set MONGO_URL to a replica set you have, "
        f"or start one with `docker compose up -d mongodb` and set MONGO_URL={COMPOSE_URL}."
    )


def _find_major_version(binary: Path) -> int:
    """Return 0 if the program is missing or can't run here, for example because it lacks a library."""
    try:
        ended = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    version = re.search(r"db version v(\d+)", ended.stdout)
    return int(version[1]) if version else 0


def _find_complaint(binary: Path) -> str:
    """Return why a program that is there doesn't run, as a sentence; empty if it isn't there."""
    try:
        ended = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    if ended.returncode == -signal.SIGILL:
        return f" {binary} needs a processor with AVX."
    # The loader's: "...: error while loading shared libraries: libcurl.so.4: cannot open ...".
    return f" {complaint}." if (complaint := ended.stderr.strip()) else ""
