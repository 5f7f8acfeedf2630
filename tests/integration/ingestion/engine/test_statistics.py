"""Which errors make a step be stored without being counted, and which make it be divided."""

import pytest
from bson.errors import InvalidDocument
from pymongo.errors import (
    BulkWriteError,
    ExecutionTimeout,
    OperationFailure,
    PyMongoError,
    ServerSelectionTimeoutError,
    WriteError,
)

from ingestion.engine import statistics
from ingestion.engine.statistics import Counting, TooMuch
from ingestion.store.commit import StaleCheckpoint, StatisticsRefused
from tests.support.types import Mongo
from ticketsaas.mongo.refusals import is_out_of_time, is_refused

CONFLICT = OperationFailure("write conflict", 112, {"errorLabels": ["TransientTransactionError"]})
TOO_LONG = ExecutionTimeout("operation exceeded time limit", 50)


class Work:
    """A step that ends with these errors, one after the other, and then well."""

    def __init__(self, *errors: Exception) -> None:
        self._errors, self.calls = list(errors), list[bool]()

    def __call__(self, is_counted: bool) -> str:
        self.calls.append(is_counted)
        if self._errors:
            raise self._errors.pop(0)
        return "stored"


@pytest.mark.parametrize("error", [StatisticsRefused("full"), TOO_LONG])
def test_what_cannot_be_counted_is_stored_without_and_so_is_what_follows(
    mongo: Mongo, error: Exception
) -> None:
    counting, work = Counting("acme"), Work(error)
    assert [counting.commit(work), counting.commit(work)] == ["stored", "stored"]
    assert work.calls == [True, False, False]


def test_a_step_that_is_too_much_without_statistics_too_is_divided(mongo: Mongo) -> None:
    counting, work = Counting("acme"), Work(TOO_LONG, TOO_LONG)
    with pytest.raises(TooMuch) as raised:
        counting.commit(work)
    assert (work.calls, raised.value.is_refused) == ([True, False], False)


def test_a_refused_ticket_says_nothing_about_statistics(mongo: Mongo) -> None:
    counting, work = Counting("acme"), Work(WriteError("too large", 10334))
    with pytest.raises(TooMuch) as raised:
        counting.commit(work)
    assert (counting.is_on, work.calls, raised.value.is_refused) == (True, [True], True)


@pytest.mark.parametrize("error", [CONFLICT, StaleCheckpoint(), ValueError("a mistake")])
def test_other_errors_pass(error: Exception) -> None:
    work = Work(error)
    with pytest.raises(type(error)):
        Counting("acme").commit(work)
    assert work.calls == [True]


def test_while_mongodb_is_away_nothing_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ServerSelectionTimeoutError("nobody there")

    monkeypatch.setattr(statistics, "require_answer", fail)
    work = Work(TOO_LONG)
    with pytest.raises(ServerSelectionTimeoutError):
        Counting("acme").commit(work)
    assert work.calls == [True]


def test_what_mongodb_and_the_driver_refuse_is_known(mongo: Mongo) -> None:
    """The errors are those of the real server."""
    rows = mongo["refused"]
    rows.insert_one({"_id": 1, "text": "x", "big": "x" * (16 * 1024 * 1024 - 100)})
    refused = [
        lambda: rows.update_one({"_id": 1}, {"$set": {"more": "x" * 1_000}}),
        lambda: rows.update_one({"_id": 1}, {"$inc": {"text": 1}}),
        lambda: rows.update_one({"_id": 1}, {"$inc": {"text.a": 1}}),
        lambda: rows.insert_one({"big": "x" * (17 * 1024 * 1024)}),
        lambda: rows.insert_one({"text": "\ud800"}),
        lambda: rows.insert_one({"number": 2**63}),
        lambda: rows.find_one({"_id": {"$in": ["x" * (17 * 1024 * 1024)]}}),
    ]
    for write in refused:
        with pytest.raises((PyMongoError, InvalidDocument, ValueError, OverflowError)) as raised:
            write()
        assert is_refused(raised.value), raised.value
        assert not is_out_of_time(raised.value)


def test_what_says_something_about_the_server_is_no_refusal() -> None:
    assert not is_refused(CONFLICT)
    assert not is_refused(TOO_LONG)
    assert not is_refused(BulkWriteError({"writeErrors": [], "writeConcernErrors": [{}]}))
    assert not is_refused(ServerSelectionTimeoutError("nobody there"))
    assert is_out_of_time(OperationFailure("no such transaction", 251))
