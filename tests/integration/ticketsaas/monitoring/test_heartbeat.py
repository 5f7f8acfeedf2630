import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pymongo
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from pymongo.database import Database
from pymongo.errors import PyMongoError
from structlog.testing import capture_logs

from tests.support.types import Document
from ticketsaas.monitoring.heartbeat import (
    BEAT_SECONDS,
    MISSED_BEATS,
    WorkerKind,
    beat,
    find_live,
    sign_off,
    touch_liveness_file,
)


def age(database: Database[Document], **lapse: float) -> None:
    """Make every heartbeat older."""
    milliseconds = timedelta(**lapse) / timedelta(milliseconds=1)
    database["worker_heartbeats"].update_many(
        {}, [{"$set": {"at": {"$subtract": ["$at", milliseconds]}}}]
    )


def test_a_worker_that_beats_is_alive_once(mongo: Database[Document]) -> None:
    beat(WorkerKind.TASK_QUEUE)
    beat(WorkerKind.TASK_QUEUE)

    assert [row["kind"] for row in find_live(WorkerKind.TASK_QUEUE)] == ["task_queue"]
    assert find_live(WorkerKind.NOTIFICATIONS) == []


def test_a_worker_that_missed_too_many_beats_is_not_alive(mongo: Database[Document]) -> None:
    beat(WorkerKind.TASK_QUEUE)
    age(mongo, seconds=BEAT_SECONDS * MISSED_BEATS + 1)

    assert find_live(WorkerKind.TASK_QUEUE) == []


def test_a_worker_that_signs_off_is_not_alive(mongo: Database[Document]) -> None:
    for kind in WorkerKind:
        beat(kind)
    for _ in range(2):
        sign_off(WorkerKind.TASK_QUEUE)

    assert find_live(WorkerKind.TASK_QUEUE) == []
    assert len(find_live(WorkerKind.NOTIFICATIONS)) == 1


def test_an_old_worker_is_deleted(mongo: Database[Document]) -> None:
    beat(WorkerKind.TASK_QUEUE)
    age(mongo, days=2)

    beat(WorkerKind.NOTIFICATIONS)

    assert [row["kind"] for row in mongo["worker_heartbeats"].find()] == ["notifications"]


def test_a_beat_makes_the_liveness_file_new_also_while_mongodb_is_away(
    mongo: Database[Document], settings: Any, tmp_path: Path
) -> None:
    settings.LIVENESS_FILE = str(file := tmp_path / "alive")
    file.touch()
    os.utime(file, (0, 0))
    with pymongo.timeout(0.000001), pytest.raises(PyMongoError):
        beat(WorkerKind.TASK_QUEUE)
    assert file.stat().st_mtime > 0


def test_a_liveness_file_that_cannot_be_written_is_named(settings: Any, tmp_path: Path) -> None:
    settings.LIVENESS_FILE = str(tmp_path / "missing" / "alive")
    with pytest.raises(ImproperlyConfigured, match=r"LIVENESS_FILE names .*No such file"):
        touch_liveness_file()


@pytest.mark.parametrize("command", ["qcluster", "deliver_notifications"])
def test_no_worker_starts_with_a_liveness_file_that_cannot_be_written(
    settings: Any, tmp_path: Path, command: str
) -> None:
    settings.LIVENESS_FILE = str(tmp_path / "missing" / "alive")
    with pytest.raises(ImproperlyConfigured, match="LIVENESS_FILE"):
        call_command(command)


def test_a_worker_whose_file_cannot_be_written_any_more_works_on_and_says_so_once(
    mongo: Database[Document], settings: Any, tmp_path: Path
) -> None:
    settings.LIVENESS_FILE = str(tmp_path / "missing" / "alive")
    with capture_logs() as lines:
        for _ in range(2):
            beat(WorkerKind.TASK_QUEUE)
    assert [line["action"] for line in lines] == ["liveness_file_not_written"]
    assert len(find_live(WorkerKind.TASK_QUEUE)) == 1
