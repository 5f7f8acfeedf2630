"""Whatever a feed holds, each record ends as a ticket, as a reject or as another tenant's."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import httpx
import pytest

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.core.pages import MAX_RAW_LENGTH
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs
from tests.support.factories import make_raw
from tests.support.types import Document, Mongo
from tickets.core.incoming import MAX_NAME_LENGTH, MAX_TEXT_LENGTH

Ingest = Callable[[], Job]

TICKETS = 30
OLD, SAME, NEW = (f"2026-03-01T{hour}:00:00.000Z" for hour in (10, 11, 12))


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    return TICKETS, 1


@pytest.fixture
def page_size() -> int:
    """Three pages."""
    return 10


def mutate(upstream: httpx.Client, **operations: Any) -> None:
    """Write the body as ASCII, because half a surrogate pair has no other form."""
    assert upstream.post("/control/mutate", content=json.dumps(operations)).status_code == 200


def list_records(upstream: httpx.Client, *records: object) -> None:
    """Put the records into acme's feed, whatever they hold and whichever tenant they name."""
    mutate(upstream, create={"tenant_id": "acme", "tickets": list(records)})


def change(upstream: httpx.Client, external_id: str, **fields: object) -> None:
    mutate(upstream, set={"ids": [external_id], "fields": fields})


def feed_ids(upstream: httpx.Client) -> list[str]:
    reply = upstream.get("/external/support-tickets", params={"tenant_id": "acme"})
    return [ticket["id"] for ticket in reply.json()["tickets"]]


def without(name: str) -> Document:
    return {key: value for key, value in make_raw().items() if key != name}


NOT_TEXT = "is not text."
NO_TIME = "is not an ISO 8601 time."
NO_OBJECT = "The record is not an object."

REJECTED = (
    (without("id"), "id", "is missing."),
    (make_raw(id=True), "id", NOT_TEXT),
    (make_raw(id=1e300), "id", "is a number too large to be exact."),
    (make_raw(id=["t-1"]), "id", NOT_TEXT),
    (make_raw(id={"$ne": ""}), "id", NOT_TEXT),
    (make_raw(id=" "), "id", "is empty."),
    (make_raw(id="x" * 10_240), "id", f"is longer than {MAX_NAME_LENGTH} characters."),
    (make_raw(id="NUL \x00"), "id", "has characters that are not text."),
    (make_raw(id="r-1", message="\ud83d"), "message", "has characters that are not text."),
    (make_raw(id="r-2", subject=["a"]), "subject", NOT_TEXT),
    (make_raw(id="r-3", status=None), "status", "is missing."),
    (make_raw(id="r-4", tenant_id=None), "tenant_id", "is missing."),
    (make_raw(id="r-5", created_at="0001-01-01T00:00:00+14:00"), "created_at", NO_TIME),
    (make_raw(id="r-6", updated_at="99999-01-01T00:00:00Z"), "updated_at", NO_TIME),
    (make_raw(id="r-7", updated_at=1e400), "updated_at", NOT_TEXT),
    (make_raw(id="r-8", message=["x" * 3_000_000]), "message", NOT_TEXT),
    ({}, "tenant_id", "is missing."),
    (None, None, NO_OBJECT),
    (7, None, NO_OBJECT),
    ([make_raw()], None, NO_OBJECT),
    ("<!doctype html><title>Back soon</title>", None, NO_OBJECT),
)


