"""Everything an ingestion asks of MongoDB is found by an index and names its tenant."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from ingestion.engine.review import approve
from tests.support.types import Document, Mongo

# Found by their key, which names the tenant or belongs to no one.
BY_KEY = {"ingestion_jobs", "distributed_locks", "tenants", "api_budgets", "notifications"}


@pytest.fixture
def profile(mongo: Mongo) -> Iterator[Callable[[], list[Document]]]:
    """What MongoDB was asked to find since the test began, by its own profiler."""
    mongo.command("profile", 2)
    try:
        yield lambda: [
            row | {"collection": row["ns"].removeprefix(f"{mongo.name}.")}
            for row in mongo["system.profile"].find({"op": {"$ne": "insert"}})
            if not row["ns"].startswith(f"{mongo.name}.system.")
        ]
    finally:
        mongo.command("profile", 0)
        mongo["system.profile"].drop()


def filters(command: Document) -> list[Document]:
    """What a profiled command looks rows up by, in a pipeline before any other stage."""
    own = [command[name] for name in ("filter", "q", "query") if name in command]
    pipeline = command.get("pipeline", [])
    first = [stage["$match"] for stage in pipeline[:1] if "$match" in stage]
    unions = [stage["$unionWith"] for stage in pipeline if "$unionWith" in stage]
    return own + first + [found for union in unions for found in filters(union)]


def test_a_job_with_deletions_and_a_review_scans_nothing(
    mongo: Mongo,
    upstream: httpx.Client,
    ingest: Callable[[str], Document],
    profile: Callable[[], list[Document]],
) -> None:
    ingest("acme")
    upstream.post("/control/mutate", json={"vanish": {"tenant_id": "acme", "count": 2}})
    upstream.post("/control/mutate", json={"delete": {"tenant_id": "acme", "count": 5}})
    ingest("acme")
    upstream.post("/control/mutate", json={"delete": {"tenant_id": "acme", "count": 90}})
    approve(ingest("acme")["_id"], by="ann")

    asked = profile()
    plans = {(row["collection"], row.get("planSummary", "")) for row in asked}
    assert [plan for plan in sorted(plans) if "COLLSCAN" in plan[1]] == []
    named = [
        (row["collection"], found)
        for row in asked
        for found in filters(row.get("command", {}))
        if row["collection"] not in BY_KEY
    ]
    assert {"tickets", "page_sightings", "deletion_candidates"} <= {name for name, _ in named}
    # `$merge` writes each row by its key alone.
    by_more = [pair for pair in named if pair[1].keys() != {"_id"}]
    assert [pair for pair in by_more if "tenant_id" not in pair[1]] == []
