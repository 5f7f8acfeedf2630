"""A refused key leaves a line in the log, and repeated failures are limited."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.support.types import MakeKey, Mongo
from ticketsaas.access.api import authentication

Send = Callable[..., Any]
ADDRESS = "/rate-limit/status"
UNKNOWN = f"tsk_{'0' * 12}_{'0' * 64}"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
HERE = "203.0.113.7"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Capture the log lines. The logger is replaced because it caches its processors at the first line."""
    with capture_logs() as captured:
        monkeypatch.setattr(authentication, "log", authentication.structlog.get_logger("test"))
        yield captured


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param(lambda make: None, "missing", id="missing"),
        pytest.param(lambda make: make()[:-1], "malformed", id="malformed"),
        pytest.param(lambda make: UNKNOWN, "unknown", id="unknown"),
        pytest.param(lambda make: make()[:-8] + "0" * 8, "wrong_secret", id="wrong secret"),
        pytest.param(lambda make: make(expires_at=LONG_AGO), "expired", id="expired"),
        pytest.param(lambda make: make(revoked_at=LONG_AGO), "revoked", id="revoked"),
    ],
)
def test_the_log_says_who_was_refused_and_why_without_the_key(
    send: Send,
    make_key: MakeKey,
    lines: list[dict[str, Any]],
    spoil: Callable[[MakeKey], str | None],
    reason: str,
) -> None:
    key = spoil(make_key)
    reply = send("get", ADDRESS, key=key, REMOTE_ADDR=HERE)
    assert reply.status_code == 401
    line = next(line for line in lines if line.get("action") == "key_refused")
    assert (line["address"], line["reason"]) == (HERE, reason)
    if key is not None:
        assert key[-40:] not in str(lines)
        assert key[-40:] not in reply.content.decode()


@pytest.fixture
def tired(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use up the failures of HERE."""
    monkeypatch.setattr(authentication, "FAILURES_PER_MINUTE", 3)
    statuses = [send("get", ADDRESS, key=UNKNOWN, REMOTE_ADDR=HERE).status_code for _ in range(3)]
    assert statuses == [401] * 3


@pytest.mark.usefixtures("tired")
class TestWhoKeepsTrying:
    def test_has_to_wait(self, send: Send) -> None:
        reply = send("get", ADDRESS, key=UNKNOWN, REMOTE_ADDR=HERE)
        error = reply.json()["errors"][0]
        assert (reply.status_code, error["code"]) == (429, "too_many_failures")
        assert 1 <= int(reply["Retry-After"]) <= 61

    def test_does_not_lock_out_a_valid_key_from_the_same_address(
        self, send: Send, make_key: MakeKey
    ) -> None:
        assert send("get", ADDRESS, key=make_key(), REMOTE_ADDR=HERE).status_code == 200

    def test_does_not_count_for_another_address(self, send: Send) -> None:
        assert send("get", ADDRESS, key=UNKNOWN, REMOTE_ADDR="203.0.113.8").status_code == 401

    def test_cannot_choose_another_address(self, send: Send) -> None:
        forged = {"REMOTE_ADDR": HERE, "HTTP_X_FORWARDED_FOR": "203.0.113.8"}
        assert send("get", ADDRESS, key=UNKNOWN, **forged).status_code == 429

    def test_may_try_again_after_a_minute(self, send: Send, mongo: Mongo) -> None:
        let_time_pass(mongo, seconds=61)
        assert send("get", ADDRESS, key=UNKNOWN, REMOTE_ADDR=HERE).status_code == 401


def let_time_pass(mongo: Mongo, *, seconds: int) -> None:
    """Move everything counted into the past by `seconds`."""
    earlier = {
        "$map": {
            "input": "$seconds",
            "in": {"second": {"$subtract": ["$$this.second", seconds]}, "count": "$$this.count"},
        }
    }
    mongo.request_windows.update_many(
        {}, [{"$set": {"seconds": earlier, "clock": {"$subtract": ["$clock", seconds]}}}]
    )


class TestAValidKey:
    def test_costs_no_failure(self, send: Send, make_key: MakeKey, mongo: Mongo) -> None:
        send("get", ADDRESS, key=make_key())
        assert mongo.request_windows.count_documents({"_id": {"$regex": "^failures:"}}) == 0

    def test_is_refused_with_the_next_request_once_it_is_revoked(
        self, send: Send, make_key: MakeKey, mongo: Mongo
    ) -> None:
        key = make_key()
        assert send("get", ADDRESS, key=key).status_code == 200
        mongo.api_keys.update_one({}, {"$set": {"revoked_at": LONG_AGO}})
        assert send("get", ADDRESS, key=key).status_code == 401

    @pytest.mark.parametrize(
        ("ago", "expected"),
        [
            pytest.param(None, True, id="never used"),
            pytest.param(timedelta(minutes=2), True, id="used before"),
            pytest.param(timedelta(seconds=5), False, id="used just now"),
        ],
    )
    def test_has_its_last_use_recorded_at_most_once_a_minute(
        self,
        send: Send,
        make_key: MakeKey,
        mongo: Mongo,
        ago: timedelta | None,
        expected: bool,
    ) -> None:
        now = datetime.now(UTC).replace(microsecond=0)
        key = make_key(last_used_at=None if ago is None else now - ago)
        before = mongo.api_keys.find_one()["last_used_at"]
        send("get", ADDRESS, key=key)
        assert (mongo.api_keys.find_one()["last_used_at"] != before) == expected

    def test_is_stored_as_nothing_that_could_be_sent(self, make_key: MakeKey, mongo: Mongo) -> None:
        key = make_key()
        assert key.rpartition("_")[2] not in str(mongo.api_keys.find_one())
