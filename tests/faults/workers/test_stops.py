"""Real clusters that are stopped at any moment of their life: they end by themselves, with exit code 0."""

import os
import signal
import subprocess
from collections.abc import Callable

import pytest

from tests.support.types import Mongo
from tests.support.waiting import PATIENCE_SECONDS, wait_for

Start = Callable[..., subprocess.Popen[str]]

# `manage.py`, which gets SIGTERM when it imports the first module that isn't the standard library's.
STOPPED_WHILE_IMPORTING = """
import os, signal, sys
class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == "django":
            os.kill(os.getpid(), signal.SIGTERM)
sys.meta_path.insert(0, Stop())
import manage
manage.main()
"""

# The cluster's main process gets SIGTERM when a process is about to be forked, by itself or by the sentinel.
STOPPED_AT_FORK = """
import os, signal, sys
import django
django.setup()
from django.core.management import execute_from_command_line
from django_q import cluster
main, moment, forks = os.getpid(), int(sys.argv[1]), iter(range(1000))
make_context = cluster.get_mp_context
def stop_and_make_context():
    if next(forks) == moment:
        os.kill(main, signal.SIGTERM)
    return make_context()
cluster.get_mp_context = stop_and_make_context
execute_from_command_line(["manage.py", "qcluster"])
"""
# The sentinel, two workers, the monitor and the pusher.
FORKS = range(5)

# It gets SIGTERM when the sentinel has been forked and the main process doesn't know yet.
STOPPED_AFTER_FORK = """
import os, signal
import django
django.setup()
from django.core.management import execute_from_command_line
main = os.getpid()
os.register_at_fork(
    after_in_parent=lambda: os.getpid() == main and os.kill(main, signal.SIGTERM)
)
execute_from_command_line(["manage.py", "qcluster"])
"""


@pytest.fixture
def start_python(start: Start) -> Start:
    def start_one(*arguments: str) -> subprocess.Popen[str]:
        return start(*arguments, DJANGO_SETTINGS_MODULE="ticketsaas.settings", QUEUE_WORKERS="2")

    return start_one


def find_heartbeats(mongo: Mongo) -> list[str]:
    return [row["kind"] for row in mongo.worker_heartbeats.find()]


def find_sentinel(cluster: subprocess.Popen[str]) -> int:
    with open(f"/proc/{cluster.pid}/task/{cluster.pid}/children") as children:
        return int(children.read())


@pytest.mark.parametrize(
    ("command", "code"),
    [
        pytest.param(["qcluster"], 0, id="a worker's end"),
        pytest.param(["deliver_notifications", "--once"], 143, id="work not done"),
        pytest.param(["migrate"], 143, id="a step that others wait for"),
        pytest.param([], 143, id="no command"),
    ],
)
def test_a_command_that_is_stopped_while_it_is_imported_ends_at_once(
    start_python: Start, command: list[str], code: int
) -> None:
    process = start_python("-c", STOPPED_WHILE_IMPORTING, *command)
    assert process.wait(PATIENCE_SECONDS) == code


@pytest.mark.parametrize("moment", FORKS)
def test_a_cluster_that_is_stopped_at_a_fork_ends(start_python: Start, moment: int) -> None:
    cluster = start_python("-c", STOPPED_AT_FORK, str(moment))
    assert cluster.wait(PATIENCE_SECONDS) == 0


def test_a_cluster_that_is_stopped_just_after_its_fork_ends(start_python: Start) -> None:
    assert start_python("-c", STOPPED_AFTER_FORK).wait(PATIENCE_SECONDS) == 0


def test_a_cluster_is_alive_until_it_is_stopped(mongo: Mongo, start_python: Start) -> None:
    cluster = start_python("manage.py", "qcluster")
    wait_for(lambda: find_heartbeats(mongo) == ["task_queue"])
    for _ in range(2):
        cluster.send_signal(signal.SIGTERM)
    assert cluster.wait(PATIENCE_SECONDS) == 0
    assert find_heartbeats(mongo) == []


def test_a_cluster_whose_sentinel_dies_says_so_and_is_not_alive(
    mongo: Mongo, start_python: Start
) -> None:
    cluster = start_python("manage.py", "qcluster")
    wait_for(lambda: find_heartbeats(mongo) == ["task_queue"])
    os.kill(find_sentinel(cluster), signal.SIGKILL)
    code = cluster.wait(PATIENCE_SECONDS)
    # The sentinel's own processes outlive it; a container or a service manager ends them.
    os.killpg(cluster.pid, signal.SIGKILL)
    assert code == 1
    assert cluster.stdout is not None
    assert "sentinel died" in cluster.stdout.read()
    assert find_heartbeats(mongo) == []
