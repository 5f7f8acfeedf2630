"""A record or a page that is too large costs itself at most: everything else is stored, and the job ends."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs
from ingestion.upstream import fetch
from tests.support.counting import assert_counted
from tests.support.types import Document, Mongo

Ingest = Callable[[], Job]

LIST = "/external/support-tickets"
TICKETS = 60
PAGE_SIZE = 20
# The record 17 of page 2, and no other.
PLACE = PAGE_SIZE + 17
# Page 2 is asked for whole, in halves, in quarters, and one by one.
ASKED = [
    (1, 20),
    *((2, 20), (3, 10), (4, 10), (7, 5), (8, 5), (36, 1), (37, 1), (38, 1), (39, 1), (40, 1)),
    (3, 20),
]


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    return TICKETS, 1


@pytest.fixture
def page_size() -> int:
    return PAGE_SIZE


def switch(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def pages_asked(upstream: httpx.Client) -> list[tuple[int, int]]:
    calls = upstream.get("/control/calls").json()["calls"]
    queries = [httpx.QueryParams(call["query"]) for call in calls if call["path"] == LIST]
    return [(int(query["page"]), int(query["page_size"])) for query in queries]


def assert_all_but_one_are_stored(mongo: Mongo, job: Job) -> None:
    assert (job.status, job.new_ingested, job.rejected) == ("completed_with_errors", 59, 1)
    assert (job.processed_pages, job.total_pages, job.deleted) == (3, 3, 0)
    assert mongo.tickets.count_documents({}) == TICKETS - 1
    (reject,) = mongo.ingestion_rejects.find()
    assert reject["reason"].startswith(f"Record {PLACE} of the feed is too large")
    assert reject["external_id"] == f"record {PLACE} of the feed"
    assert_counted("acme")


REASONS = {
    "nine_megabytes": "larger than 8388608 bytes",
    "many_values": "more than 200000 values",
    "deep": "nested too deeply",
}


@pytest.mark.parametrize("kind", REASONS)
def test_a_record_that_is_too_large_is_a_reject_and_every_other_is_stored(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, kind: str
) -> None:
    switch(upstream, bad_records_every=PLACE, bad_records_kind=kind)
    job = ingest()
    assert_all_but_one_are_stored(mongo, job)
    assert REASONS[kind] in mongo.ingestion_rejects.find_one()["reason"]
    assert pages_asked(upstream) == ASKED
    assert job.api_calls == len(upstream.get("/control/calls").json()["calls"])

    again = ingest()
    assert (again.unchanged, again.rejected, again.deleted) == (TICKETS - 1, 1, 0)
    assert mongo.ingestion_rejects.count_documents({}) == 1


def test_a_stored_ticket_whose_record_has_become_too_large_stays_as_it_is(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    ingest()
    before = list(mongo.tickets.find().sort("external_id"))
    switch(upstream, bad_records_every=PLACE, bad_records_kind="nine_megabytes")
    job = ingest()
    assert (job.rejected, job.deleted, job.updated) == (1, 0, 0)
    assert list(mongo.tickets.find().sort("external_id")) == before


def test_a_feed_that_repeats_a_record_on_each_page_is_read_in_parts_as_well(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    switch(
        upstream,
        duplicate_every=1,
        bad_records_every=PLACE,
        bad_records_kind="nine_megabytes",
    )
    job = ingest()
    # The copy on the page behind it is not damaged.
    assert (job.status, job.new_ingested, job.rejected) == ("completed_with_errors", TICKETS, 1)
    assert job.repeated > 0
    assert_counted("acme")


def test_a_record_at_the_very_end_that_is_too_large_ends_the_feed(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    switch(upstream, bad_records_every=TICKETS, bad_records_kind="nine_megabytes")
    job = ingest()
    assert (job.status, job.new_ingested) == ("completed_with_errors", TICKETS - 1)
    assert pages_asked(upstream)[-1] == (TICKETS, 1)


def test_a_page_in_parts_goes_on_in_the_next_slice_where_the_last_one_stopped(
    mongo: Mongo, upstream: httpx.Client, config: JobConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch(upstream, bad_records_every=PLACE, bad_records_kind="nine_megabytes")
    left = 0

    async def take_turn(fetcher: fetch.Fetcher) -> None:
        nonlocal left
        if left == 0:
            raise fetch.SliceExpired
        left -= 1

    monkeypatch.setattr(fetch.Fetcher, "wait_for_budget", take_turn)
    job_id = start_job("acme", run="here").job_id
    for _ in range(20):
        left = 3
        if run_slice(job_id, config=config) is SliceEnd.JOB_ENDED:
            break
    job = jobs.get_job(job_id)
    assert_all_but_one_are_stored(mongo, job)
    # No part that was read is read again.
    asked = pages_asked(upstream)
    for part in ((3, 10), (7, 5), (36, 1), (38, 1), (39, 1), (40, 1)):
        assert asked.count(part) == 1
    assert mongo.ticket_history.count_documents({}) == TICKETS - 1


@pytest.mark.parametrize(
    ("faults", "error"),
    [
        ({"oversize_mb": 9}, "The external API's reply is larger than 8388608 bytes."),
        (
            {"oversize_mb": 9, "packed": "once"},
            "The external API's reply is larger than 8388608 bytes.",
        ),
        ({"many_values": 2_000_000}, "The external API's reply has more than 200000 values."),
    ],
)
def test_an_upstream_whose_replies_are_too_large_whatever_is_asked_for_fails_the_job_soon(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, faults: Document, error: str
) -> None:
    switch(upstream, after=2, only="list", **faults)
    job = ingest()
    assert (job.status, job.error) == ("failed", error)
    assert job.new_ingested == 2 * PAGE_SIZE
    # Once whole, two halves, four quarters, and every record.
    assert len(pages_asked(upstream)) == 2 + 1 + 2 + 4 + 20
    assert ingest().status == "failed"
    switch(upstream, after=0, **dict.fromkeys(faults))
    assert ingest().status == "completed"
    assert mongo.tickets.count_documents({}) == TICKETS


def test_an_urgent_mail_with_a_screenshot_is_stored_and_announced(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    mail = {
        "subject": "URGENT",
        "message": "Production is down for all our users, please help now!",
    }
    ids = [ticket["id"] for ticket in upstream.get(LIST, params={"page_size": 3}).json()["tickets"]]
    fields = mail | {"status": "open"}
    assert upstream.post("/control/mutate", json={"set": {"ids": ids, "fields": fields}}).is_success
    switch(upstream, bad_records_every=1, bad_records_kind="screenshot", packed="members")
    job = ingest()
    assert (job.status, job.new_ingested) == ("completed", TICKETS)
    for external_id in ids:
        row = mongo.tickets.find_one({"external_id": external_id})
        assert row["message"] == f'{mail["message"]} <img src="[embedded file: image/png]">'
        assert (row["urgency"], row["truncated"]) == ("high", False)
        assert mongo.notifications.count_documents({"ticket_id": external_id}) == 1
    again = ingest()
    assert (again.unchanged, again.updated) == (TICKETS, 0)
    assert again.api_calls < 200
