"""The task queue's collection while MongoDB is away and while it is there."""

import pymongo

from tests.support.types import Mongo
from ticketsaas.mongo.task_queue import TaskQueue, enqueue


def test_a_task_is_handed_out_once(mongo: Mongo) -> None:
    enqueue("operator.index", "1")
    found = TaskQueue().dequeue()
    assert found is not None
    assert [key for key, _ in found] == [str(row["_id"]) for row in mongo.task_queue.find()]
    assert TaskQueue().dequeue() is None


def test_there_is_no_task_while_mongodb_is_away(mongo: Mongo) -> None:
    enqueue("operator.index", "1")
    with pymongo.timeout(0.000001):
        assert TaskQueue().dequeue() is None
    assert TaskQueue().dequeue() is not None
