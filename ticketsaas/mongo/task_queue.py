"""django-q2's MongoDB broker on Django's own connection, and the only way to enqueue a task.

The stock broker opens a new MongoClient for every task it enqueues (three connections each), and in
tests it would write to the development database.
"""

import time

from django_q.brokers.mongo import Mongo
from django_q.tasks import async_task
from pymongo.collection import Collection

from ticketsaas.mongo import ANSWER_SECONDS, Document, answer_within, get_database, is_away

COLLECTION = "task_queue"
_RETRY_SECONDS = 0.2


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

    def dequeue(self) -> list[tuple[str, str]] | None:
        """Return the next task, if there is one. While MongoDB is away there is none.

        After an error the process that asks would neither ask again nor hear of a stop for ten seconds.
        """
        try:
            with answer_within(ANSWER_SECONDS):
                found: list[tuple[str, str]] | None = super().dequeue()
                return found
        except Exception as error:
            if not is_away(error):
                raise
            time.sleep(_RETRY_SECONDS)
            return None

    def delete(self, task_id: str) -> None:
        with answer_within(ANSWER_SECONDS):
            super().delete(task_id)


def count_tasks() -> int:
    """Return how many tasks wait or are being worked on, by the collection's estimated count."""
    return get_database()[COLLECTION].estimated_document_count()


def enqueue(task: str, *arguments: str) -> None:
    """Ask the cluster to call the function at the dotted path `task` with these arguments.

    The call may be lost or come twice, so the function must read from MongoDB what there is to do.
    """
    async_task(task, *arguments, broker=TaskQueue())
