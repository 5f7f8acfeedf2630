import io
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.core.management import call_command
from pymongo.database import Database

from ingestion import lock

Document = dict[str, Any]
Mongo = Database[Document]
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(mongo: Mongo, upstream: httpx.Client, settings: Any) -> Run:
    """`manage.py ingest` with these arguments; gives its exit code and all it printed."""
    settings.EXTERNAL_API_URL = str(upstream.base_url).rstrip("/")

    def run_command(*arguments: str) -> tuple[int, str]:
        printed = io.StringIO()
        try:
            call_command("ingest", *arguments, stdout=printed, stderr=printed, no_color=True)
        except SystemExit as end:
            return int(end.code or 0), printed.getvalue()
        return 0, printed.getvalue()

    return run_command


def test_a_tenant_is_ingested_and_the_last_line_says_how_it_ended(mongo: Mongo, run: Run) -> None:
    code, printed = run("--tenant", "acme")
    count = mongo.tickets.count_documents({"tenant_id": "acme"})
    assert (0, f"acme: completed ({count} new)") == (code, printed.splitlines()[-1])


def test_rejected_records_have_an_exit_code_of_their_own(upstream: httpx.Client, run: Run) -> None:
    upstream.post("/control/faults", json={"bad_records_every": 9})
    code, printed = run("--tenant", "acme")
    assert 4 == code
    assert "completed_with_errors" in printed.splitlines()[-1]


def test_a_failed_job_says_why(upstream: httpx.Client, run: Run) -> None:
    upstream.post("/control/faults", json={"error_always": 403})
    code, printed = run("--tenant", "acme")
    assert 1 == code
    assert "acme: failed: The external API answered 403. (no tickets)" == printed.splitlines()[-1]


def test_a_tenant_that_is_being_ingested_is_left_alone(run: Run) -> None:
    lock.acquire("acme", job_id="other", ttl_seconds=60)
    assert (3, "acme: The tenant is being ingested by job other.\n") == run("--tenant", "acme")


def test_no_wait_hands_the_job_to_the_cluster(mongo: Mongo, run: Run) -> None:
    code, printed = run("--tenant", "acme", "--no-wait")
    (job,) = mongo.ingestion_jobs.find()
    assert (0, f"acme: job {job['_id']} is queued\n") == (code, printed)
    assert ("queued", 1) == (job["status"], mongo.task_queue.count_documents({}))


def test_all_means_every_tenant_that_had_a_job(mongo: Mongo, run: Run) -> None:
    assert (0, "No tenant had a job yet; start one with --tenant ID.\n") == run("--all")
    run("--tenant", "acme")
    run("--tenant", "globex")
    code, printed = run("--all")
    ended = [line.partition(":")[0] for line in printed.splitlines() if "completed" in line]
    assert (0, ["acme", "globex"]) == (code, ended)
