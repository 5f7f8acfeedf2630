"""Rejects are read again under better rules, whatever has happened to their tickets since."""

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ingestion.core.pages import MAX_RAW_LENGTH
from ingestion.core.states import JobStatus
from ingestion.engine import replay
from ingestion.engine.lifecycle import start_job
from ingestion.store import jobs, lock, rejects
from notifications.store import outbox
from tests.support.factories import NOON, make_raw
from tests.support.types import Document, Mongo
from tests.support.waiting import end_lease
from tickets.store import tickets

Reject = Callable[..., None]

URGENT = "You charged my card twice and I demand a refund today!"


def end_job(tenant_id: str) -> str:
    """Create a job of the tenant that has ended, and return its id."""
    job = start_job(tenant_id, run="here")
    jobs.end_job(job, status=JobStatus.COMPLETED_WITH_ERRORS, now=NOON)
    return job.job_id


@pytest.fixture
def job_id(mongo: Mongo) -> str:
    return end_job("acme")


@pytest.fixture
def reject(mongo: Mongo, job_id: str) -> Reject:
    """Keep a record as if acme's job had rejected it at noon; `row` changes the reject's row."""

    def insert(record: object, **row: Any) -> None:
        values = {
            "tenant_id": "acme",
            "job_id": job_id,
            "page": 3,
            "external_id": None,
            "field": "id",
            "reason": "An old rule.",
            "raw": json.dumps(record),
            "recorded_at": NOON,
        }
        mongo.ingestion_rejects.insert_one(values | row)

    return insert


def run_replay(*arguments: str) -> tuple[int, str]:
    """Run `manage.py replay_rejects` with these arguments; return its exit code and output."""
    printed = io.StringIO()
    try:
        call_command("replay_rejects", *arguments, stdout=printed, stderr=printed, no_color=True)
    except SystemExit as end:
        return int(end.code or 0), printed.getvalue()
    return 0, printed.getvalue()


def stored(mongo: Mongo) -> dict[str, str]:
    """Return the subjects of acme's active tickets, by upstream id."""
    rows = mongo.tickets.find({"tenant_id": "acme", "is_deleted": False})
    return {row["external_id"]: row["subject"] for row in rows}


def history(mongo: Mongo) -> list[tuple[str, str]]:
    return [(row["ticket_id"], row["action"]) for row in mongo.ticket_history.find().sort("_id")]


def time(moment: datetime) -> str:
    return moment.isoformat()


def test_what_is_readable_now_is_stored_with_its_history_and_its_alert(
    mongo: Mongo, reject: Reject, job_id: str
) -> None:
    reject(make_raw(message=URGENT))
    reject(make_raw(id="t-2"))
    code, printed = run_replay()
    assert (
        code,
        printed,
    ) == (0, "acme: 2 new, 0 updated, 0 restored, 0 unchanged, 0 outdated; 0 still rejected\n")
    assert stored(mongo) == {"t-1": "Question", "t-2": "Question"}
    assert history(mongo) == [("t-1", "created"), ("t-2", "created")]
    assert [row["ticket_id"] for row in mongo.notifications.find()] == ["t-1"]
    rows = [*mongo.ticket_history.find(), *mongo.notifications.find()]
    assert {row["job_id"] for row in rows} == {job_id}
    assert mongo.ingestion_rejects.count_documents({}) == 0
    assert (lock.find_lock("acme")["locked"], lock.find_lock("acme")["owner_id"]) == (False, None)


def test_what_is_still_no_ticket_stays_with_the_reason_of_today(
    mongo: Mongo, reject: Reject
) -> None:
    reject(make_raw(created_at="yesterday"))
    reject(make_raw(id="t-2"))
    code, printed = run_replay()
    assert (
        code,
        printed,
    ) == (4, "acme: 1 new, 0 updated, 0 restored, 0 unchanged, 0 outdated; 1 still rejected\n")
    (row,) = mongo.ingestion_rejects.find()
    assert (
        row["field"],
        row["reason"],
    ) == ("created_at", "The field 'created_at' is not an ISO 8601 time.")


