"""Claims, leases and updates of rows, on a real MongoDB."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from notifications.core.alert_policy import Suppression
from notifications.core.delivery_retry import StatusUpdate
from notifications.core.states import NotificationStatus
from notifications.core.turns import Turn
from notifications.models import STUBBORN_ATTEMPTS
from notifications.store import due_alerts, outbox
from notifications.store.backlog import Backlog, read_backlog
from notifications.store.outbox import ClaimedNotification, NotRetryable
from tests.support.types import Mongo
from ticketsaas.mongo import read_clock, run_transaction

AddAlert = Callable[..., str]

MINUTE = timedelta(minutes=1)
START = Turn()


def now() -> datetime:
    return read_clock()


def claim(
    limit: int = 10, *, turn: Turn = START, is_probe: bool = False
) -> list[ClaimedNotification]:
    return outbox.claim(limit, due_by=now(), turn=turn, is_probe=is_probe)[0]


def ids(claimed: list[ClaimedNotification]) -> list[str]:
    return [each.notification_id for each in claimed]


def test_nobody_else_can_claim_a_row_until_its_lease_ends(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    add_alert("a")
    assert ids(claim()) == ["a"]
    assert claim() == []
    row = mongo.notifications.find_one()
    lease = row["next_attempt_at"].replace(tzinfo=UTC) - now()
    assert row["status"] == "sending"
    assert timedelta(seconds=outbox.LEASE_SECONDS - 5) < lease
    mongo.notifications.update_one({}, [{"$set": {"next_attempt_at": "$$NOW"}}])
    assert ids(claim()) == ["a"]


@pytest.mark.parametrize("status", ["sent", "parked", "suppressed"])
def test_a_row_in_a_final_state_is_never_claimed(
    mongo: Mongo, add_alert: AddAlert, status: str
) -> None:
    add_alert("a", status=status, next_attempt_at=None)
    assert claim() == []
    assert claim(is_probe=True) == []
    assert not due_alerts.is_any_due(due_by=now())


def test_a_row_is_not_claimed_before_its_time(mongo: Mongo, add_alert: AddAlert) -> None:
    add_alert("later", next_attempt_at=now() + MINUTE)
    add_alert("later again", attempts=1, next_attempt_at=now() + MINUTE)
    assert not due_alerts.is_any_due(due_by=now())
    assert claim() == []
    assert claim(is_probe=True) == []


@pytest.mark.parametrize("attempts", [0, 1])
def test_a_tenants_newest_tickets_come_first(
    mongo: Mongo, add_alert: AddAlert, attempts: int
) -> None:
    """However long their alerts have been due."""
    for name, age in (("middle", 2), ("old", 3), ("new", 1)):
        add_alert(
            name,
            attempts=attempts,
            ticket_updated_at=now() - age * MINUTE,
            next_attempt_at=now() - (9 - age) * MINUTE,
        )
    assert ids(claim(2)) == ["new", "middle"]


def test_a_row_of_an_older_process_without_the_time_of_its_ticket_comes_last(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    for name in ("theirs", "ours"):
        add_alert(name)
    mongo.notifications.update_one({"_id": "theirs"}, {"$unset": {"ticket_updated_at": 1}})
    assert ids(claim()) == ["ours", "theirs"]


def test_a_new_retry_passes_hundreds_of_old_ones_that_have_been_due_longer(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    for number in range(2 * due_alerts.RETRIES_READ):
        add_alert(
            f"old-{number}",
            attempts=1,
            ticket_updated_at=now() - 600 * MINUTE,
            next_attempt_at=now() - 5 * MINUTE,
        )
    add_alert("new", attempts=2, ticket_updated_at=now(), next_attempt_at=now())
    assert ids(claim(1)) == ["new"]


def test_a_due_retry_is_found_behind_hundreds_of_newer_ones_that_still_wait(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    for number in range(2 * due_alerts.RETRIES_READ):
        add_alert(f"{number}", attempts=1, next_attempt_at=now() + 5 * MINUTE)
    for name, age in (("older", 90), ("old", 60)):
        add_alert(name, attempts=3, ticket_updated_at=now() - age * MINUTE)
    assert ids(claim()) == ["old", "older"]


def test_a_tenant_with_a_big_backlog_does_not_starve_the_others(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    for number in range(200):
        add_alert(f"big-{number}", tenant_id="big", next_attempt_at=now() - 60 * MINUTE)
    for number in range(3):
        add_alert(f"small-{number}", tenant_id="small")
    add_alert("tiny", tenant_id="tiny")
    assert Counter(each.tenant_id for each in claim(10)) == {"big": 6, "small": 3, "tiny": 1}


@pytest.mark.parametrize("attempts", [0, 1])
def test_single_claims_give_the_tenants_their_turns_as_well(
    mongo: Mongo, add_alert: AddAlert, attempts: int
) -> None:
    for number in range(9):
        add_alert(f"{number}", tenant_id="abc"[number % 3], attempts=attempts)
    turn, tenants = Turn(), ""
    for _ in range(9):
        [claimed], turn = outbox.claim(1, due_by=now(), turn=turn)
        tenants += claimed.tenant_id
    assert tenants == "abcabcabc"


def test_with_more_tenants_than_a_claim_serves_every_tenant_gets_its_turn(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    tenants = [f"tenant-{number}" for number in range(3 * due_alerts.TENANTS_PER_CLAIM)]
    for tenant_id in tenants:
        for number in range(2):
            add_alert(f"{tenant_id}-{number}", tenant_id=tenant_id)
    turn, served = Turn(), []
    for _ in range(3):
        claimed, turn = outbox.claim(due_alerts.TENANTS_PER_CLAIM, due_by=now(), turn=turn)
        served += [each.tenant_id for each in claimed]
    assert served == sorted(tenants)


def test_a_tenant_whose_id_looks_like_a_field_gets_its_turn(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    for name in ("$a", "$b"):
        add_alert(name, tenant_id=name)
    assert ids(claim(1, turn=Turn(first_tenant="$a"))) == ["$b"]


def test_retries_take_half_of_the_calls_while_first_attempts_wait_and_then_all(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    for number in range(20):
        add_alert(f"failed-{number}", attempts=1)
    for number in range(5):
        add_alert(f"first-{number}")
    turn, is_retry = Turn(), []
    for limit in (1, 3, 1, 1, 6):
        claimed, turn = outbox.claim(limit, due_by=now(), turn=turn)
        is_retry += [each.attempts > 0 for each in claimed]
    assert is_retry == [False, True] * 5 + [True] * 2


def test_a_probe_is_the_row_with_the_most_attempts_unless_it_has_failed_too_often(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    for name, attempts in (("once", 1), ("twice", 2), ("stubborn", STUBBORN_ATTEMPTS)):
        add_alert(name, attempts=attempts, ticket_updated_at=now() - 5 * MINUTE)
    add_alert("new, once", attempts=1, ticket_updated_at=now())
    add_alert("first")
    assert ids(claim(1, is_probe=True)) == ["twice"]
    # The probe's place is made up for: the next call is a first attempt, probe or not.
    assert ids(claim(1, turn=Turn(lead=1), is_probe=True)) == ["first"]
    assert ids(claim(1)) == ["new, once"]


def test_a_stubborn_row_is_a_probe_if_nothing_else_is_due(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    add_alert("stubborn", attempts=STUBBORN_ATTEMPTS)
    assert ids(claim(1, is_probe=True)) == ["stubborn"]


def test_workers_that_claim_concurrently_never_get_the_same_row(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    names = {
        add_alert(f"{number}", tenant_id=f"t{number % 3}", attempts=number % 2)
        for number in range(300)
    }

    def claim_all(worker: int) -> list[str]:
        mine: list[str] = []
        while batch := claim(7, is_probe=worker % 2 == 1):
            mine += ids(batch)
        return mine

    with ThreadPoolExecutor(8) as pool:
        claimed = [name for mine in pool.map(claim_all, range(8)) for name in mine]
    assert sorted(names) == sorted(claimed)


SENT = StatusUpdate(NotificationStatus.SENT, 1)
WAITING = StatusUpdate(
    NotificationStatus.PENDING, 1, error="It failed: $set {'$x'}", delay_seconds=60
)
PARKED = StatusUpdate(
    NotificationStatus.PARKED, 3, error="No.", status_reason="All 3 attempts failed: No."
)


def test_a_sent_row_says_when_and_is_never_due_again(mongo: Mongo, add_alert: AddAlert) -> None:
    add_alert("a")
    outbox.settle([(claim()[0], SENT)])
    row = mongo.notifications.find_one()
    assert tuple(row[name] for name in ("status", "attempts", "next_attempt_at", "lease_id")) == (
        "sent",
        1,
        None,
        None,
    )
    assert abs(row["sent_at"].replace(tzinfo=UTC) - now()) < MINUTE


def test_a_failed_row_waits_with_its_error(mongo: Mongo, add_alert: AddAlert) -> None:
    add_alert("a")
    outbox.settle([(claim()[0], WAITING)])
    row = mongo.notifications.find_one()
    wait = row["next_attempt_at"].replace(tzinfo=UTC) - now()
    assert (row["status"], row["attempts"], row["last_error"]) == ("pending", 1, WAITING.error)
    assert timedelta(seconds=50) < wait <= MINUTE


def test_a_parked_row_keeps_its_reason(mongo: Mongo, add_alert: AddAlert) -> None:
    add_alert("a")
    outbox.settle([(claim()[0], PARKED)])
    row = mongo.notifications.find_one()
    assert (
        row["status"],
        row["status_reason"],
        row["next_attempt_at"],
    ) == ("parked", PARKED.status_reason, None)


def test_a_worker_that_lost_its_lease_writes_nothing(mongo: Mongo, add_alert: AddAlert) -> None:
    add_alert("a")
    slow = claim()
    mongo.notifications.update_one({}, [{"$set": {"next_attempt_at": "$$NOW"}}])
    fast = claim()
    outbox.settle([(slow[0], PARKED)])
    outbox.release(slow)
    assert mongo.notifications.find_one()["status"] == "sending"
    outbox.settle([(fast[0], SENT), (slow[0], PARKED)])
    assert mongo.notifications.find_one()["status"] == "sent"


def test_a_released_row_is_due_in_its_old_place_with_its_old_attempts(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    add_alert("first", attempts=2, ticket_updated_at=now())
    add_alert("second", attempts=1)
    outbox.release(claim(1))
    assert tuple(
        mongo.notifications.find_one({"_id": "first"})[name] for name in ("status", "attempts")
    ) == ("pending", 2)
    assert ids(claim()) == ["first", "second"]


@pytest.mark.parametrize("status", ["parked", "pending"])
def test_a_person_may_retry_a_parked_or_waiting_row(
    mongo: Mongo, add_alert: AddAlert, status: str
) -> None:
    due = None if status == "parked" else now() + 60 * MINUTE
    add_alert("a", status=status, attempts=9, next_attempt_at=due, status_reason="All failed.")
    row = outbox.retry("acme", notification_id="a")
    assert row is not None
    assert (row["status"], row["attempts"], row["status_reason"]) == ("pending", 0, None)
    assert ids(claim()) == ["a"]


def test_a_person_may_send_what_was_only_too_old(mongo: Mongo, add_alert: AddAlert) -> None:
    add_alert("a", status="suppressed", too_old=True, next_attempt_at=None, status_reason="Old.")
    assert claim() == []
    row = outbox.retry("acme", notification_id="a")
    assert row is not None
    assert (row["status"], row["too_old"], row["status_reason"]) == ("pending", False, None)
    assert ids(claim()) == ["a"]


def test_what_was_too_old_is_not_needed_any_more_once_its_ticket_is_closed(
    mongo: Mongo, add_alert: AddAlert
) -> None:
    add_alert("a", ticket_id="t-1", status="suppressed", too_old=True, next_attempt_at=None)
    add_alert("other", ticket_id="t-2", status="suppressed", too_old=True, next_attempt_at=None)
    run_transaction(
        lambda session: outbox.suppress("acme", {"t-1": Suppression("Closed.")}, session=session)
    )
    row = mongo.notifications.find_one({"_id": "a"})
    assert (row["status_reason"], row["too_old"]) == ("Closed.", False)
    with pytest.raises(NotRetryable, match="suppressed"):
        outbox.retry("acme", notification_id="a")
    assert outbox.retry("acme", notification_id="other") is not None


@pytest.mark.parametrize("status", ["sent", "sending", "suppressed"])
def test_nothing_else_is_retried(mongo: Mongo, add_alert: AddAlert, status: str) -> None:
    add_alert("a", status=status)
    before = mongo.notifications.find_one()
    with pytest.raises(NotRetryable, match=status):
        outbox.retry("acme", notification_id="a")
    assert mongo.notifications.find_one() == before


def test_another_tenants_row_does_not_exist(mongo: Mongo, add_alert: AddAlert) -> None:
    add_alert("a", status="parked", next_attempt_at=None)
    assert outbox.retry("globex", notification_id="a") is None
    assert mongo.notifications.find_one()["status"] == "parked"


def test_all_parked_rows_are_retried_together(mongo: Mongo, add_alert: AddAlert) -> None:
    for name, status in (("a", "parked"), ("b", "parked"), ("c", "sent")):
        add_alert(name, tenant_id=name, status=status, next_attempt_at=None)
    add_alert("old", status="suppressed", too_old=True, next_attempt_at=None)
    assert outbox.retry_all_parked() == 2
    assert set(ids(claim())) == {"a", "b"}


def test_the_backlog_counts_what_is_not_delivered_yet(mongo: Mongo, add_alert: AddAlert) -> None:
    add_alert("old", created_at=now() - 10 * MINUTE, status="sending")
    add_alert("young")
    add_alert("given up", created_at=now() - 60 * MINUTE, status="parked", next_attempt_at=None)
    add_alert("delivered", created_at=now() - 90 * MINUTE, status="sent", next_attempt_at=None)
    backlog = read_backlog()
    assert (backlog.waiting, backlog.parked) == (2, 1)
    assert 590 < backlog.age_seconds < 660


def test_without_a_backlog_its_age_is_zero(mongo: Mongo) -> None:
    assert read_backlog() == Backlog(waiting=0, parked=0, age_seconds=0)
