"""A reclassification while jobs of its tenant start, and one that is stopped in the middle."""

from collections.abc import Callable
from typing import Any

import pytest

from analytics.engine.rebuild import find_discrepancies
from ingestion.engine import reclassify
from ingestion.engine.lifecycle import start_job
from ingestion.store import lock, reclassification_cursor
from ingestion.store.lock import LockHeld
from notifications.store import outbox
from tests.support.counting import assert_counted
from tests.support.explain import explain
from tests.support.stored_tickets import forget_words, run_reclassify, store_many
from tests.support.types import Mongo
from tests.support.waiting import end_lease
from tickets.core.keywords import WORDS_VERSION
from tickets.core.labels import RULE_SET_VERSION

TICKETS = 250


@pytest.fixture
def acme(mongo: Mongo) -> Mongo:
    store_many(TICKETS)
    return mongo


@pytest.fixture
def after_batch(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, Callable[[], object]], None]:
    """Return a way to let something happen after a number of batches, before the next one is planned."""
    commit_batch = reclassify.commit_batch

    def arrange(number: int, happen: Callable[[], object]) -> None:
        calls: list[object] = []

        def commit_and_happen(*args: Any, **kwargs: Any) -> None:
            commit_batch(*args, **kwargs)
            calls.append(args)
            if len(calls) == number:
                happen()

        monkeypatch.setattr(reclassify, "commit_batch", commit_and_happen)

    return arrange


def interrupt() -> None:
    raise KeyboardInterrupt


def count_new(mongo: Mongo) -> int:
    return mongo.tickets.count_documents({"classification.version": RULE_SET_VERSION})


def assert_done_once(mongo: Mongo) -> None:
    """Assert that every ticket has its labels, exactly one row of history and one alert."""
    names = sorted(f"t-{number:03}" for number in range(TICKETS))
    assert TICKETS == mongo.tickets.count_documents({"urgency": "high"}) == count_new(mongo)
    assert sorted(row["ticket_id"] for row in mongo.ticket_history.find()) == names
    assert sorted(row["ticket_id"] for row in mongo.notifications.find()) == names
    assert_counted("acme")
    assert list(find_discrepancies("acme")) == []
    assert mongo.tenants.find_one({"_id": "acme"})["reclassified"] is None


def test_while_the_tenant_is_ingested_nothing_is_reclassified(acme: Mongo) -> None:
    job_id = start_job("acme", run="here").job_id
    held = (
        3,
        f"acme: The tenant is being ingested by job {job_id}. Try again when it has ended.\n",
    )
    assert run_reclassify("--tenant", "acme") == held
    # Its worker died, and it will be resumed.
    end_lease(acme)
    assert run_reclassify("--tenant", "acme") == held
    assert (count_new(acme), acme.ticket_history.count_documents({})) == (0, 0)
    assert run_reclassify("--tenant", "acme", "--dry-run")[0] == 0


def test_a_busy_tenant_does_not_keep_the_others_waiting(acme: Mongo) -> None:
    start_job("acme", run="here")
    store_many(3, tenant_id="globex")
    assert run_reclassify("--all")[0] == 3
    assert count_new(acme) == 3


def test_no_job_of_the_tenant_starts_meanwhile_and_one_of_another_does(
    acme: Mongo, after_batch: Callable[..., None]
) -> None:
    refused: list[str] = []

    def start_two() -> None:
        start_job("globex", run="here")
        with pytest.raises(LockHeld) as held:
            start_job("acme", run="here")
        refused.append(held.value.owner_id)
        # A second reclassification, too.
        code, printed = run_reclassify("--tenant", "acme")
        assert (code, "Another reclassification is at work" in printed) == (3, True)

    after_batch(2, start_two)
    assert run_reclassify("--tenant", "acme")[0] == 0
    assert set(acme.ticket_history.distinct("job_id")) == set(refused)
    assert start_job("acme", run="here").status == "queued"


