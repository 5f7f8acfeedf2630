"""`manage.py up` as a newcomer meets it: one command, and nothing left over whatever ends it."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import ROOT
from ticketsaas.local.guard import is_running
from ticketsaas.local.ports import find_free_port

# Every wait here has this deadline of its own, so none needs pytest's, which two slow starts would reach.
pytestmark = pytest.mark.timeout(0)
# Long for a slow machine; a test that passes doesn't wait for it.
DEADLINE_SECONDS = 90.0
IS_UP = "Ctrl-C stops everything"
# The one with the fewest tickets.
TENANT = "umbrella"


@dataclass(frozen=True)
class Up:
    pid: int
    port: int
    folder: Path
    log: Path
    find_exit_code: Callable[[], int | None]

    def is_up(self) -> bool:
        assert self.find_exit_code() is None, self.log.read_text()
        return IS_UP in self.log.read_text()

    def processes(self) -> set[int]:
        """Whatever was started with this data folder and still runs."""
        return {pid for pid in _find_pids(f"DATA_DIR={self.folder}") if is_running(pid)}


def up_environment(folder: Path, *, port: int) -> dict[str, str]:
    given = {"MONGO_URL": "", "EXTERNAL_API_URL": "", "MONGO_DB": "", "ENV_FILE": os.devnull}
    return {**os.environ, **given, "DATA_DIR": str(folder), "API_PORT": str(port)}


@contextmanager
def starting_up(folder: Path, *, port: int) -> Iterator[Up]:
    log = folder.with_suffix(".log")
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "up", "--no-demo"],
            cwd=ROOT,
            env=up_environment(folder, port=port),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Up(process.pid, port, folder, log, process.poll)
    finally:
        process.terminate()
        wait_until(lambda: process.poll() is not None)


def run_up(folder: Path, *, port: int, **environment: str) -> tuple[int, str]:
    """An `up` that is expected to end by itself: its exit code, and what it said on stderr."""
    ended = subprocess.run(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env={**up_environment(folder, port=port), **environment},
        capture_output=True,
        text=True,
        timeout=DEADLINE_SECONDS,
    )
    return ended.returncode, ended.stderr


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def fetch_status(url: str) -> int:
    with urllib.request.urlopen(url, timeout=10) as reply:
        return int(reply.status)


def read_addresses(up: Up) -> dict[str, str]:
    """What another terminal finds about the servers that were started."""
    return dict(line.split("=", 1) for line in (up.folder / "up.env").read_text().splitlines())


def post(url: str, body: object = None) -> Any:
    request = urllib.request.Request(url, method="POST", data=json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=DEADLINE_SECONDS) as reply:
        return json.load(reply)


def change_upstream(up: Up) -> None:
    few = {"tenant_id": TENANT, "count": 3}
    orders = {"change": few, "delete": {"ids": [f"{TENANT}-100001"]}, "create": few}
    post(f"{read_addresses(up)['EXTERNAL_API_URL']}/control/mutate", orders)


def ingest(up: Up) -> dict[str, int]:
    """Run the tenant's job to its end, and return how many tickets it found in which state."""
    job = post(f"http://127.0.0.1:{up.port}/ingest/run?tenant_id={TENANT}&wait=60")
    assert job["status"] == "completed"
    return {name: job[name] for name in ("new_ingested", "updated", "deleted", "restored")}


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Up, set[int]]:
    """An `up` that was killed when it was up and had ingested a tenant, and what it had started."""
    folder = tmp_path_factory.mktemp("up") / "data"
    with starting_up(folder, port=find_free_port()) as running:
        wait_until(running.is_up)
        # Nothing is missing any more: it would be 503.
        assert fetch_status(f"http://127.0.0.1:{running.port}/health") == 200
        change_upstream(running)
        assert ingest(running)["new_ingested"] > 0
        started = running.processes() - {running.pid}
        os.kill(running.pid, signal.SIGKILL)
    return running, started


