"""A bad record has one row however often it comes, and none any more once its ticket is stored."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.core.management import call_command

from ingestion.config import JobConfig
from ingestion.core.job import Job
from ingestion.core.pages import MAX_RECORDS
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.store import jobs
from ingestion.upstream import feed
from tests.support.factories import make_raw
from tests.support.types import Document, Mongo

Ingest = Callable[[], Job]


@pytest.fixture(scope="module")
def feed_size() -> tuple[int, int]:
    return 5, 1


def mutate(upstream: httpx.Client, **operations: Any) -> None:
    assert upstream.post("/control/mutate", json=operations).status_code == 200


def make_bad(number: int) -> Document:
    return make_raw(id=f"bad-{number}", created_at="never")


def without_id(number: int) -> Document:
    return {name: value for name, value in make_bad(number).items() if name != "id"} | {
        "message": f"{'x' * 70_000}{number}"
    }


def seen(mongo: Mongo) -> list[tuple[str | None, int]]:
    rows = mongo.ingestion_rejects.find().sort("external_id")
    return [(row["external_id"], row["times"]) for row in rows]


def test_twenty_bad_records_are_twenty_rows_after_three_crawls(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    mutate(upstream, create={"tenant_id": "acme", "tickets": [make_bad(n) for n in range(20)]})
    ended = [ingest() for _ in range(3)]
    assert [job.rejected for job in ended] == [20] * 3
    rows = list(mongo.ingestion_rejects.find())
    assert len(rows) == len({row["external_id"] for row in rows}) == 20
    assert {(row["times"], row["job_id"]) for row in rows} == {(3, ended[-1].job_id)}
    for row in rows:
        assert row["first_seen_at"] < row["last_seen_at"] == row["recorded_at"]


def test_records_without_an_id_are_known_by_their_whole_content(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    records = [without_id(1), without_id(1), without_id(2), {"tenant_id": "acme"}]
    mutate(upstream, create={"tenant_id": "acme", "tickets": records})
    for _ in range(2):
        assert ingest().rejected == 4
    assert seen(mongo) == [(None, 2), (None, 2), (None, 2)]


def test_the_newest_content_of_a_record_is_kept(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest
) -> None:
    mutate(upstream, create={"tenant_id": "acme", "tickets": [make_bad(1)]})
    ingest()
    fields = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "never either"}
    mutate(upstream, set={"ids": ["bad-1"], "fields": fields})
    ingest()
    (row,) = mongo.ingestion_rejects.find()
    assert (row["field"], "never either" in row["raw"], row["times"]) == ("updated_at", True, 2)


@pytest.mark.parametrize("how", ["by a page", "by a replay"])
def test_a_record_that_can_be_read_leaves_the_rejects(
    mongo: Mongo, upstream: httpx.Client, ingest: Ingest, how: str
) -> None:
    records = [make_bad(1), make_bad(2)]
    mutate(upstream, create={"tenant_id": "acme", "tickets": records})
    ingest()
    good = make_raw(id="bad-1")
    if how == "by a page":
        mutate(upstream, set={"ids": ["bad-1"], "fields": {"created_at": good["created_at"]}})
        ingest()
    else:
        one = {"external_id": "bad-1"}
        raw = mongo.ingestion_rejects.find_one(one)["raw"].replace("never", good["created_at"])
        mongo.ingestion_rejects.update_one(one, {"$set": {"raw": raw}})
        with pytest.raises(SystemExit, match="4"):
            call_command("replay_rejects", "--tenant", "acme")
    assert [external_id for external_id, _ in seen(mongo)] == ["bad-2"]
    assert mongo.tickets.count_documents({"external_id": "bad-1", "is_deleted": False}) == 1


def test_a_reject_goes_with_its_page_or_not_at_all(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Ingest,
    config: JobConfig,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mutate(upstream, create={"tenant_id": "acme", "tickets": [make_bad(1)]})
    ingest()
    good = make_raw(id="bad-1")["created_at"]
    mutate(upstream, set={"ids": ["bad-1"], "fields": {"created_at": good}})
    advance = jobs.advance

    def advance_elsewhere(job_id: str, **step: Any) -> Job | None:
        advance(job_id, **step)
        return None

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "advance", advance_elsewhere)
        job_id = start_job("acme", run="here").job_id
        run_slice(job_id, config=config)
    assert mongo.tickets.count_documents({"external_id": "bad-1"}) == 0
    assert seen(mongo) == [("bad-1", 1)]


def test_a_page_of_nothing_but_bad_records_is_stored(
    mongo: Mongo, config: JobConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as a reply may have, in an upstream that ignores the size that it is asked for."""
    records = [{"id": f"bad-{n}", "tenant_id": "acme", "n": "x" * 500} for n in range(MAX_RECORDS)]

    async def fetch(*_: Any, **__: Any) -> Document:
        return {"tickets": records, "next_page": None, "total_count": MAX_RECORDS}

    monkeypatch.setattr(feed, "fetch_page", fetch)
    for times in (1, 2):
        job_id = start_job("acme", run="here").job_id
        run_slice(job_id, config=config)
        job = jobs.get_job(job_id)
        assert (job.status, job.rejected) == ("completed_with_errors", MAX_RECORDS)
        assert mongo.ingestion_rejects.count_documents({"times": times}) == MAX_RECORDS
