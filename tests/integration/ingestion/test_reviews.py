"""What becomes of deletions that were too many at once."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import httpx
import pytest
from django.core.management import CommandError, call_command
from pymongo.database import Database

from ingestion.engine import reconcile as reconciling
from ingestion.engine import review as reviewing
from ingestion.engine.lifecycle import start_job
from ingestion.engine.review import ReviewClosed, approve, dismiss
from ingestion.store import lock
from ingestion.store.commit import commit_page
from tests.waiting import end_lease

Document = dict[str, Any]
Mongo = Database[Document]
Ingest = Callable[[str], Document]


@pytest.fixture
def withheld(upstream: httpx.Client, ingest: Ingest) -> Document:
    """A job that withheld the deletion of half of acme's tickets."""
    living = ingest("acme")["new_ingested"]
    order = {"delete": {"tenant_id": "acme", "count": living // 2}}
    assert upstream.post("/control/mutate", json=order).status_code == 200
    job = ingest("acme")
    assert ("needs_review", living // 2) == (job["status"], job["withheld"])
    return job


def deleted(mongo: Mongo) -> int:
    return mongo.tickets.count_documents({"tenant_id": "acme", "is_deleted": True})


def review(*options: str) -> str:
    output = StringIO()
    call_command("review_deletions", *options, stdout=output)
    return output.getvalue()


def test_approving_deletes_exactly_the_withheld_set(mongo: Mongo, withheld: Document) -> None:
    expected = sorted(row["external_id"] for row in mongo.deletion_candidates.find())
    assert len(expected) == approve(withheld["_id"], by="ann")
    rows = mongo.tickets.find({"tenant_id": "acme", "is_deleted": True})
    assert expected == sorted(row["external_id"] for row in rows)
    history = list(mongo.ticket_history.find({"action": "deleted"}))
    assert expected == sorted(row["ticket_id"] for row in history)
    assert {withheld["_id"]} == {row["job_id"] for row in history}
    job = mongo.ingestion_jobs.find_one({"_id": withheld["_id"]})
    log = mongo.ingestion_logs.find_one({"job_id": withheld["_id"]})
    for row in (job, log):
        assert ("completed", len(expected), None) == (row["status"], row["deleted"], row["error"])
    assert ("approved", "ann") == (job["review"]["decision"], job["review"]["by"])
    assert 0 == mongo.deletion_candidates.count_documents({})
    assert not lock.find_lock("acme")["locked"]


def test_dismissing_deletes_nothing_and_the_next_crawl_judges_anew(
    mongo: Mongo, withheld: Document, ingest: Ingest
) -> None:
    assert 0 == dismiss(withheld["_id"], by="ann")
    assert 0 == deleted(mongo)
    assert "needs_review" == ingest("acme")["status"]


def test_a_review_is_closed_once(withheld: Document) -> None:
    dismiss(withheld["_id"], by="ann")
    with pytest.raises(ReviewClosed, match="was dismissed by ann"):
        approve(withheld["_id"], by="bob")


def test_a_newer_crawl_supersedes_a_review(
    mongo: Mongo, upstream: httpx.Client, withheld: Document, ingest: Ingest
) -> None:
    upstream.post("/control/reset")
    newer = ingest("acme")
    with pytest.raises(ReviewClosed, match=f"was superseded by {newer['_id']}"):
        approve(withheld["_id"], by="ann")
    assert 0 == deleted(mongo)


def test_while_the_tenant_is_ingested_nobody_decides(mongo: Mongo, withheld: Document) -> None:
    start_job("acme")
    with pytest.raises(lock.LockHeld):
        approve(withheld["_id"], by="ann")
    assert 0 == deleted(mongo)


def test_while_a_job_waits_for_another_worker_nobody_decides(
    mongo: Mongo, withheld: Document
) -> None:
    start_job("acme")
    end_lease(mongo)
    with pytest.raises(lock.LockHeld):
        approve(withheld["_id"], by="ann")
    assert 0 == deleted(mongo)


def test_approving_again_goes_on_where_it_died(
    mongo: Mongo, withheld: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciling, "DELETIONS_PER_STEP", 20)

    def die_after_the_commit(plan: Any, **given: Any) -> None:
        commit_page(plan, **given)
        raise ConnectionResetError("the process dies here")

    with monkeypatch.context() as patch:
        patch.setattr(reviewing, "commit_page", die_after_the_commit)
        with pytest.raises(ConnectionResetError):
            approve(withheld["_id"], by="ann")
    end_lease(mongo)
    assert 20 == deleted(mongo)
    assert withheld["withheld"] == approve(withheld["_id"], by="ann") == deleted(mongo)
    assert deleted(mongo) == mongo.ticket_history.count_documents({"action": "deleted"})


def test_the_command_lists_shows_and_approves(mongo: Mongo, withheld: Document) -> None:
    job_id, count = withheld["_id"], withheld["withheld"]
    assert f"acme: {count} deletions withheld" in review()
    shown = review("--job", job_id)
    assert f"and {count - 20} more" in shown
    assert f"{count} tickets deleted" in review("--job", job_id, "--approve")
    assert count == deleted(mongo)
    assert "No deletions wait for a review." in review()


def test_the_command_dismisses(mongo: Mongo, withheld: Document) -> None:
    assert "tickets are kept" in review("--job", withheld["_id"], "--dismiss")
    assert 0 == deleted(mongo)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(["--job", "nobody"], "There is no job nobody", id="an unknown job"),
        pytest.param(["--approve"], "Name the job", id="no job"),
    ],
)
def test_the_command_says_what_is_wrong(mongo: Mongo, options: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        review(*options)
