"""Deletions that were too many at once, and a person's decision about them."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import httpx
import pytest
from django.core.management import CommandError, call_command

from ingestion.core.job import Job
from ingestion.engine import deletions, review
from ingestion.engine.lifecycle import start_job
from ingestion.engine.review import ReviewClosed, approve, dismiss
from ingestion.store import lock
from ingestion.store.commit import commit_page
from tests.support.types import Mongo
from tests.support.waiting import end_lease

Ingest = Callable[[str], Job]


@pytest.fixture
def withheld(upstream: httpx.Client, ingest: Ingest) -> Job:
    """A job that withheld the deletion of half of acme's tickets."""
    active = ingest("acme").new_ingested
    order = {"delete": {"tenant_id": "acme", "count": active // 2}}
    assert upstream.post("/control/mutate", json=order).status_code == 200
    job = ingest("acme")
    assert (job.status, job.withheld) == ("needs_review", active // 2)
    return job


def deleted(mongo: Mongo) -> int:
    return mongo.tickets.count_documents({"tenant_id": "acme", "is_deleted": True})


def run_review(*options: str) -> str:
    output = StringIO()
    call_command("review_deletions", *options, stdout=output)
    return output.getvalue()


def test_approving_deletes_exactly_the_withheld_set(mongo: Mongo, withheld: Job) -> None:
    expected = sorted(row["external_id"] for row in mongo.deletion_candidates.find())
    assert len(expected) == approve(withheld.job_id, by="ann")
    rows = mongo.tickets.find({"tenant_id": "acme", "is_deleted": True})
    assert sorted(row["external_id"] for row in rows) == expected
    history = list(mongo.ticket_history.find({"action": "deleted"}))
    assert sorted(row["ticket_id"] for row in history) == expected
    assert {row["job_id"] for row in history} == {withheld.job_id}
    job = mongo.ingestion_jobs.find_one({"_id": withheld.job_id})
    log = mongo.ingestion_logs.find_one({"job_id": withheld.job_id})
    for row in (job, log):
        assert ("completed", len(expected), None) == (row["status"], row["deleted"], row["error"])
    assert (job["review"]["decision"], job["review"]["by"]) == ("approved", "ann")
    assert mongo.deletion_candidates.count_documents({}) == 0
    assert not lock.find_lock("acme")["locked"]


def test_dismissing_deletes_nothing_and_the_next_crawl_decides_anew(
    mongo: Mongo, withheld: Job, ingest: Ingest
) -> None:
    assert dismiss(withheld.job_id, by="ann") == 0
    assert deleted(mongo) == 0
    assert ingest("acme").status == "needs_review"


def test_a_review_is_closed_once(withheld: Job) -> None:
    dismiss(withheld.job_id, by="ann")
    with pytest.raises(ReviewClosed, match="was dismissed by ann"):
        approve(withheld.job_id, by="bob")


def test_a_newer_crawl_supersedes_a_review(
    mongo: Mongo, upstream: httpx.Client, withheld: Job, ingest: Ingest
) -> None:
    upstream.post("/control/reset")
    newer = ingest("acme")
    with pytest.raises(ReviewClosed, match=f"was superseded by {newer.job_id}"):
        approve(withheld.job_id, by="ann")
    assert deleted(mongo) == 0


def test_while_the_tenant_is_ingested_nobody_decides(mongo: Mongo, withheld: Job) -> None:
    start_job("acme", run="here")
    with pytest.raises(lock.LockHeld):
        approve(withheld.job_id, by="ann")
    assert deleted(mongo) == 0


def test_while_a_job_waits_for_another_worker_nobody_decides(mongo: Mongo, withheld: Job) -> None:
    start_job("acme", run="here")
    end_lease(mongo)
    with pytest.raises(lock.LockHeld):
        approve(withheld.job_id, by="ann")
    assert deleted(mongo) == 0


def test_approving_again_goes_on_where_it_died(
    mongo: Mongo, withheld: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deletions, "DELETIONS_PER_STEP", 20)

    def die_after_the_commit(plan: Any, **given: Any) -> None:
        commit_page(plan, **given)
        raise ConnectionResetError("the process dies here")

    with monkeypatch.context() as patch:
        patch.setattr(review, "commit_page", die_after_the_commit)
        with pytest.raises(ConnectionResetError):
            approve(withheld.job_id, by="ann")
    end_lease(mongo)
    assert deleted(mongo) == 20
    assert withheld.withheld == approve(withheld.job_id, by="ann") == deleted(mongo)
    assert deleted(mongo) == mongo.ticket_history.count_documents({"action": "deleted"})


def test_the_command_lists_shows_and_approves(mongo: Mongo, withheld: Job) -> None:
    job_id, count = withheld.job_id, withheld.withheld
    assert f"acme: {count} deletions withheld" in run_review()
    shown = run_review("--job", job_id)
    assert f"and {count - 20} more" in shown
    assert f"{count} tickets deleted" in run_review("--job", job_id, "--approve")
    assert deleted(mongo) == count
    assert "No deletions wait for a review." in run_review()


def test_the_command_dismisses(mongo: Mongo, withheld: Job) -> None:
    assert "tickets are kept" in run_review("--job", withheld.job_id, "--dismiss")
    assert deleted(mongo) == 0


@pytest.mark.parametrize(
    ("options", "message", "code"),
    [
        pytest.param(["--job", "nobody"], "There is no job nobody", 1, id="an unknown job"),
        pytest.param(["--approve"], "Name the job", 2, id="no job"),
    ],
)
def test_the_command_says_what_is_wrong(
    mongo: Mongo, options: list[str], message: str, code: int
) -> None:
    with pytest.raises(CommandError, match=message) as refused:
        run_review(*options)
    assert refused.value.returncode == code
