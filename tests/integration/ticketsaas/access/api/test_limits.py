"""A key may send exactly as many requests as the limit allows, over all processes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.support.types import MakeKey, Mongo
from ticketsaas.access.store.request_counter import Grant, take

Send = Callable[..., Any]
ADDRESS = "/rate-limit/status"
LIMIT = 20
# The server's time in whole seconds.
NOW = {"$toLong": {"$floor": {"$divide": [{"$toLong": "$$NOW"}, 1000]}}}


def store_window(mongo: Mongo, *ages: int, clock_ahead: int = 0) -> None:
    """Store one request counted at each of these ages in seconds, by the server's clock."""
    seconds = [{"second": {"$subtract": [NOW, age]}, "count": {"$literal": 1}} for age in ages]
    mongo.request_windows.update_one(
        {"_id": "key:k"},
        [{"$set": {"clock": {"$add": [NOW, clock_ahead]}, "seconds": seconds}}],
        upsert=True,
    )


class TestTheWindow:
    def test_many_at_once_get_exactly_the_limit(self, mongo: Mongo) -> None:
        with ThreadPoolExecutor(8) as pool:
            grants = list(pool.map(lambda _: take("key:k", limit=LIMIT), range(3 * LIMIT)))
        assert sum(grant.granted for grant in grants) == LIMIT

    @pytest.mark.parametrize(
        ("ages", "granted"),
        [
            pytest.param((0,), False, id="just now"),
            pytest.param((58,), False, id="within the minute"),
            pytest.param((62,), True, id="more than a minute ago"),
            pytest.param((62, 30), False, id="one of two"),
            pytest.param((-30,), False, id="a second ahead of an old clock counts anew"),
        ],
    )
    def test_a_request_no_longer_counts_after_a_minute(
        self, mongo: Mongo, ages: tuple[int, ...], granted: bool
    ) -> None:
        store_window(mongo, *ages, clock_ahead=max(0, -min(ages)))
        assert take("key:k", limit=1).granted == granted

    def test_a_refusal_says_when_the_oldest_request_stops_counting(self, mongo: Mongo) -> None:
        store_window(mongo, 40, 10)
        grant = take("key:k", limit=2)
        # The server's clock has moved on since the row was written.
        assert grant in [Grant(granted=False, wait_seconds=wait) for wait in range(11, 22)]

    def test_a_refusal_is_not_counted(self, mongo: Mongo) -> None:
        assert [take("key:k", limit=1).granted for _ in range(3)] == [True, False, False]
        assert sum(second["count"] for second in mongo.request_windows.find_one()["seconds"]) == 1

    def test_a_clock_that_was_set_back_locks_nobody_out(self, mongo: Mongo) -> None:
        store_window(mongo, -3600, clock_ahead=3600)
        assert take("key:k", limit=1).granted

    def test_its_document_stays_small(self, mongo: Mongo) -> None:
        store_window(mongo, *range(200, 0, -1))
        take("key:k", limit=1000)
        assert len(mongo.request_windows.find_one()["seconds"]) <= 61

    def test_mongodb_deletes_the_document_by_itself(self, mongo: Mongo) -> None:
        index = mongo.request_windows.index_information()["request_windows_by_end"]
        assert (index["key"], index["expireAfterSeconds"]) == ([("expires_at", 1)], 0)
        take("key:k", limit=1)
        assert "expires_at" in mongo.request_windows.find_one()


class TestAKey:
    @pytest.fixture(autouse=True)
    def limit(self, settings: Any) -> None:
        settings.API_REQUESTS_PER_MINUTE = 2

    def test_over_its_limit_gets_the_time_to_come_back(self, send: Send, make_key: MakeKey) -> None:
        key = make_key()
        replies = [send("get", ADDRESS, key=key) for _ in range(3)]
        assert [reply.status_code for reply in replies] == [200, 200, 429]
        error = replies[2].json()["errors"][0]
        assert (error["code"], error["attr"]) == ("rate_limited", None)
        assert "2 requests a minute" in error["detail"]
        assert 1 <= int(replies[2]["Retry-After"]) <= 61

    def test_does_not_use_up_anothers(self, send: Send, make_key: MakeKey) -> None:
        busy, quiet = make_key(), make_key()
        for _ in range(3):
            send("get", ADDRESS, key=busy)
        assert send("get", ADDRESS, key=quiet).status_code == 200

    def test_uses_it_up_with_requests_it_has_no_scope_for(
        self, send: Send, make_key: MakeKey
    ) -> None:
        key = make_key("read")
        replies = [send("post", "/circuit/notify/reset", key=key) for _ in range(3)]
        assert [reply.status_code for reply in replies] == [403, 403, 429]

    @pytest.mark.parametrize("name", ["API_REQUESTS_PER_MINUTE", "API_AUTH"])
    def test_has_no_limit_where_none_is_set(
        self, send: Send, make_key: MakeKey, settings: Any, mongo: Mongo, name: str
    ) -> None:
        setattr(settings, name, 0)
        key = make_key()
        assert [send("get", ADDRESS, key=key).status_code for _ in range(3)] == [200] * 3
        assert mongo.request_windows.count_documents({}) == 0
