"""Ingestion finds every row by an index, and names the tenant where the key doesn't."""

from collections.abc import Callable

import httpx

from analytics.core.rollups import TOTAL_SHARDS
from ingestion.core.job import Job
from ingestion.engine.corrections import relabel
from ingestion.engine.review import approve
from ingestion.store import job_logs, parking
from tests.support.explain import Plan, explain
from tests.support.types import Mongo

# Found by their key, which names the tenant or belongs to none.
BY_KEY = {
    "ingestion_jobs",
    "ingestion_totals",
    "history_numbers",
    "distributed_locks",
    "tenants",
    "api_budgets",
    "notifications",
}


def test_a_job_with_deletions_and_a_review_scans_nothing(
    mongo: Mongo, upstream: httpx.Client, ingest: Callable[[str], Job]
) -> None:
    def ingest_and_delete() -> None:
        ingest("acme")
        upstream.post("/control/mutate", json={"vanish": {"tenant_id": "acme", "count": 2}})
        upstream.post("/control/mutate", json={"delete": {"tenant_id": "acme", "count": 5}})
        ingest("acme")
        upstream.post("/control/mutate", json={"delete": {"tenant_id": "acme", "count": 90}})
        approve(ingest("acme").job_id, by="ann")

    plans = explain(ingest_and_delete)
    assert {plan.collection for plan in plans if plan.is_scan} == set()
    assert_tenants_are_named([plan for plan in plans if plan.collection not in BY_KEY])


def test_a_correction_reads_its_ticket_and_what_belongs_to_it(
    mongo: Mongo, ingest: Callable[[str], Job]
) -> None:
    ingest("acme")
    ticket = mongo.tickets.find_one({"tenant_id": "acme", "urgency": "low"})["external_id"]

    def correct_twice() -> None:
        for labels in ({"urgency": "high"}, {}, {"urgency": "high"}):
            assert relabel("acme", external_id=ticket, labels=labels, by="anna")

    plans = explain(correct_twice)
    assert {plan.collection for plan in plans if plan.is_scan} == set()
    # The words of all time are in as many rows.
    assert max(plan.documents for plan in plans) == TOTAL_SHARDS + 1
    of_ticket = [plan for plan in plans if plan.collection in ("tickets", "ticket_history")]
    assert {plan.documents for plan in of_ticket} == {1}


def test_who_looks_for_parked_jobs_reads_only_jobs_at_work(
    mongo: Mongo, ingest: Callable[[str], Job]
) -> None:
    """Asked every second by every cluster, however many jobs there ever were."""
    ingest("acme")
    [plan] = explain(parking.find_due)
    assert not plan.is_scan
    assert plan.documents == 0


def test_the_list_of_logs_completes_old_rows_by_an_index(
    mongo: Mongo, ingest: Callable[[str], Job]
) -> None:
    ingest("acme")
    [plan] = explain(lambda: job_logs.complete("acme"))
    assert not plan.is_scan
    assert plan.documents == 0


def assert_tenants_are_named(plans: list[Plan]) -> None:
    filters = [(plan.collection, each) for plan in plans for each in plan.command.filters()]
    assert {"tickets", "page_sightings", "deletion_candidates"} <= {name for name, _ in filters}
    assert [each for each in filters if "tenant_id" not in each[1]] == []
