"""The `Idempotency-Key` header: a repeated start starts nothing a second time."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.test import Client
from pymongo.database import Database

from ingestion.core.states import JobStatus
from ingestion.engine import lifecycle
from ingestion.engine.lifecycle import start_job_once
from ingestion.store import job_queries, jobs, lock
from tests.support.explain import explain
from tests.support.factories import NOON
from tests.support.types import Document

pytestmark = pytest.mark.usefixtures("mongo")


def run(client: Client, key: str, *, tenant_id: str = "acme") -> tuple[int, Any, str | None]:
    """Return status, body and `Idempotent-Replayed` of the reply to a start."""
    reply = client.post(f"/ingest/run?tenant_id={tenant_id}", headers={"Idempotency-Key": key})
    return reply.status_code, reply.json(), reply.get("Idempotent-Replayed")


def end(job_id: str) -> None:
    jobs.end_job(jobs.get_job(job_id), status=JobStatus.COMPLETED, now=NOON)


def test_the_same_key_gives_the_same_job_while_it_runs_and_after_it_ended(
    client: Client, mongo: Database[Document]
) -> None:
    first = run(client, "k-1")
    again = run(client, "k-1")
    end(first[1]["job_id"])
    late = run(client, "k-1")

    assert (first[0], first[2]) == (202, None)
    assert (202, first[1], "true") == again
    assert (late[0], late[1]["job_id"], late[1]["status"], late[2]) == (
        200,
        first[1]["job_id"],
        "completed",
        "true",
    )
    assert mongo["ingestion_jobs"].count_documents({}) == 1
    assert mongo["task_queue"].count_documents({}) == 1


def test_of_ten_starts_at_once_all_get_the_one_job(mongo: Database[Document]) -> None:
    with ThreadPoolExecutor(10) as pool:
        results = list(pool.map(lambda _: start_job_once("acme", idempotency_key="k"), range(10)))

    assert len({job.job_id for job, _ in results}) == 1
    assert sorted(is_new for _, is_new in results) == [False] * 9 + [True]
    assert mongo["ingestion_jobs"].count_documents({}) == 1


def test_another_tenants_equal_key_is_another_job(client: Client) -> None:
    acme, globex = run(client, "k"), run(client, "k", tenant_id="globex")

    assert (acme[0], acme[2], globex[0], globex[2]) == (202, None, 202, None)
    assert acme[1]["job_id"] != globex[1]["job_id"]


def test_another_key_is_refused_while_a_job_runs_and_may_be_sent_again_later(
    client: Client,
) -> None:
    first = run(client, "k-1")
    refused = run(client, "k-2")
    end(first[1]["job_id"])
    later = run(client, "k-2")

    assert (refused[0], refused[1]["job_id"], refused[2]) == (409, first[1]["job_id"], None)
    assert (later[0], later[2]) == (202, None)
    assert later[1]["job_id"] != first[1]["job_id"]


def test_a_job_that_ended_between_the_look_and_the_lock_leaves_the_tenant_free(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job, _ = start_job_once("acme", idempotency_key="k")
    end(job.job_id)
    monkeypatch.setattr(lifecycle, "find_job_by_key", lambda *_, **__: None)

    again, is_new = start_job_once("acme", idempotency_key="k")

    assert (again.job_id, is_new) == (job.job_id, False)
    row = lock.find_lock("acme")
    assert row is not None
    assert not row["locked"]


@pytest.mark.parametrize("key", ["", "a b", "ü", "a\tb", "k" * 256], ids=len)
def test_a_key_of_other_characters_or_length_is_refused_and_starts_nothing(
    client: Client, mongo: Database[Document], key: str
) -> None:
    status, body, _ = run(client, key)

    assert status == 400
    assert [(error["attr"], error["code"]) for error in body["errors"]] == [
        ("Idempotency-Key", "invalid")
    ]
    assert mongo["ingestion_jobs"].count_documents({}) == 0


def test_the_key_is_found_by_an_index_of_the_tenants_own_keys(mongo: Database[Document]) -> None:
    given = {"page_size": 100, "request_id": "r-1", "now": NOON}
    for number in range(20):
        jobs.create_job("acme", job_id=str(number), **given)
    jobs.create_job("acme", job_id="k", idempotency_key="k", **given)

    index = mongo["ingestion_jobs"].index_information()["jobs_by_key"]
    [plan] = explain(lambda: job_queries.find_job_by_key("acme", idempotency_key="k"))

    assert (index["key"], index["unique"]) == (
        [("tenant_id", 1), ("idempotency_key", 1)],
        True,
    )
    assert plan.indexes == {"jobs_by_key"}
