from datetime import timedelta

from pymongo.database import Database

from tests.support.types import Document
from ticketsaas.monitoring.heartbeat import BEAT_SECONDS, MISSED_BEATS, WorkerKind, beat, find_live


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


def test_an_old_worker_is_deleted(mongo: Database[Document]) -> None:
    beat(WorkerKind.TASK_QUEUE)
    age(mongo, days=2)

    beat(WorkerKind.NOTIFICATIONS)

    assert [row["kind"] for row in mongo["worker_heartbeats"].find()] == ["notifications"]
