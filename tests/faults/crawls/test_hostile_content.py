"""Whatever tickets say, they are stored, their job ends, and their statistics stay bounded and right."""

import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from bson import BSON

from analytics.core.period import ALWAYS
from analytics.core.report_request import ReportRequest
from analytics.core.rollup_bounds import MAX_CUSTOMERS_OF_DAY, MAX_VALUES, MAX_WORDS_OF_DAY
from analytics.engine.marked import rebuild_next
from analytics.engine.rebuild import find_discrepancies
from analytics.engine.report import read_report
from analytics.store import rollup_audit
from ingestion.core.job import Job
from ingestion.engine import slice as slices
from ingestion.engine.lifecycle import start_job
from tests.faults.support.interruptions import WorkerDied
from tests.support.factories import NOON, make_raw
from tests.support.types import Document, Mongo
from tests.support.waiting import end_lease

Ingest = Callable[[], Job]

MAX_BYTES = 16 * 1024 * 1024
# Twice as many tickets of one day as filled the row of its words with letters of four bytes.
ATTACKERS = 300
# Letters of four bytes (CJK Unified Ideographs Extension B).
LETTERS = [chr(code) for code in range(0x20000, 0x20400)]
MIDNIGHT = datetime.fromisoformat(make_raw()["created_at"]).replace(hour=0, minute=0, second=0)


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    return 5, 1


@pytest.fixture
def page_size() -> int:
    return 100


def list_records(upstream: httpx.Client, records: Iterable[Document]) -> None:
    rows = [make_raw() | record for record in records]
    for start in range(0, len(rows), 500):
        create = {"tenant_id": "acme", "tickets": rows[start : start + 500]}
        reply = upstream.post("/control/mutate", json={"create": create}, timeout=60)
        assert reply.status_code == 200


def invent_words(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(LETTERS, k=12)) for _ in range(400))


def total_of(tenant_id: str = "acme") -> Any:
    return read_report(tenant_id, ReportRequest(period=ALWAYS), now=NOON)


def assert_bounded(mongo: Mongo) -> None:
    for name in ("ticket_rollups", "ranking_rollups"):
        sizes = [len(BSON.encode(row)) for row in mongo[name].find()]
        assert max(sizes) < MAX_BYTES / 4


def test_statuses_that_no_ticket_has_any_more_make_room_for_those_of_today(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MAX_VALUES, "status", 3)
    list_records(upstream, ({"id": f"{n}", "status": f"odd-{n}"} for n in range(6)))
    ingest()
    assert (len(total_of().by_status), rebuild_next()) == (3, None)
    change = {"tenant_id": "acme", "count": 100, "status": "solved"}
    upstream.post("/control/mutate", json={"change": change}).raise_for_status()
    job = ingest()
    assert (job.status, job.updated) == ("completed", total_of().total_tickets)
    assert rebuild_next() == "acme"
    assert (total_of().by_status, total_of().by_status_other) == ({"solved": job.updated}, 0)
    assert list(find_discrepancies("acme")) == []


