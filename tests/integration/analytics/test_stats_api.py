from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from analytics import queries

Document = dict[str, Any]
Insert = Callable[..., Document]

NOW = datetime(2026, 3, 1, 10, 20, 30, 456789, tzinfo=UTC)
ADDRESS = "/tenants/acme/stats"

pytestmark = pytest.mark.usefixtures("mongo")


class StoppedClock(datetime):
    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return NOW


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "datetime", StoppedClock)


def get(client: Client, query: str = "") -> Any:
    reply = client.get(f"{ADDRESS}?{query}")
    assert reply.status_code == 200, reply.content
    return reply.json()


@pytest.mark.usefixtures("stopped_clock")
def test_the_reply_has_every_field_and_times_in_utc(client: Client, insert: Insert) -> None:
    for _ in range(2):
        insert(urgency="high", subject="Refund", message="", customer_id="c-7")
    hours = [f"2026-02-28T{hour:02}:00:00Z" for hour in range(11, 24)]
    hours += [f"2026-03-01T{hour:02}:00:00Z" for hour in range(11)]
    assert get(client, "from_date=2026-03-01&to_date=2026-03-01T12:00:00.5%2B01:00") == {
        "tenant_id": "acme",
        "from_date": "2026-03-01T00:00:00.000Z",
        "to_date": "2026-03-01T11:00:00.500Z",
        "as_of": "2026-03-01T10:20:30.456Z",
        "last_completed_sync": None,
        "total_tickets": 2,
        "by_status": {"open": 2},
        "by_urgency": {"high": 2, "medium": 0, "low": 0},
        "by_sentiment": {"negative": 0, "neutral": 2, "positive": 0},
        "by_source": {"email": 2},
        "urgency_high_ratio": 1.0,
        "negative_sentiment_ratio": 0.0,
        "requires_action": 2,
        "hourly_trend": [{"hour": hour, "count": 0} for hour in hours[:-1]]
        + [{"hour": "2026-03-01T10:00:00Z", "count": 2}],
        "top_keywords": [{"keyword": "refund", "count": 2}],
        "at_risk_customers": [
            {
                "customer_id": "c-7",
                "high_urgency_count": 2,
                "last_ticket_at": "2026-03-01T10:00:00.000Z",
            }
        ],
    }


def test_a_tenant_nobody_has_heard_of_gets_zeros(client: Client) -> None:
    reply = get(client)
    assert (reply["total_tickets"], reply["from_date"], reply["to_date"]) == (0, None, None)


@pytest.mark.parametrize("tenant_id", ["a/b", "a%2Fb", "ü .$", "stats", "\x00"])
def test_any_tenant_id_stands_encoded_in_the_path(
    client: Client, insert: Insert, tenant_id: str
) -> None:
    insert(tenant_id=tenant_id)
    address = f"/tenants/{quote(tenant_id, safe='')}/stats"
    reply = client.get(address, RAW_URI=address).json()
    assert (reply["tenant_id"], reply["total_tickets"]) == (tenant_id, 1)


@pytest.mark.parametrize(
    ("query", "total"),
    [
        pytest.param("to_date=2026-03-01", 0, id="a date is its midnight"),
        pytest.param("from_date=2026-03-01T10:00", 1, id="a time without a zone is UTC"),
        pytest.param("from_date=2026-03-01T11:00:00%2B01:00", 1, id="another zone"),
        pytest.param("from_date=2026-03-01T11:00:00+01:00", 1, id="a plus that became a blank"),
        pytest.param("from_date=2026-03-01T10:00:00.001Z", 0, id="a millisecond too late"),
        pytest.param("to_date=2026-03-01T10:00:00Z", 0, id="the end is out"),
    ],
)
def test_dates_narrow_the_statistics(
    client: Client, insert: Insert, query: str, total: int
) -> None:
    insert(created_at=datetime(2026, 3, 1, 10, tzinfo=UTC))
    assert get(client, query)["total_tickets"] == total


@pytest.mark.parametrize(
    ("query", "name"),
    [
        pytest.param("from_date=yesterday", "from_date", id="not a date"),
        pytest.param("to_date=", "to_date", id="an empty date"),
        pytest.param("to_date=2026-02-30", "to_date", id="a day that does not exist"),
        pytest.param("from_date=1969-12-31", "from_date", id="a year too early"),
        pytest.param("to_date=2200-01-01", "to_date", id="a year too late"),
        pytest.param("from_date=2026-03-02&to_date=2026-03-01", "to_date", id="in wrong order"),
        pytest.param("from_date=2026-03-01&from_date=2026-03-02", "from_date", id="twice"),
        pytest.param("fromdate=2026-03-01", "fromdate", id="a name that does not exist"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(client: Client, query: str, name: str) -> None:
    reply = client.get(f"{ADDRESS}?{query}")
    assert reply.status_code == 400
    assert [error["attr"] for error in reply.json()["errors"]] == [name]


def test_counting_that_takes_too_long_is_answered_with_503(client: Client, settings: Any) -> None:
    settings.MONGO_TIMEOUT_SECONDS = 0.000_1
    reply = client.get(ADDRESS)
    assert (reply.status_code, reply.json()["errors"][0]["code"]) == (503, "mongodb_away")


def test_the_example_in_the_documentation_has_the_fields_of_a_reply(client: Client) -> None:
    schema = client.get("/openapi.json").json()
    operation = schema["paths"]["/tenants/{tenant_id}/stats"]["get"]
    assert operation["operationId"] == "getTenantStats"
    examples = operation["responses"]["200"]["content"]["application/json"]["examples"]
    assert [list(example["value"]) for example in examples.values()] == [list(get(client))]
