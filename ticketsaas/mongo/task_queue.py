"""django-q2's MongoDB broker on Django's own connection, and the one way to put a task on it.

The stock broker opens a new MongoClient for every task it enqueues (three connections each), and in
tests it would write to the development database.
"""

from django_q.brokers.mongo import Mongo
from django_q.tasks import async_task
from pymongo.collection import Collection

from ticketsaas.mongo import Document, get_database

COLLECTION = "task_queue"


class TaskQueue(Mongo):  # type: ignore[misc]
    """Named in `Q_CLUSTER["broker_class"]`.

    Connects when it is used, not when it is made: the cluster makes it before it forks its workers,
    and a connection must not be shared with them.
    """

    @staticmethod
    def get_connection(list_key: str | None = None) -> None:
        return None

    def get_collection(self) -> None:
        return None

    @property
    def collection(self) -> Collection[Document]:
        return get_database()[COLLECTION]

    @collection.setter
    def collection(self, _: None) -> None:
        """The stock broker keeps what `get_collection` gave; here there is nothing to keep."""


def count_tasks() -> int:
    """The tasks that wait or are worked on, as the collection's own count has it."""
    return get_database()[COLLECTION].estimated_document_count()


def enqueue(task: str, *arguments: str) -> None:
    """Ask the cluster to call the function at the dotted path `task` with these arguments.

    Only a wake-up: it may be lost or come twice, so what it calls must read its work from MongoDB.
    """
    async_task(task, *arguments, broker=TaskQueue())
