import threading
from datetime import UTC, datetime, timedelta

import pytest

from ingestion.store import rate_limit
from ingestion.store.rate_limit import LONGEST_WAIT_SECONDS, NAME, WINDOW_SECONDS, Grant
from tests.support.types import Mongo


def move_grants_back(mongo: Mongo, *, seconds: float) -> None:
    """Let time go by on the server's clock."""
    mongo.api_budgets.update_one(
        {"_id": NAME},
        [
            {
                "$set": {
                    "grants": {
                        "$map": {
                            "input": "$grants",
                            "in": {
                                "at": {"$subtract": ["$$this.at", round(seconds * 1000)]},
                                "caller": "$$this.caller",
                            },
                        }
                    }
                }
            }
        ],
    )


def granted(caller: str, *, limit: int = 2) -> bool:
    return rate_limit.take(caller, limit=limit).granted


def test_as_many_calls_as_the_limit_are_granted_and_no_more(mongo: Mongo) -> None:
    assert [granted("a") for _ in range(4)] == [True, True, False, False]


def test_a_refused_caller_learns_when_the_oldest_grant_leaves_the_window(mongo: Mongo) -> None:
    granted("a"), granted("a")
    move_grants_back(mongo, seconds=WINDOW_SECONDS - 3)
    allowance = rate_limit.take("a", limit=2)
    assert not allowance.granted
    assert 0 < allowance.wait_seconds <= 3


def test_no_caller_is_asked_back_too_late_to_keep_its_place(mongo: Mongo) -> None:
    granted("a"), granted("a")
    assert rate_limit.take("a", limit=2).wait_seconds == LONGEST_WAIT_SECONDS


def test_a_grant_that_left_the_window_is_free_again(mongo: Mongo) -> None:
    granted("a"), granted("a")
    move_grants_back(mongo, seconds=WINDOW_SECONDS)
    assert [granted("a") for _ in range(3)] == [True, True, False]


def test_calls_are_granted_in_the_order_of_asking(mongo: Mongo) -> None:
    granted("a"), granted("a")
    assert not granted("b")
    assert not granted("a")
    move_grants_back(mongo, seconds=WINDOW_SECONDS)
    # Two are free and two wait; a newcomer comes after both.
    assert [granted("c"), granted("a"), granted("b")] == [False, True, True]


def test_a_caller_that_does_not_come_back_loses_its_place(mongo: Mongo) -> None:
    granted("a"), granted("a")
    assert not granted("dead")
    move_grants_back(mongo, seconds=WINDOW_SECONDS)
    granted("a")
    assert not granted("b")
    mongo.api_budgets.update_one(
        {"_id": NAME}, {"$set": {"queue.0.until": mongo.api_budgets.find_one()["clock"]}}
    )
    assert granted("b")


def test_a_caller_may_leave_the_queue(mongo: Mongo) -> None:
    granted("a"), granted("a"), granted("b")
    rate_limit.leave("b")
    rate_limit.leave("never there")
    assert mongo.api_budgets.find_one()["queue"] == []


def test_a_block_stops_everybody_and_a_shorter_one_does_not_shorten_it(mongo: Mongo) -> None:
    rate_limit.block(30)
    rate_limit.block(1)
    assert not granted("a")
    status = rate_limit.read_status(limit=2)
    assert status["blocked_until"] > datetime.now(UTC) + timedelta(seconds=20)


def test_a_block_that_is_over_blocks_nobody(mongo: Mongo) -> None:
    granted("a")
    mongo.api_budgets.update_one(
        {"_id": NAME}, {"$set": {"blocked_until": mongo.api_budgets.find_one()["clock"]}}
    )
    assert rate_limit.read_status(limit=2)["blocked_until"] is None
    assert granted("a")


def test_grants_from_the_future_leave_after_one_window_when_the_clock_was_set_back(
    mongo: Mongo,
) -> None:
    granted("a"), granted("a")
    move_grants_back(mongo, seconds=-600)
    assert not granted("a")
    move_grants_back(mongo, seconds=WINDOW_SECONDS)
    assert granted("a")


def test_a_request_that_is_decided_late_makes_no_grant_look_older(mongo: Mongo) -> None:
    """Its `$$NOW` is older than the others' grants, which therefore seem to be in the future."""
    granted("a"), granted("b")
    later = [each["at"] + timedelta(seconds=3) for each in mongo.api_budgets.find_one()["grants"]]
    mongo.api_budgets.update_one(
        {"_id": NAME},
        {"$set": {"clock": later[1], "grants.0.at": later[0], "grants.1.at": later[1]}},
    )
    assert not granted("late")
    assert [each["at"] for each in mongo.api_budgets.find_one()["grants"]] == later


def test_no_limit_grants_everything_until_upstream_asks_for_a_pause(mongo: Mongo) -> None:
    free = Grant(granted=True, wait_seconds=0)
    assert [rate_limit.take("a", limit=0) for _ in range(3)] == [free] * 3
    rate_limit.block(3)
    blocked = rate_limit.take("a", limit=0)
    assert (blocked.granted, 0 < blocked.wait_seconds <= 3) == (False, True)


def test_thirty_threads_together_get_no_more_than_the_limit(mongo: Mongo) -> None:
    barrier, grants = threading.Barrier(30), []

    def ask(number: int) -> None:
        barrier.wait()
        grants.extend(granted(f"caller-{number}", limit=20) for _ in range(3))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(grants), grants.count(True)) == (90, 20)


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        pytest.param(0, (0, 2, None), id="before the first call"),
        pytest.param(1, (1, 1, None), id="after one"),
        pytest.param(3, (2, 0, None), id="used up"),
    ],
)
def test_the_status_says_what_is_used_and_what_remains(
    mongo: Mongo, calls: int, expected: tuple[int, int, None]
) -> None:
    for _ in range(calls):
        granted("a")
    status = rate_limit.read_status(limit=2)
    assert (status["limit"], status["window_seconds"]) == (2, 60)
    assert (status["used"], status["remaining"], status["blocked_until"]) == expected
