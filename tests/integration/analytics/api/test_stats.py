from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from analytics.core.report_request import FIELDS
from analytics.engine import report
from tests.support.types import Document

Insert = Callable[..., Document]

NOW = datetime(2026, 3, 1, 10, 20, 30, 456789, tzinfo=UTC)
ADDRESS = "/tenants/acme/stats"
ALWAYS_THERE = ["tenant_id", "from_date", "to_date", "as_of", "last_completed_sync"]

pytestmark = pytest.mark.usefixtures("mongo")


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "utc_now", lambda: NOW)


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
        "by_status_other": 0,
        "by_source_other": 0,
        "by_language": {"en": 2},
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


@pytest.mark.parametrize("tenant_id", ["a/b", "a%2Fb", "ü .$", "stats"])
def test_any_tenant_id_stands_encoded_in_the_path(
    client: Client, insert: Insert, tenant_id: str
) -> None:
    insert(tenant_id=tenant_id)
    address = f"/tenants/{quote(tenant_id, safe='')}/stats"
    reply = client.get(address, REQUEST_URI=address).json()
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
        pytest.param("interval=week", "interval", id="no interval"),
        pytest.param("interval=", "interval", id="an empty interval"),
        pytest.param("interval=hour&from_date=2026-01-01", "interval", id="too many hours"),
        pytest.param("tz=UTC&from_date=2026-01-01", "interval", id="too many usual hours"),
        pytest.param("interval=day&from_date=2025-01-01", "from_date", id="too many days"),
        pytest.param("interval=day&to_date=2199-12-31&from_date=2026-01-01", "from_date", id="far"),
        pytest.param("tz=Europe", "tz", id="a directory of zones"),
        pytest.param("tz=../../etc/passwd", "tz", id="a path"),
        pytest.param("tz=europe/paris", "tz", id="a zone in small letters"),
        pytest.param("tz=%2B02:00", "tz", id="an offset"),
        pytest.param("tz=localtime", "tz", id="the zone of the machine"),
        pytest.param("tz=", "tz", id="an empty zone"),
        pytest.param("compare=next&from_date=2026-02-01", "compare", id="no comparison"),
        pytest.param("compare=previous", "from_date", id="a comparison without a beginning"),
        pytest.param("compare=previous&from_date=2026-04-01", "from_date", id="in the future"),
        pytest.param("fields=", "fields", id="no field"),
        pytest.param("fields=total_tickets,", "fields", id="an empty field"),
        pytest.param("fields=total_tickets,as_of", "fields", id="a field that is always there"),
    ],
)
@pytest.mark.usefixtures("stopped_clock")
def test_a_wrong_parameter_is_refused_by_name(client: Client, query: str, name: str) -> None:
    reply = client.get(f"{ADDRESS}?{query}")
    assert reply.status_code == 400
    assert [error["attr"] for error in reply.json()["errors"]] == [name]


@pytest.mark.parametrize(
    ("query", "code", "detail"),
    [
        pytest.param(
            "fields=total_tickets,colour",
            "unknown_field",
            'There is no field "colour". Allowed, separated by commas: total_tickets, '
            "by_status, by_urgency, by_sentiment, by_source, urgency_high_ratio, "
            "negative_sentiment_ratio, requires_action, by_status_other, by_source_other, "
            "by_language, hourly_trend, top_keywords, at_risk_customers.",
            id="field",
        ),
        pytest.param(
            "tz=Mars/Olympus",
            "unknown_zone",
            "Must be a time zone of the IANA database such as Europe/Paris or UTC.",
            id="zone",
        ),
        pytest.param("interval=week", "invalid_choice", "Allowed: hour, day.", id="interval"),
    ],
)
def test_a_refusal_says_what_is_allowed(client: Client, query: str, code: str, detail: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").json()["errors"] == [
        {"code": code, "detail": detail, "attr": query.split("=")[0]}
    ]


@pytest.mark.usefixtures("stopped_clock")
def test_a_trend_of_days_is_shown_in_the_time_of_its_zone(client: Client, insert: Insert) -> None:
    insert(created_at=datetime(2026, 2, 28, 23, tzinfo=UTC))
    reply = get(client, "interval=day&tz=Europe/Paris&from_date=2026-02-28&fields=requires_action")
    assert reply["trend"] == {
        "interval": "day",
        "tz": "Europe/Paris",
        "buckets": [
            {"start": "2026-02-28T00:00:00+01:00", "count": 0},
            {"start": "2026-03-01T00:00:00+01:00", "count": 1},
        ],
    }