@pytest.mark.parametrize(
    ("module", "step", "committed"),
    [
        (reclassify, "commit_batch", 200),
        (reclassify, "write", 100),
        (outbox, "add", 100),
    ],
)
def test_one_that_is_stopped_halfway_goes_on_where_it_was(
    acme: Mongo, module: Any, step: str, committed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, calls = getattr(module, step), []

    def stop(*args: Any, **kwargs: Any) -> None:
        original(*args, **kwargs)
        calls.append(step)
        if len(calls) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(module, step, stop)
        assert run_reclassify("--tenant", "acme", "--notify") == (
            1,
            "acme: stopped; start it again to go on\n",
        )
    assert count_new(acme) == committed
    code, printed = run_reclassify("--tenant", "acme", "--notify")
    assert code == 0
    assert f"acme: going on behind ticket t-{committed - 1:03}; the counts begin there" in printed
    assert f"{TICKETS - committed} tickets: {TICKETS - committed} with other labels" in printed
    assert_done_once(acme)


def test_after_its_end_the_next_one_begins_with_the_first_ticket(acme: Mongo) -> None:
    run_reclassify("--tenant", "acme")
    acme.tickets.update_one({"external_id": "t-000"}, {"$set": {"sentiment": "positive"}})
    _, printed = run_reclassify("--tenant", "acme")
    assert "250 tickets: 1 with other labels" in printed


def test_words_are_counted_right_while_only_some_tickets_have_todays(
    acme: Mongo, after_batch: Callable[..., None]
) -> None:
    run_reclassify("--tenant", "acme")
    forget_words(acme)
    after_batch(2, interrupt)
    run_reclassify("--tenant", "acme")
    assert acme.tickets.count_documents({"keywords": "nbsp"}) == TICKETS - 200
    assert acme.tenants.find_one({"_id": "acme"})["words_version"] is None
    assert_counted("acme")
    assert list(find_discrepancies("acme")) == []
    code, printed = run_reclassify("--tenant", "acme")
    assert (code, "going on behind ticket t-199" in printed) == (0, True)
    assert "acme: 50 tickets got other words" in printed
    assert acme.tickets.count_documents({"keywords": "nbsp"}) == 0
    assert acme.tenants.find_one({"_id": "acme"})["words_version"] == WORDS_VERSION


@pytest.mark.parametrize("place", [{"rule_set": RULE_SET_VERSION}, {"words_version": 0}])
def test_a_place_of_another_version_is_not_gone_on_from(acme: Mongo, place: Any) -> None:
    acme.tenants.update_one({"_id": "acme"}, {"$set": {"reclassified": place | {"after": "t-199"}}})
    _, printed = run_reclassify("--tenant", "acme")
    assert f"acme: {TICKETS} tickets: " in printed


def test_other_rules_since_the_interruption_begin_with_the_first_ticket(
    acme: Mongo, after_batch: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    after_batch(1, interrupt)
    run_reclassify("--tenant", "acme")
    for name in ("tickets.classification.classify", "ingestion.engine.reclassify"):
        monkeypatch.setattr(f"{name}.RULE_SET_VERSION", "next")
    _, printed = run_reclassify("--tenant", "acme")
    assert "250 tickets: 150 with other labels, 100 with the same" in printed
    assert set(acme.tickets.distinct("classification.version")) == {"next"}


def test_one_that_was_overtaken_writes_nothing_more_and_leaves_the_lock_alone(
    acme: Mongo, after_batch: Callable[..., None]
) -> None:
    def take_over() -> None:
        end_lease(acme)
        lock.acquire("acme", job_id="other", ttl_seconds=60)

    after_batch(1, take_over)
    code, printed = run_reclassify("--tenant", "acme")
    assert (code, count_new(acme)) == (3, 100)
    assert "was lost" in printed
    assert lock.find_lock("acme")["owner_id"] == "other"


def test_going_on_reads_no_ticket_that_was_read_before(acme: Mongo) -> None:
    store_many(TICKETS, tenant_id="globex")

    def find() -> list[str]:
        found = reclassification_cursor.find_batch("acme", after="t-199", limit=20)
        return [known.ticket.external_id for known in found]

    assert find() == [f"t-{number}" for number in range(200, 220)]
    [plan] = explain(find)
    assert (plan.indexes, plan.documents) == ({"tickets_by_upstream_id"}, 20)
    assert plan.keys <= 21
    assert "SORT" not in plan.stages