def test_a_second_replay_finds_nothing_to_do(mongo: Mongo, reject: Reject) -> None:
    reject(make_raw())
    run_replay()
    before = (stored(mongo), history(mongo))
    assert run_replay() == (0, "There are no rejects.\n")
    assert (stored(mongo), history(mongo)) == before


@pytest.mark.parametrize(
    ("minutes", "expected", "counted"),
    [
        pytest.param(
            -1, "stored", "0 updated, 0 restored, 0 unchanged, 1 outdated", id="an older one not"
        ),
        pytest.param(
            0, "stored", "0 updated, 0 restored, 1 unchanged, 0 outdated", id="an equally old not"
        ),
        pytest.param(
            1, "replayed", "1 updated, 0 restored, 0 unchanged, 0 outdated", id="a newer one"
        ),
    ],
)
def test_a_record_replaces_only_an_older_version(
    mongo: Mongo, reject: Reject, minutes: int, expected: str, counted: str
) -> None:
    reject(make_raw(subject="stored", updated_at=time(NOON)))
    run_replay()
    reject(make_raw(subject="replayed", updated_at=time(NOON + timedelta(minutes=minutes))))
    code, printed = run_replay()
    assert (code, stored(mongo)) == (0, {"t-1": expected})
    assert printed == f"acme: 0 new, {counted}; 0 still rejected\n"
    assert mongo.ingestion_rejects.count_documents({}) == 0


@pytest.mark.parametrize(
    ("minutes", "expected", "actions"),
    [
        pytest.param(-1, {}, ["created"], id="deleted since: stays deleted"),
        pytest.param(0, {}, ["created"], id="deleted in the same moment: stays deleted"),
        pytest.param(
            1, {"t-1": "Question"}, ["created", "restored"], id="in the feed again: restored"
        ),
    ],
)
def test_a_deleted_ticket_returns_only_by_a_record_that_came_after_its_deletion(
    mongo: Mongo, reject: Reject, minutes: int, expected: dict[str, str], actions: list[str]
) -> None:
    reject(make_raw())
    run_replay()
    mongo.tickets.update_one({}, {"$set": {"is_deleted": True, "deleted_at": NOON}})
    reject(make_raw(updated_at=time(NOON)), recorded_at=NOON + timedelta(minutes=minutes))
    assert run_replay()[0] == 0
    assert stored(mongo) == expected
    assert [action for _, action in history(mongo)] == actions
    assert mongo.ingestion_rejects.count_documents({}) == 0


@pytest.mark.parametrize("again", [False, True], ids=["by one job", "by a later job too"])
def test_a_ticket_that_was_rejected_repeatedly_is_stored_once_in_its_latest_form(
    mongo: Mongo, reject: Reject, again: bool
) -> None:
    reject(make_raw(subject="first"))
    reject(make_raw(subject="second"))
    if again:
        later = end_job("acme")
        reject(make_raw(subject="third"), job_id=later, recorded_at=NOON + timedelta(hours=1))
    code, printed = run_replay()
    assert (code, stored(mongo)) == (0, {"t-1": "third" if again else "second"})
    assert "1 new, 0 updated, 0 restored, 0 unchanged, 0 outdated; 0 still rejected" in printed
    assert history(mongo) == [("t-1", "created")]


def test_a_record_of_another_tenant_is_never_stored(mongo: Mongo, reject: Reject) -> None:
    reject(make_raw(tenant_id="globex"))
    assert run_replay()[0] == 4
    assert 0 == mongo.tickets.count_documents({}) == mongo.ticket_history.count_documents({})
    (row,) = mongo.ingestion_rejects.find()
    assert (row["tenant_id"], row["reason"]) == ("acme", "The record says it is another tenant's.")