def test_a_day_of_invented_words_stops_nobody(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    chance = random.Random(1)
    list_records(
        upstream,
        ({"id": f"h-{n}", "message": invent_words(chance)} for n in range(ATTACKERS)),
    )
    for _ in range(2):
        job = ingest()
        assert (job.status, job.rejected) == ("completed", 0)
        assert mongo.tickets.count_documents({"tenant_id": "acme"}) == ATTACKERS + 5
    assert mongo.tenants.find_one({"_id": "acme"})["has_rollups"]
    assert_bounded(mongo)
    day = mongo.ranking_rollups.find_one({"level": "day", "words_other": {"$gt": 0}})
    assert sum(len(words) for words in day["words"].values()) == MAX_WORDS_OF_DAY
    assert list(find_discrepancies("acme")) == []


def test_thousands_of_statuses_and_sources_are_counted_to_the_last_ticket(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    count = 1_500
    list_records(
        upstream,
        (
            {
                "id": f"h-{n}",
                "status": f"{n:04}.".ljust(512, "s"),
                "source": f"{n:04}$".ljust(512, "q"),
                "created_at": f"{MIDNIGHT + timedelta(minutes=n % 1440):%Y-%m-%dT%H:%M:%SZ}",
            }
            for n in range(count)
        ),
    )
    assert ingest().status == "completed"
    report = total_of()
    assert len(report.by_status) == MAX_VALUES["status"]
    assert len(report.by_source) == MAX_VALUES["source"]
    assert report.total_tickets == count + 5
    assert sum(report.by_status.values()) + report.by_status_other == count + 5
    assert sum(report.by_source.values()) + report.by_source_other == count + 5
    assert list(find_discrepancies("acme")) == []
    assert_bounded(mongo)


def test_thousands_of_urgent_customers_of_a_day_are_counted(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    count = MAX_CUSTOMERS_OF_DAY + 300
    urgent = {"subject": "Outage", "message": "Everything is down, urgent!"}
    list_records(
        upstream,
        (urgent | {"id": f"h-{n}", "customer_id": f"{n}-".ljust(500, "c")} for n in range(count)),
    )
    assert ingest().status == "completed"
    [day] = mongo.ranking_rollups.find({"level": "day", "customers_other": {"$gt": 0}})
    assert len(day["customers"]) == MAX_CUSTOMERS_OF_DAY
    assert day["customers_other"] == 300
    assert list(find_discrepancies("acme")) == []
    assert_bounded(mongo)


@pytest.fixture
def full_row(mongo: Mongo, ingest: Ingest) -> Document:
    """Let the row of acme's hours of a day be as full as a document can be."""
    ingest()
    row = mongo.ticket_rollups.find_one({"tenant_id": "acme", "level": "hours"})
    room = MAX_BYTES - len(BSON.encode(row)) - 40
    mongo.ticket_rollups.update_one({"_id": row["_id"]}, {"$set": {"junk": "x" * room}})
    return dict(row)


def test_a_page_is_stored_without_statistics_that_cannot_be_written(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, full_row: Document
) -> None:
    """Then they are read from the tickets, and made anew once."""
    hour = full_row["start"].isoformat() + "Z"
    list_records(
        upstream,
        ({"id": f"h-{n}", "created_at": hour, "status": f"new-{n}"} for n in range(250)),
    )
    job = ingest()
    assert (job.status, job.new_ingested) == ("completed", 250)
    tenant = mongo.tenants.find_one({"_id": "acme"})
    assert (tenant["has_rollups"], tenant["rollups_failures"]) == (False, 3)
    before = total_of()
    assert before.total_tickets == 255
    assert rebuild_next() == "acme"
    assert rebuild_next() is None
    assert mongo.tenants.find_one({"_id": "acme"})["has_rollups"]
    assert list(find_discrepancies("acme")) == []
    assert total_of().total_tickets == 255
    assert ingest().status == "completed"


def test_a_rebuild_that_pages_overtake_leaves_the_mark(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    full_row: Document,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hour = full_row["start"].isoformat() + "Z"
    list_records(upstream, [{"id": "h-1", "created_at": hour, "status": "new"}])
    ingest()
    measured = rollup_audit.register_values

    def register_and_be_overtaken(tenant_id: str) -> None:
        measured(tenant_id)
        mongo.tenants.update_one({"_id": tenant_id}, {"$inc": {"rollups_failures": 1}})

    monkeypatch.setattr(rollup_audit, "register_values", register_and_be_overtaken)
    assert rebuild_next() == "acme"
    monkeypatch.undo()
    assert not mongo.tenants.find_one({"_id": "acme"})["has_rollups"]
    # It is due again after a pause only.
    assert rebuild_next() is None
    mongo.tenants.update_one({"_id": "acme"}, {"$set": {"rebuild_due_at": None}})
    assert rebuild_next() == "acme"
    assert mongo.tenants.find_one({"_id": "acme"})["has_rollups"]
    assert list(find_discrepancies("acme")) == []


@pytest.fixture
def refusing(mongo: Mongo) -> Iterable[None]:
    """Let MongoDB refuse every ticket whose subject is `poison`."""
    mongo.command("collMod", "tickets", validator={"subject": {"$ne": "poison"}})
    yield
    mongo.command("collMod", "tickets", validator={})


@pytest.mark.usefixtures("refusing")
def test_a_ticket_that_cannot_be_stored_becomes_a_reject_and_stops_nothing(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    records = [
        {"id": f"h-{n}", "subject": "poison" if n in (7, 8, 130) else f"Question {n}"}
        for n in range(220)
    ]
    list_records(upstream, records)
    job = ingest()
    assert (job.status, job.processed_pages) == ("completed_with_errors", 3)
    assert (job.new_ingested, job.rejected, job.repeated) == (222, 3, 0)
    rejects = {row["external_id"]: row["reason"] for row in mongo.ingestion_rejects.find()}
    assert rejects.keys() == {"h-7", "h-8", "h-130"}
    assert all(reason.startswith("It can't be stored: ") for reason in rejects.values())
    assert mongo.tenants.find_one({"_id": "acme"})["has_rollups"]
    assert list(find_discrepancies("acme")) == []
    assert mongo.page_sightings.count_documents({}) == 0


@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize("commits", range(1, 7))
def test_a_worker_that_dies_between_two_parts_of_a_page_counts_no_record_twice(
    mongo: Mongo,
    upstream: httpx.Client,
    run_next: Callable[[str], Job],
    monkeypatch: pytest.MonkeyPatch,
    commits: int,
) -> None:
    records = [
        {"id": f"h-{n:02}", "subject": "poison" if n == 33 else "Question"} for n in range(60)
    ]
    list_records(upstream, records)
    job_id, left = start_job("acme", run="here").job_id, iter(range(commits))
    commit = slices.commit_page

    def commit_or_die(*args: Any, **options: Any) -> Job:
        committed = commit(*args, **options)
        if next(left, None) == commits - 1:
            raise WorkerDied
        return committed

    monkeypatch.setattr(slices, "commit_page", commit_or_die)
    with pytest.raises(WorkerDied):
        run_next(job_id)
    monkeypatch.undo()
    mongo.distributed_locks.update_many({}, {"$set": {"session": None}})
    end_lease(mongo)
    job = run_next(job_id)
    assert (job.status, job.processed_pages) == ("completed_with_errors", 1)
    assert (job.new_ingested, job.unchanged, job.repeated, job.rejected) == (64, 0, 0, 1)
    assert mongo.ticket_history.count_documents({}) == 64
    assert list(find_discrepancies("acme")) == []
