"""One row for each rejected record, however often and by whichever version it was recorded."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command

from ingestion.core.reject_keys import row_key
from ingestion.store import old_rejects, rejects
from tests.support.explain import record
from tests.support.factories import NOON
from tests.support.types import Document, Mongo
from ticketsaas.mongo import run_transaction


def make_row(identity: str = "id:t-1", **values: Any) -> Document:
    row = {
        "_id": row_key("acme", identity=identity),
        "tenant_id": "acme",
        "job_id": "job-1",
        "page": 1,
        "external_id": "t-1",
        "field": "status",
        "reason": "The field 'status' is missing.",
        "raw": '{"id": "t-1"}',
    }
    return row | values


def add(*rows: Document) -> None:
    run_transaction(lambda session: rejects.add(rows, session=session))


def make_old(record_: object, *, minutes: int = 0, **values: Any) -> Document:
    """Return a row as version 0.2.0 wrote it; MongoDB gives it an ObjectId."""
    row = make_row(raw=json.dumps(record_), recorded_at=NOON + timedelta(minutes=minutes)) | values
    del row["_id"]
    return row


def test_a_record_that_comes_again_keeps_one_row_with_its_newest_content(mongo: Mongo) -> None:
    add(make_row())
    (first,) = mongo.ingestion_rejects.find()
    add(make_row(job_id="job-2", page=3, raw='{"$where": "new"}', reason="$reason"))
    (row,) = mongo.ingestion_rejects.find()
    assert (row["job_id"], row["page"], row["raw"], row["reason"], row["times"]) == (
        *("job-2", 3, '{"$where": "new"}', "$reason", 2),
    )
    assert row["first_seen_at"] == first["first_seen_at"] == first["last_seen_at"]
    assert row["recorded_at"] == row["last_seen_at"] >= first["last_seen_at"]


def test_a_page_that_is_tried_twice_counts_once(mongo: Mongo) -> None:
    tries = []

    def work(session: Any) -> None:
        rejects.add([make_row()], session=session)
        tries.append(1)
        if len(tries) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_transaction(work)
    run_transaction(work)
    assert [row["times"] for row in mongo.ingestion_rejects.find()] == [1]


def test_a_row_that_lacks_the_new_fields_gets_them(mongo: Mongo) -> None:
    mongo.ingestion_rejects.insert_one(make_row(recorded_at=NOON))
    add(make_row())
    (row,) = mongo.ingestion_rejects.find()
    assert (row["first_seen_at"], row["times"]) == (NOON.replace(tzinfo=None), 1)


@pytest.fixture
def old(mongo: Mongo) -> Iterator[Mongo]:
    """A database as version 0.2.0 left it."""
    call_command("migrate", "ingestion", "0007", verbosity=0)
    yield mongo
    call_command("migrate", verbosity=0)


def test_rows_of_before_are_merged_by_the_migration(old: Mongo) -> None:
    records = [{"id": f"t-{number}"} for number in range(20)]
    crawls = [
        make_old(each, minutes=crawl, job_id=f"job-{crawl}")
        for crawl in range(3)
        for each in records
    ]
    old.ingestion_rejects.insert_many(crawls)
    old.ingestion_rejects.insert_one(make_old({"id": "t-0"}, tenant_id="globex"))
    call_command("migrate", verbosity=0)
    rows = list(old.ingestion_rejects.find({"tenant_id": "acme"}))
    assert {json.loads(row["raw"])["id"] for row in rows} == {each["id"] for each in records}
    assert len(rows) == 20
    naive = NOON.replace(tzinfo=None)
    for row in rows:
        times = (row["first_seen_at"], row["last_seen_at"], row["recorded_at"])
        assert times == (naive, naive + timedelta(minutes=2), naive + timedelta(minutes=2))
        assert (row["times"], row["job_id"]) == (3, "job-2")
    assert old.ingestion_rejects.count_documents({"tenant_id": "globex"}) == 1


def test_a_merged_row_is_that_of_the_record_as_it_comes_today(mongo: Mongo) -> None:
    mongo.ingestion_rejects.insert_many([make_old({"id": "t-1"}), make_old({"id": "t-1"})])
    add(make_row(job_id="today"))
    assert old_rejects.merge("acme") == 2
    (row,) = mongo.ingestion_rejects.find()
    assert (row["times"], row["job_id"]) == (3, "today")
    assert row["first_seen_at"] == NOON.replace(tzinfo=None) < row["last_seen_at"]


def test_a_merge_that_is_stopped_goes_on_and_counts_nothing_twice(
    mongo: Mongo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_rejects, "BATCH_SIZE", 4)
    mongo.ingestion_rejects.insert_many([make_old({"id": f"t-{n % 3}"}) for n in range(12)])
    run, batches = old_rejects.run_transaction, []

    def run_and_die(work: Any) -> Any:
        batches.append(1)
        if len(batches) == 2:
            raise KeyboardInterrupt
        return run(work)

    with monkeypatch.context() as patched:
        patched.setattr(old_rejects, "run_transaction", run_and_die)
        with pytest.raises(KeyboardInterrupt):
            old_rejects.merge()
    assert old_rejects.merge() == 8
    assert old_rejects.merge() == 0
    assert [row["times"] for row in mongo.ingestion_rejects.find()] == [4, 4, 4]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({"tenant_id": "acme"}, id="nothing but a tenant"),
        pytest.param(make_old(None, raw="{" * 70_000), id="no JSON"),
        pytest.param(make_old(None, raw="[" * 60_000 + "]" * 60_000), id="deep"),
        pytest.param(make_old(None, raw='{"id": "a', external_id="a"), id="cut short"),
        pytest.param(make_old({"id": ["$a.b", {"$where": 1}]}, reason="$x"), id="operators"),
        pytest.param(make_old({}, recorded_at=None), id="no time"),
    ],
)
def test_odd_rows_of_before_are_merged_too(mongo: Mongo, row: Document) -> None:
    mongo.ingestion_rejects.insert_many([dict(row), dict(row)])
    assert old_rejects.merge() == 2
    (merged,) = mongo.ingestion_rejects.find()
    assert (merged["times"], merged.get("reason")) == (2, row.get("reason"))


def test_a_row_without_a_tenant_stays_and_stops_nothing(mongo: Mongo) -> None:
    mongo.ingestion_rejects.insert_many([{"raw": "x"}, make_old({"id": "t-1"})])
    assert old_rejects.merge() == 1


def test_a_tenant_without_old_rows_costs_no_scan(mongo: Mongo) -> None:
    add(*(make_row(f"id:{number}") for number in range(50)))
    (sent,) = record(lambda: old_rejects.merge("acme"))
    explained = mongo.command("explain", {"find": "ingestion_rejects", **_query(sent.body)})
    stats = explained["executionStats"]
    assert (stats["totalKeysExamined"], stats["totalDocsExamined"]) == (0, 0)


def _query(body: Document) -> Document:
    return {name: body[name] for name in ("filter", "projection", "sort", "limit", "hint")}


def test_a_page_reads_the_rows_of_its_own_records_alone(mongo: Mongo) -> None:
    add(*(make_row(f"id:{number}") for number in range(200)))
    keys = [row_key("acme", identity=f"id:{number}") for number in (1, 2, 900)]

    def remove(session: Any) -> None:
        rejects.remove("acme", keys=keys, session=session)

    (sent,) = (each for each in record(lambda: run_transaction(remove)) if each.name == "delete")
    (delete,) = sent.body["deletes"]
    find = {"find": "ingestion_rejects", "filter": delete["q"], "hint": delete["hint"]}
    stats = mongo.command("explain", find)["executionStats"]
    assert stats["totalDocsExamined"] == 0
    assert mongo.ingestion_rejects.count_documents({}) == 198