@pytest.fixture(scope="module")
def up(killed: tuple[Up, set[int]]) -> Iterator[Up]:
    """Started at once on the folder and the port of the one that was killed."""
    before, _ = killed
    with starting_up(before.folder, port=before.port) as running:
        wait_until(running.is_up)
        yield running
        # Here, because the tests come in any order and need what this stops.
        assert_that_a_stop_leaves_nothing(running)


def test_nothing_of_a_killed_up_is_left_when_the_next_one_is_up(
    killed: tuple[Up, set[int]], up: Up
) -> None:
    _, left_over = killed
    assert len(left_over) > 5
    assert not any(map(is_running, left_over))


@pytest.mark.parametrize("path", ["/health/live", "/admin/login/", "/docs", "/openapi.json"])
def test_a_page_answers(up: Up, path: str) -> None:
    assert fetch_status(f"http://127.0.0.1:{up.port}{path}") == 200


def test_what_was_ingested_before_is_still_as_upstream_has_it(up: Up) -> None:
    assert ingest(up) == {"new_ingested": 0, "updated": 0, "deleted": 0, "restored": 0}


def test_another_terminal_finds_what_was_started(up: Up) -> None:
    found = read_addresses(up)

    assert found.keys() == {"MONGO_URL", "EXTERNAL_API_URL"}
    assert fetch_status(f"{found['EXTERNAL_API_URL']}/health") == 200
    assert found["MONGO_URL"].startswith("mongodb://127.0.0.1:")


def test_a_second_up_on_the_same_data_names_the_first(up: Up) -> None:
    code, said = run_up(up.folder, port=find_free_port())

    assert code == 1
    assert f"already runs here (process {up.pid}" in said
    assert "Traceback" not in said


def test_a_port_in_use_is_reported_in_one_sentence(up: Up, tmp_path: Path) -> None:
    assert run_up(tmp_path / "data", port=up.port) == (
        1,
        f"CommandError: Port {up.port} can't be used (address already in use): set API_PORT to "
        "another port, or stop the program that uses this one.\n",
    )


def test_a_given_mongodb_that_is_away_is_reported_in_one_sentence(tmp_path: Path) -> None:
    nobody = f"127.0.0.1:{find_free_port()}"

    code, said = run_up(
        tmp_path, port=find_free_port(), MONGO_URL=f"mongodb://{nobody}/?replicaSet=rs0"
    )

    assert code == 1
    assert said.startswith(
        f"CommandError: The MongoDB that MONGO_URL names can't be used ({nobody}: "
    )
    assert said.count("\n") == 1


def test_addresses_of_containers_are_reported_in_one_sentence(tmp_path: Path) -> None:
    assert run_up(
        tmp_path,
        port=find_free_port(),
        MONGO_URL="mongodb://no-such-mongodb:27017",
        EXTERNAL_API_URL="http://no-such-api:9000",
        NOTIFY_URL="http://no-such-api:9000/notify",
    ) == (
        1,
        "CommandError: This machine doesn't know no-such-api (EXTERNAL_API_URL) and no-such-mongodb "
        "(MONGO_URL), names as only containers have: run `docker compose up` instead, or take these "
        "addresses out of .env to have everything started here.\n",
    )


def test_a_data_folder_that_cannot_be_made_is_reported_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    code, said = run_up(tmp_path / "file" / "data", port=find_free_port())

    assert code == 1
    assert said.startswith("CommandError: The data folder ")
    assert said.count("\n") == 1


def assert_that_a_stop_leaves_nothing(up: Up) -> None:
    asked_at = time.monotonic()
    os.kill(up.pid, signal.SIGTERM)
    wait_until(lambda: up.find_exit_code() is not None)

    assert up.find_exit_code() == 0
    # The ten seconds that are promised, and some for a busy machine.
    assert time.monotonic() - asked_at < 15
    assert up.processes() == set()
    assert not (up.folder / "up.env").exists()


def _find_pids(variable: str) -> Iterator[int]:
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if variable.encode() in path.read_bytes().split(b"\0"):
                yield int(path.parent.name)
        except OSError:
            continue
