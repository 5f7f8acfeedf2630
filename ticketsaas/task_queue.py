"""django-q2's MongoDB broker on Django's own connection, and the one way to put a task on it.

The stock broker opens a new MongoClient for every task it enqueues (three connections each), and in
tests it would write to the development database.
"""

from django_q.brokers.mongo import Mongo
from django_q.tasks import async_task
from pymongo import MongoClient
from pymongo.collection import Collection

from ticketsaas.mongo import Document, get_database

COLLECTION = "task_queue"


class TaskQueue(Mongo):  # type: ignore[misc]
    """Named in `Q_CLUSTER["broker_class"]`; the collection is looked up per call, so it is fork-safe."""

    @staticmethod
    def get_connection(list_key: str | None = None) -> MongoClient[Document]:
        return get_database().client

    def get_collection(self) -> Collection[Document]:
        return get_database()[COLLECTION]


def enqueue(task: str, *arguments: str) -> None:
    """Ask the cluster to call the function at the dotted path `task` with these arguments.

    Only a wake-up: it may be lost or come twice, so what it calls must read its work from MongoDB.
    """
    async_task(task, *arguments, broker=TaskQueue())
