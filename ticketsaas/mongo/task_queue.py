"""django-q2's MongoDB broker on Django's own connection, and the only way to enqueue a task.

The stock broker opens a new MongoClient for every task it enqueues (three connections each), and in
tests it would write to the development database.
"""

from django_q.brokers.mongo import Mongo
from django_q.tasks import async_task
from pymongo.collection import Collection

from ticketsaas.mongo import Document, get_database

COLLECTION = "task_queue"


class TaskQueue(Mongo):  # type: ignore[misc]
    """The broker, named in `Q_CLUSTER["broker_class"]`.

    It connects when it is used, not when it is created: the cluster creates it before it forks its
    workers, and they must not share a connection.
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
        """Ignore what the stock broker wants to keep: the result of `get_collection`."""


def count_tasks() -> int:
    """Return how many tasks wait or are being worked on, by the collection's estimated count."""
    return get_database()[COLLECTION].estimated_document_count()


def enqueue(task: str, *arguments: str) -> None:
    """Ask the cluster to call the function at the dotted path `task` with these arguments.

    The call may be lost or come twice, so the function must read from MongoDB what there is to do.
    """
    async_task(task, *arguments, broker=TaskQueue())
