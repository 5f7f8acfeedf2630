from datetime import timedelta
from typing import Any

import pytest
from pymongo.database import Database

from ticketsaas.heartbeat import BEAT_SECONDS, MISSED_BEATS, beat, find_live

Document = dict[str, Any]


def age(database: Database[Document], **lapse: float) -> None:
    """Make every heartbeat older."""
    milliseconds = timedelta(**lapse) / timedelta(milliseconds=1)
    database["worker_heartbeats"].update_many(
        {}, [{"$set": {"at": {"$subtract": ["$at", milliseconds]}}}]
    )


def test_a_worker_that_beats_is_alive_once(mongo: Database[Document]) -> None:
    beat("task_queue")
    beat("task_queue")

    assert [row["kind"] for row in find_live("task_queue")] == ["task_queue"]
    assert find_live("notifications") == []


def test_a_worker_that_missed_too_many_beats_is_not_alive(mongo: Database[Document]) -> None:
    beat("task_queue")
    age(mongo, seconds=BEAT_SECONDS * MISSED_BEATS + 1)

    assert find_live("task_queue") == []


def test_a_worker_of_the_past_is_forgotten(mongo: Database[Document]) -> None:
    beat("task_queue")
    age(mongo, days=2)

    beat("notifications")

    assert [row["kind"] for row in mongo["worker_heartbeats"].find()] == ["notifications"]


@pytest.mark.usefixtures("mongo")
def test_a_kind_with_a_dollar_is_only_text() -> None:
    beat("$kind")

    assert len(find_live("$kind")) == 1
