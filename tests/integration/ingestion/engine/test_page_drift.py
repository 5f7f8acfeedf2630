"""Tickets that come and go while the pages are read make no other ticket lost or deleted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

from ingestion.config import JobConfig
from ingestion.core.feed_drift import MAX_STALE_PAGES
from ingestion.core.job import Job
from ingestion.core.pages import Page
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.engine.run import SliceEnd
from ingestion.store import jobs
from ingestion.upstream.client import NotFound
from ingestion.upstream.feed import Feed
from ingestion.upstream.fetch import SliceExpired
from tests.support.types import Mongo

Ingest = Callable[[str], Job]

PAGE_SIZE = 10

get_page = Feed.get_page


@pytest.fixture(autouse=True)
def _small_pages(settings: Any) -> None:
    settings.INGEST_PAGE_SIZE = PAGE_SIZE


@pytest.fixture
def tenant(upstream: httpx.Client) -> str:
    """A tenant of 60 tickets, which are six pages."""
    mutate(upstream, create={"tenant_id": "drifting", "count": 60})
    return "drifting"


def mutate(upstream: httpx.Client, **operations: Any) -> dict[str, list[str]]:
    reply = upstream.post("/control/mutate", json=operations)
    assert reply.status_code == 200
    return reply.json()


def fault(upstream: httpx.Client, **faults: Any) -> None:
    assert upstream.post("/control/faults", json=faults).status_code == 200


def listed(upstream: httpx.Client, tenant_id: str) -> set[str]:
    fault(upstream, shift_per_page=0)
    query = {"tenant_id": tenant_id, "page": 1, "page_size": 100}
    reply = upstream.get("/external/support-tickets", params=query).json()
    assert reply["next_page"] is None
    return {ticket["id"] for ticket in reply["tickets"]}


def active(mongo: Mongo, tenant_id: str) -> set[str]:
    wanted = {"tenant_id": tenant_id, "is_deleted": False}
    return {row["external_id"] for row in mongo.tickets.find(wanted)}


@pytest.mark.parametrize(
    ("mode", "newest_first", "per_page"),
    [
        ("insert", False, 1),
        ("insert", True, 3),
        ("remove", False, 1),
        ("remove", False, 3),
        ("remove", True, 1),
        ("both", False, 3),
        ("both", True, 1),
    ],
)
def test_a_first_crawl_of_a_shifting_feed_has_everybody_who_was_there_throughout(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    tenant: str,
    mode: str,
    newest_first: bool,
    per_page: int,
) -> None:
    before = listed(upstream, tenant)
    fault(upstream, shift_per_page=per_page, shift_mode=mode, newest_first=newest_first)
    job = ingest(tenant)
    throughout = before & listed(upstream, tenant)
    assert job.status == "completed"
    assert throughout - active(mongo, tenant) == set()
    assert job.api_calls <= 2 * job.processed_pages + 2 * len(before) // PAGE_SIZE
    quiet, there = ingest(tenant), listed(upstream, tenant)
    assert there - active(mongo, tenant) == set()
    assert quiet.withheld == len(active(mongo, tenant) - there)


@pytest.mark.parametrize("mode", ["insert", "both"])
def test_tickets_that_come_in_behind_the_reader_are_looked_for_after_the_last_page(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, tenant: str, mode: str
) -> None:
    fault(upstream, shift_per_page=1, shift_mode=mode, after=0)
    job = ingest(tenant)
    # The last rereads shift the feed once more; the next crawl finds what came in then.
    assert len(listed(upstream, tenant) - active(mongo, tenant)) <= job.second_looks
    assert job.second_looks > 0


def test_a_known_ticket_that_no_page_had_is_not_deleted(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, tenant: str
) -> None:
    ingest(tenant)
    before = listed(upstream, tenant)
    fault(upstream, shift_per_page=1, shift_mode="remove", missing_total=True)
    job = ingest(tenant)
    throughout = before & listed(upstream, tenant)
    assert (job.status, throughout - active(mongo, tenant)) == ("completed", set())


def test_a_shift_between_two_slices_is_noticed(
    mongo: Mongo,
    upstream: httpx.Client,
    config: JobConfig,
    tenant: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = sorted(listed(upstream, tenant))
    job_id = start_job(tenant, run="here").job_id

    async def end_after_three(feed: Feed, number: int, *, start: int = 0) -> Page:
        if number > 3:
            raise SliceExpired
        return await get_page(feed, number)

    with monkeypatch.context() as patch:
        patch.setattr(Feed, "get_page", end_after_three)
        assert run_slice(job_id, config=config) == SliceEnd.SUSPENDED
    mutate(upstream, delete={"ids": before[:4]})
    assert run_slice(job_id, config=config) == SliceEnd.JOB_ENDED
    assert jobs.get_job(job_id).status == "completed"
    assert set(before[4:]) <= active(mongo, tenant)


def test_a_feed_that_becomes_too_short_for_its_next_page_ends_there(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, tenant: str, monkeypatch: Any
) -> None:
    before = sorted(listed(upstream, tenant))

    async def answer_404_behind_the_end(feed: Feed, number: int, *, start: int = 0) -> Page:
        if number == 6:
            mutate(upstream, delete={"ids": before[:10]})
            raise NotFound(404)
        return await get_page(feed, number)

    monkeypatch.setattr(Feed, "get_page", answer_404_behind_the_end)
    job = ingest(tenant)
    assert job.status == "completed"
    assert set(before[10:]) <= active(mongo, tenant)


def test_a_feed_that_goes_in_a_circle_fails(
    mongo: Mongo, ingest: Ingest, tenant: str, monkeypatch: Any
) -> None:
    async def begin_again(feed: Feed, number: int, *, start: int = 0) -> Page:
        page = await get_page(feed, (number - 1) % 5 + 1)
        return replace(page, number=number, next_page=number + 1)

    monkeypatch.setattr(Feed, "get_page", begin_again)
    job = ingest(tenant)
    assert job.status == "failed"
    assert "had nothing new" in job.error
    assert (job.new_ingested, job.processed_pages) == (50, 5 + MAX_STALE_PAGES)


def test_rows_that_upstream_counts_and_no_page_has_are_no_success(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, tenant: str, monkeypatch: Any
) -> None:
    ingest(tenant)
    mutate(upstream, vanish={"tenant_id": tenant, "count": 2})

    async def count_more(feed: Feed, number: int, *, start: int = 0) -> Page:
        return replace(await get_page(feed, number), total_count=63)

    monkeypatch.setattr(Feed, "get_page", count_more)
    job = ingest(tenant)
    assert (job.status, job.deleted) == ("completed_with_errors", 0)
    assert "counts 5 tickets more than its pages had" in job.error


def test_a_quiet_feed_costs_one_call_more_than_it_has_pages(
    upstream: httpx.Client, ingest: Ingest, tenant: str
) -> None:
    assert [ingest(tenant).api_calls for _ in range(2)] == [7, 7]


def test_a_ticket_that_comes_in_two_pages_counts_once(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, tenant: str
) -> None:
    fault(upstream, duplicate_every=1)
    job = ingest(tenant)
    assert (job.new_ingested, job.repeated, job.unchanged) == (60, 5, 0)
    again = ingest(tenant)
    assert (again.unchanged, again.repeated) == (60, 5)
    assert mongo.ticket_history.count_documents({}) == 60