def test_every_bad_record_is_kept_with_its_reason_and_its_neighbours_are_stored(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    good = set(feed_ids(upstream))
    list_records(upstream, *(record for record, _, _ in REJECTED))
    job = ingest()

    counts = {"new_ingested": TICKETS, "rejected": len(REJECTED), "errors": len(REJECTED)}
    assert job.status == "completed_with_errors"
    assert {name: job.counters[name] for name in counts} == counts
    assert set(mongo.tickets.distinct("external_id")) == good

    rows = list(mongo.ingestion_rejects.find())
    assert {(row["tenant_id"], row["job_id"]) for row in rows} == {("acme", job.job_id)}
    kept = {row["raw"]: (row["field"], row["reason"]) for row in rows}
    expected = {
        json.dumps(record)[:MAX_RAW_LENGTH]: (field, f"The field '{field}' {end}" if field else end)
        for record, field, end in REJECTED
    }
    assert kept == expected
    assert max(len(row["raw"]) for row in rows) == MAX_RAW_LENGTH
    assert all(len(row["external_id"] or "") <= MAX_NAME_LENGTH for row in rows)


def test_odd_records_that_are_tickets_are_stored_as_they_are(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    html = "<script>alert('hi')</script> & \u202e \U0001f600"
    odd = [
        make_raw(id="$where", subject=html, message=html),
        make_raw(id="a/b.c d%2F'\"", **{"$where": "sleep(1)", "a.b": {"$set": 1}, "": None}),
        # As JSON in ASCII each of them takes twelve bytes, and a reply has room for eight million.
        make_raw(id="long", message="\U0001f600" * 600_000),
        make_raw(id="empty", subject="", message="", source="", customer_id=""),
    ]
    list_records(upstream, *odd)
    job = ingest()
    assert ("completed", TICKETS + len(odd)) == (job.status, job.new_ingested)
    names = ("subject", "message", "source", "customer_id")
    for record in odd:
        row = mongo.tickets.find_one({"external_id": record["id"]})
        assert {name: record[name] for name in names} == {name: row[name] for name in names}
        assert not {"$where", "a.b", ""} & set(row)


def test_what_is_too_long_is_cut_and_what_is_a_file_is_cut_out_and_the_next_crawl_finds_no_change(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    picture = '<img src="data:image/png;base64,' + "A" * 1_000_000 + '">'
    records = [
        make_raw(id="picture", message=f"Production is down for everybody {picture}, please help"),
        make_raw(id="text", message="x" * 3_000_000, subject="y" * 1_000_001),
        make_raw(id="name", customer_id="c" * 10_000, source="s" * 513, status="o" * 600),
    ]
    list_records(upstream, *records)
    job = ingest()
    assert (job.status, job.new_ingested) == ("completed", TICKETS + 3)
    rows = {row["external_id"]: row for row in mongo.tickets.find()}
    mark = '<img src="[embedded file: image/png]">'
    expected = f"Production is down for everybody {mark}, please help"
    assert (rows["picture"]["message"], rows["picture"]["truncated"]) == (expected, False)
    assert rows["picture"]["urgency"] == "high"
    assert mongo.notifications.count_documents({"ticket_id": "picture"}) == 1
    lengths = {len(rows["text"][name]) for name in ("subject", "message")}
    assert (lengths, rows["text"]["truncated"]) == ({MAX_TEXT_LENGTH}, True)
    lengths = {len(rows["name"][name]) for name in ("customer_id", "source", "status")}
    assert (lengths, rows["name"]["truncated"]) == ({MAX_NAME_LENGTH}, True)
    again = ingest()
    assert (again.unchanged, again.updated) == (TICKETS + 3, 0)

    # What is beyond the cut alone is no change of the ticket, only of whether it was cut.
    change(upstream, "text", message="x" * MAX_TEXT_LENGTH, subject="y" * MAX_TEXT_LENGTH)
    again = ingest()
    assert (again.unchanged, again.updated) == (TICKETS + 3, 0)
    assert mongo.tickets.find_one({"external_id": "text"})["truncated"] is False
    assert mongo.ticket_history.count_documents({"action": "updated"}) == 0


def test_the_largest_texts_change_and_their_history_is_stored_and_says_that_it_is_cut(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig
) -> None:
    # Written in ASCII, they take more than the reply of an ordinary setting.
    large = replace(config, max_reply_bytes=32 * 1024 * 1024)
    list_records(upstream, make_raw(id="large"))
    for character in ("\U0001f600", "\U0001f680"):
        text = character * MAX_TEXT_LENGTH
        change(upstream, "large", subject=text, message=text)
        job_id = start_job("acme", run="here").job_id
        assert run_slice(job_id, config=large) is SliceEnd.JOB_ENDED
        assert jobs.get_job(job_id).status == "completed"
    row = mongo.ticket_history.find_one({"ticket_id": "large", "action": "updated"})
    for name in ("subject", "message"):
        pair = row["changes"][name]
        assert pair["truncated"] is True
        assert pair["new"].endswith("[cut: the whole text had 1000000 characters]")
    assert mongo.tickets.find_one({"external_id": "large"})["message"] == text


def test_a_bad_record_of_another_tenant_leaves_nothing_behind(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    list_records(upstream, make_raw(id=None, tenant_id="globex", message="a secret"))
    list_records(upstream, make_raw(id="g-1", tenant_id="globex", message="a secret"))
    job = ingest()
    assert (job.status, job.skipped, job.rejected) == ("completed", 2, 0)
    assert mongo.ingestion_rejects.count_documents({}) == 0
    assert mongo.tickets.distinct("tenant_id") == ["acme"]


def test_times_are_stored_in_utc_with_milliseconds(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    times = {
        "2026-03-01T12:30:00.123Z": datetime(2026, 3, 1, 12, 30, 0, 123000),
        "2026-03-01T12:30:00": datetime(2026, 3, 1, 12, 30),
        "2026-03-01T14:30:00+02:00": datetime(2026, 3, 1, 12, 30),
        "2026-02-28T23:30:00.5-05:30": datetime(2026, 3, 1, 5, 0, 0, 500000),
        "2026-03-01T12:30:00.999999Z": datetime(2026, 3, 1, 12, 30, 0, 999000),
    }
    list_records(upstream, *(make_raw(id=text, updated_at=text) for text in times))
    ingest()
    rows = mongo.tickets.find({"external_id": {"$in": list(times)}})
    assert {row["external_id"]: row["updated_at"] for row in rows} == times


@pytest.mark.parametrize(
    ("fields", "stored", "changes"),
    [
        pytest.param(
            {"updated_at": OLD, "subject": "old"}, ("Question", 11), [], id="an older version"
        ),
        pytest.param({"updated_at": OLD}, ("Question", 11), [], id="only its time went back"),
        pytest.param(
            {"subject": "other"}, ("other", 11), [{"subject"}], id="the same time, other content"
        ),
        pytest.param(
            {"updated_at": NEW, "subject": "new"},
            ("new", 12),
            [{"updated_at", "subject"}],
            id="a newer version",
        ),
        pytest.param({"updated_at": "2026-03-01T12:00:00+01:00"}, ("Question", 11), [], id="zone"),
    ],
)
def test_only_what_is_not_older_changes_a_ticket(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    fields: Document,
    stored: tuple[str, int],
    changes: list[set[str]],
) -> None:
    list_records(upstream, make_raw(updated_at=SAME))
    ingest()
    change(upstream, "t-1", **fields)
    job = ingest()
    row = mongo.tickets.find_one({"external_id": "t-1"})
    assert (row["subject"], row["updated_at"].hour) == stored
    history = list(mongo.ticket_history.find({"action": "updated"}))
    assert [set(entry["changes"]) for entry in history] == changes
    assert len(changes) == job.updated


def test_a_ticket_that_comes_in_two_pages_counts_once(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    upstream.post("/control/faults", json={"duplicate_every": 1})
    job = ingest()
    assert TICKETS == job.new_ingested == mongo.tickets.count_documents({})
    assert {row["_id"]: row["count"] for row in mongo.ticket_history.aggregate(BY_ACTION)} == {
        "created": TICKETS
    }
    assert (job.updated, job.unchanged) == (0, 0)
    assert job.repeated > 0


def test_a_ticket_that_comes_twice_in_a_page_counts_once_in_its_newest_version(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    first, second, *_ = feed_ids(upstream)
    change(upstream, first, subject="newer", updated_at="2030-01-01T00:00:00Z")
    change(upstream, second, id=first, subject="older")
    job = ingest()
    assert TICKETS - 1 == job.new_ingested == mongo.tickets.count_documents({})
    assert mongo.tickets.find_one({"external_id": first})["subject"] == "newer"
    assert {row["_id"]: row["count"] for row in mongo.ticket_history.aggregate(BY_ACTION)} == {
        "created": TICKETS - 1
    }
    assert (job.updated, job.unchanged) == (0, 0)
    assert job.repeated > 0


BY_ACTION = [{"$group": {"_id": "$action", "count": {"$sum": 1}}}]