def test_a_record_that_was_cut_stays_and_is_named(mongo: Mongo, reject: Reject) -> None:
    reject(None, raw=json.dumps(make_raw(message="x" * MAX_RAW_LENGTH))[:MAX_RAW_LENGTH])
    code, printed = run_replay()
    assert code == 4
    assert "1 still rejected, 1 of them because only their first 64000 characters" in printed
    assert [row["reason"] for row in mongo.ingestion_rejects.find()] == ["An old rule."]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param((), {"acme", "globex"}, id="all tenants"),
        pytest.param(("--tenant", "globex"), {"globex"}, id="one tenant"),
    ],
)
def test_a_replay_may_be_limited(
    mongo: Mongo, reject: Reject, arguments: tuple[str, ...], expected: set[str]
) -> None:
    reject(make_raw())
    reject(make_raw(tenant_id="globex"), tenant_id="globex", job_id=end_job("globex"))
    assert run_replay(*arguments)[0] == 0
    assert set(mongo.tickets.distinct("tenant_id")) == expected


def test_a_replay_may_be_limited_to_one_job(mongo: Mongo, reject: Reject) -> None:
    another = end_job("acme")
    reject(make_raw())
    reject(make_raw(id="t-2"), job_id=another)
    assert run_replay("--job", another)[0] == 0
    assert mongo.tickets.distinct("external_id") == ["t-2"]


def test_a_replay_of_no_job_is_an_error(mongo: Mongo) -> None:
    with pytest.raises(CommandError, match="There is no job nobody"):
        run_replay("--job", "nobody")


def test_while_the_tenant_is_ingested_nothing_is_replayed(mongo: Mongo, reject: Reject) -> None:
    reject(make_raw())
    running = start_job("acme", run="here").job_id
    held = (
        3,
        f"acme: The tenant is being ingested by job {running}. Try again when it has ended.\n",
    )
    assert run_replay() == held
    # Its worker died. It will be resumed, and a replay must not end it as lost.
    end_lease(mongo)
    assert run_replay() == held
    assert mongo.tickets.count_documents({}) == 0
    assert jobs.get_job(running).status == "queued"


def test_a_replay_that_was_overtaken_writes_nothing(
    mongo: Mongo, reject: Reject, monkeypatch: pytest.MonkeyPatch
) -> None:
    reject(make_raw())
    plan = replay.plan_batch

    def plan_slowly(rows: list[Document], **given: Any) -> object:
        end_lease(mongo)
        lock.acquire("acme", job_id="other", ttl_seconds=60)
        return plan(rows, **given)

    monkeypatch.setattr(replay, "plan_batch", plan_slowly)
    code, printed = run_replay()
    assert (code, mongo.tickets.count_documents({})) == (3, 0)
    assert mongo.ingestion_rejects.count_documents({}) == 1
    assert lock.find_lock("acme")["owner_id"] == "other"
    assert "was lost" in printed


@pytest.mark.parametrize(
    ("module", "step"),
    [
        (tickets, "write"),
        (outbox, "add"),
        (replay, "write"),
        (rejects, "settle"),
    ],
)
def test_a_replay_that_dies_halfway_goes_on_where_it_was(
    mongo: Mongo, reject: Reject, module: Any, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(replay.BATCH_SIZE + 20):
        reject(make_raw(id=f"t-{number}", message=URGENT))
    write, batches = getattr(module, step), []

    def write_and_die(*args: Any, **kwargs: Any) -> None:
        write(*args, **kwargs)
        batches.append(step)
        if len(batches) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(module, step, write_and_die)
        with pytest.raises(KeyboardInterrupt):
            run_replay()
    assert len(stored(mongo)) == replay.BATCH_SIZE
    assert mongo.ingestion_rejects.count_documents({}) == 20
    assert run_replay() == (
        0,
        "acme: 20 new, 0 updated, 0 restored, 0 unchanged, 0 outdated; 0 still rejected\n",
    )
    total = replay.BATCH_SIZE + 20
    assert total == len(stored(mongo)) == len(set(history(mongo))) == len(history(mongo))
    assert mongo.notifications.count_documents({}) == total
