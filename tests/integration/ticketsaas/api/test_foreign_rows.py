"""Rows of every listed collection as another program may have written them: no list, file or page fails."""

from typing import Any
from uuid import uuid4

import pytest
from bson import Decimal128, ObjectId
from rest_framework.test import APIClient

from ingestion.engine.abandoned import sweep_jobs
from tests.support.types import Document, Mongo

LISTS = {
    "ingestion_jobs": "/ingest/jobs",
    "ingestion_logs": "/ingest/logs",
    "notifications": "/notifications",
}
WRONG: tuple[Any, ...] = (None, "x", -1, float("nan"), True, [], {"a": 1}, Decimal128("1.5"))
FIELDS = (
    *("status", "progress", "total_pages", "new_ingested", "errors", "attempts", "started_at"),
    *("created_at", "job_id", "error", "reason", "waiting_until", "page_size", "review"),
)


def foreign_rows(tenant_id: str) -> list[Document]:
    """Return a row with nothing, and for each field rows with each wrong value."""
    wrong = [{name: value} for name in FIELDS for value in WRONG]
    return [{"_id": str(uuid4()), "tenant_id": tenant_id, **row} for row in ({}, *wrong)]


@pytest.mark.parametrize(("collection", "path"), LISTS.items())
def test_lists_and_files_show_the_rows_of_other_programs(
    client: APIClient, mongo: Mongo, collection: str, path: str
) -> None:
    rows = foreign_rows("acme")
    mongo[collection].insert_many(rows)
    page = client.get(path, {"tenant_id": "acme", "page_size": 100}).json()
    assert (page["count"], len(page["results"])) == (len(rows), 100)
    for shape, lines in (("csv", len(rows) + 1), ("ndjson", len(rows))):
        reply = client.get(path, {"tenant_id": "acme", "format": shape})
        assert len(b"".join(reply.streaming_content).splitlines()) == lines


def test_the_history_of_a_ticket_shows_the_rows_of_other_programs(
    client: APIClient, mongo: Mongo
) -> None:
    changes: list[Any] = [None, "x", {"status": "x"}, {"status": {"old": ObjectId(), "new": 1}}]
    mongo.tickets.insert_one({"tenant_id": "acme", "external_id": "t-1", "is_deleted": False})
    mongo.ticket_history.insert_many(
        {"tenant_id": "acme", "ticket_id": "t-1", "changes": each} for each in changes
    )
    reply = client.get("/tickets/t-1/history", {"tenant_id": "acme"})
    assert (reply.status_code, len(reply.json()["results"])) == (200, len(changes))


@pytest.mark.parametrize("status", ["running", "queued", "cancelling"])
def test_a_job_of_another_program_keeps_no_sweep_from_the_others(
    client: APIClient, mongo: Mongo, status: str
) -> None:
    mongo.ingestion_jobs.insert_one({"_id": "bare", "status": status})
    mongo.ingestion_jobs.insert_one({"_id": str(uuid4()), "tenant_id": "acme", "status": status})
    sweep_jobs()
    assert mongo.distributed_locks.distinct("_id") == ["ingest:acme"]
    assert client.get("/ingest/status", {"tenant_id": "acme"}).json()["status"] == status
