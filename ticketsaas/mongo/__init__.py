"""The only access to the driver: collections through Django's own connection, and transactions.

A second MongoClient would have its own pool, and in tests it would write to the wrong database.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast

import pymongo
from bson.codec_options import CodecOptions
from django.db import DatabaseError, connection
from django.db.models import Model
from pymongo import ReturnDocument
from pymongo.client_session import ClientSession
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import (
    BulkWriteError,
    ConnectionFailure,
    DuplicateKeyError,
    ExecutionTimeout,
    PyMongoError,
    WriteConcernError,
)
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

from ticketsaas.document_type import Document as Document  # for those who import it from here
from ticketsaas.mongo.tenancy import TenantCollection

Session = ClientSession
# The base of every error of the driver, for modules that must not import the driver.
MongoError = PyMongoError
Result = TypeVar("Result")

# A page takes 12 to 30 ms, and a conflict is over once the other writer has committed. The embedded
# server ends transactions after 20 s as well (`transactionLifetimeLimitSeconds`).
TRANSACTION_SECONDS = 20.0
# A healthy replica set answers at once; one that elects a primary needs a few seconds.
ANSWER_SECONDS = 5.0
# Between two attempts of a conflicting transaction: full jitter under a cap that grows by half.
_FIRST_CONFLICT_CAP_SECONDS = 0.005
_CONFLICT_CAP_SECONDS = 0.25

AWARE: CodecOptions[Document] = CodecOptions(tz_aware=True, tzinfo=UTC)
_AWAY = (ConnectionFailure, ExecutionTimeout, WriteConcernError)


def get_database() -> Database[Document]:
    """Return the database of Django's own connection, opening it if necessary."""
    # The backend has no type hints.
    wrapper: Any = connection
    database: Database[Document] = wrapper.database
    return database


def get_collection(model: type[Model]) -> Collection[Document]:
    """Return the collection of a model; times come back as aware UTC.

    A collection of tenants' data raises TenantMissing for an operation that names no tenant
    (`tenancy.py`). Call it anew each time, because workers fork and tests switch databases. It avoids
    the connection's own `get_collection`, which keeps the text of the last 9,000 operations while DEBUG
    is on.
    """
    kind = TenantCollection if _is_of_tenants(model) else Collection[Document]
    return kind(get_database(), model._meta.db_table, codec_options=AWARE)


def get_collection_across_tenants(model: type[Model]) -> Collection[Document]:
    """Return the collection of a model of tenants' data, for operations on all tenants.

    Those are workers that look for something to do, and sums for operators. Never use it to answer a
    request about one tenant.
    """
    return Collection(get_database(), model._meta.db_table, codec_options=AWARE)


def update_or_create(
    collection: Collection[Document], key: Any, update: list[Document], **options: Any
) -> Document:
    """Update the document with this `_id`, or create it, and return it as it is afterwards."""
    while True:
        try:
            row = collection.find_one_and_update(
                {"_id": key},
                update,
                upsert=True,
                return_document=ReturnDocument.AFTER,
                **options,
            )
            return cast(Document, row)
        except DuplicateKeyError:
            # Another first update created the document at the same moment. Now it exists.
            continue


def run_command(command: str, value: Any = 1, **parameters: Any) -> Document:
    """Run a database command and return its reply."""
    return dict(get_database().command(command, value, **parameters))


def read_clock() -> datetime:
    """Return the server's time, in UTC: the one that two processes can compare."""
    local: datetime = run_command("hello")["localTime"]
    return local.replace(tzinfo=UTC)


def require_answer(*, seconds: float = ANSWER_SECONDS) -> None:
    """Raise the driver's error within `seconds` when MongoDB is away, instead of after a minute."""
    with answer_within(seconds):
        run_command("ping")


def answer_within(seconds: float) -> AbstractContextManager[None]:
    """Give all operations of the block together `seconds`; then they raise the driver's error."""
    return pymongo.timeout(seconds)


def start_session() -> ClientSession:
    """Return a new driver session, which the caller ends."""
    return get_database().client.start_session()


def start_snapshot() -> ClientSession:
    """Return a session whose reads all see the database as of the first one; the caller ends it."""
    return get_database().client.start_session(snapshot=True)


def is_away(error: BaseException) -> bool:
    """Return whether MongoDB could not be reached or was too slow, so that the call may be repeated."""
    if isinstance(error, DatabaseError):
        return error.__cause__ is not None and is_away(error.__cause__)
    if isinstance(error, BulkWriteError):
        # The writes were fine, but no majority confirmed them before a shutdown.
        return not error.details["writeErrors"]
    return isinstance(error, _AWAY)


def run_transaction(
    work: Callable[[ClientSession], Result],
    *,
    session: ClientSession | None = None,
    seconds: float = TRANSACTION_SECONDS,
) -> Result:
    """Run `work(session)` in one transaction and return what it returned.

    `work` may run several times (a conflict with another writer starts it again), so it must only
    apply what was decided before. Raises whatever `work` raises, after the abort, and the driver's
    error when the deadline passes: then the commit may or may not have happened, and the caller
    reads its checkpoint to know.
    """
    deadline = time.monotonic() + seconds
    with pymongo.timeout(seconds), _given_or_new(session) as active:
        tries = 0
        while True:
            try:
                return _try_once(work, session=active, deadline=deadline)
            except PyMongoError as error:
                if not _is_transient(error) or time.monotonic() >= deadline:
                    raise
            time.sleep(_conflict_delay(tries))
            tries += 1


@cache
def _is_of_tenants(model: type[Model]) -> bool:
    return any(field.name == "tenant_id" and not field.primary_key for field in model._meta.fields)


def _try_once(
    work: Callable[[ClientSession], Result], *, session: ClientSession, deadline: float
) -> Result:
    session.start_transaction(
        read_concern=ReadConcern("snapshot"), write_concern=WriteConcern("majority")
    )
    try:
        result = work(session)
    except BaseException:
        session.abort_transaction()
        raise
    _commit(session, deadline=deadline)
    return result


def _commit(session: ClientSession, *, deadline: float) -> None:
    while True:
        try:
            session.commit_transaction()
            return
        except PyMongoError as error:
            unknown = error.has_error_label("UnknownTransactionCommitResult")
            if not unknown or time.monotonic() >= deadline:
                raise


def _is_transient(error: PyMongoError) -> bool:
    return error.has_error_label("TransientTransactionError")


def _conflict_delay(tries: int) -> float:
    cap = min(_CONFLICT_CAP_SECONDS, _FIRST_CONFLICT_CAP_SECONDS * 1.5 ** min(tries, 20))
    return random.uniform(0, cap)


@contextmanager
def _given_or_new(session: ClientSession | None) -> Iterator[ClientSession]:
    if session is not None:
        yield session
        return
    with start_session() as new:
        yield new