@pytest.mark.usefixtures("stopped_clock")
def test_hours_are_shown_in_the_time_of_their_zone_with_its_half_hour(client: Client) -> None:
    trend = get(client, "tz=Asia/Kolkata")["trend"]
    assert [trend["buckets"][0]["start"], trend["buckets"][-1]["start"]] == [
        "2026-02-28T16:30:00+05:30",
        "2026-03-01T15:30:00+05:30",
    ]


def test_a_trend_without_a_zone_is_of_utc(client: Client) -> None:
    trend = get(client, "interval=day")["trend"]
    assert (trend["interval"], trend["tz"]) == ("day", "UTC")


def test_a_zone_whose_plus_became_a_space_is_understood(client: Client) -> None:
    assert get(client, "tz=Etc/GMT+5")["trend"]["tz"] == "Etc/GMT+5"


@pytest.mark.usefixtures("stopped_clock")
def test_a_comparison_adds_the_period_before_and_the_difference(
    client: Client, insert: Insert
) -> None:
    insert(created_at=datetime(2026, 2, 28, 23, 59, tzinfo=UTC), status="closed")
    reply = get(client, "compare=previous&from_date=2026-03-01&fields=top_keywords")
    assert reply["to_date"] == reply["as_of"] == "2026-03-01T10:20:30.456Z"
    assert reply["previous"] == {
        "from_date": "2026-02-28T13:39:29.544Z",
        "to_date": "2026-03-01T00:00:00.000Z",
        "total_tickets": 1,
        "by_status": {"closed": 1},
        "by_urgency": {"high": 0, "medium": 0, "low": 1},
        "by_sentiment": {"negative": 0, "neutral": 1, "positive": 0},
        "by_source": {"email": 1},
        "urgency_high_ratio": 0.0,
        "negative_sentiment_ratio": 0.0,
        "requires_action": 1,
        "by_status_other": 0,
        "by_source_other": 0,
        "by_language": {"en": 1},
    }
    assert reply["difference"] == {
        "total_tickets": -1,
        "by_status": {"closed": -1},
        "by_urgency": {"high": 0, "medium": 0, "low": -1},
        "by_sentiment": {"negative": 0, "neutral": -1, "positive": 0},
        "by_source": {"email": -1},
        "urgency_high_ratio": 0.0,
        "negative_sentiment_ratio": 0.0,
        "requires_action": -1,
        "by_status_other": 0,
        "by_source_other": 0,
        "by_language": {"en": -1},
    }


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("has_rollups", [True, False], ids=["from roll-ups", "from tickets"])
def test_a_field_alone_is_given_as_in_the_whole_report(
    client: Client, insert: Insert, name: str
) -> None:
    for _ in range(2):
        insert(urgency="high", sentiment="negative", created_at=NOW)
    reply = get(client, f"fields={name}")
    assert [*ALWAYS_THERE, name] == list(reply)
    assert reply[name] == get(client)[name]


def test_several_fields_are_given_each_once(client: Client) -> None:
    reply = get(client, "fields=by_source,total_tickets,by_source")
    assert [*ALWAYS_THERE, "total_tickets", "by_source"] == list(reply)


def test_counting_that_takes_too_long_is_answered_with_503(client: Client, settings: Any) -> None:
    settings.MONGO_TIMEOUT_SECONDS = 0.000_1
    reply = client.get(ADDRESS)
    assert (reply.status_code, reply.json()["errors"][0]["code"]) == (503, "mongodb_away")


@pytest.mark.usefixtures("stopped_clock")
def test_the_examples_in_the_documentation_have_the_fields_of_a_reply(client: Client) -> None:
    schema = client.get("/openapi.json").json()
    operation = schema["paths"]["/tenants/{tenant_id}/stats"]["get"]
    assert operation["operationId"] == "getTenantStats"
    examples = operation["responses"]["200"]["content"]["application/json"]["examples"]
    longest = "interval=day&compare=previous&from_date=2026-03-01"
    shown = {name: list(example["value"]) for name, example in examples.items()}
    assert {
        "Statistics": list(get(client)),
        "WithATrendAndAComparison": list(get(client, longest)),
    } == shown


def test_what_may_be_left_out_is_documented_as_optional(client: Client) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["Stats"]["required"] == sorted(ALWAYS_THERE)
    assert {"trend", "previous", "difference"} <= schemas["Stats"]["properties"].keys()
