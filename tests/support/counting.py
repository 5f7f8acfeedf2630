"""A tenant's report counted in plain Python, independent of the product's counting."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from analytics.core.period import ALWAYS, Period
from analytics.core.report import Report
from analytics.core.report_request import ReportRequest
from analytics.engine.report import read_report
from tests.support.types import Document
from tickets.models import Ticket
from ticketsaas.models import Tenant
from ticketsaas.mongo import get_collection

HOUR = timedelta(hours=1)
MOMENT = timedelta(milliseconds=1)


def assert_counted(tenant_id: str) -> None:
    """Check reports from the tenant's roll-ups against its tickets.

    One report is of all time, the other of a period that excludes only the first and the last ticket.
    """
    assert get_collection(Tenant).find_one({"_id": tenant_id})["has_rollups"]
    documents = list(get_collection(Ticket).find({"tenant_id": tenant_id}))
    times = sorted(document["created_at"] for document in documents)
    inner = [Period(times[0] + MOMENT, times[-1])] if times else []
    for period in (ALWAYS, *inner):
        now = times[-1] if times else datetime.now(UTC)
        report = replace(
            read_report(tenant_id, ReportRequest(period=period), now=now), last_completed_sync=None
        )
        expected = count_in_python(documents, tenant_id=tenant_id, period=period, now=now)
        assert report == expected, f"{report} should be {expected}"


def count_in_python(
    documents: Iterable[Document], *, tenant_id: str, period: Period, now: datetime
) -> Report:
    """Return the report of one tenant's active tickets among these, which may be of any tenant."""
    chosen = [
        document
        for document in documents
        if document["tenant_id"] == tenant_id
        and not document["is_deleted"]
        and (period.start is None or period.start <= document["created_at"])
        and (period.end is None or document["created_at"] < period.end)
    ]

    def count(name: str) -> Counter[Any]:
        return Counter(document[name] for document in chosen)

    urgencies, sentiments, total = count("urgency"), count("sentiment"), len(chosen)
    return Report(
        tenant_id=tenant_id,
        from_date=period.start,
        to_date=period.end,
        as_of=now,
        last_completed_sync=None,
        total_tickets=total,
        by_status=count("status_key"),
        by_urgency={name: urgencies[name] for name in ("high", "medium", "low")},
        by_sentiment={name: sentiments[name] for name in ("negative", "neutral", "positive")},
        by_source=count("source_key"),
        by_status_other=0,
        by_source_other=0,
        by_language=Counter(document.get("language") or "unknown" for document in chosen),
        urgency_high_ratio=urgencies["high"] / total if total else 0.0,
        negative_sentiment_ratio=sentiments["negative"] / total if total else 0.0,
        requires_action=count("requires_action")[True],
        hourly_trend=count_hours(chosen, now=now),
        top_keywords=rank_words(chosen),
        at_risk_customers=find_customers_at_risk(chosen),
    )


def count_hours(documents: Iterable[Document], *, now: datetime) -> list[Document]:
    this_hour = start_of_hour(now)
    hours = Counter(start_of_hour(document["created_at"]) for document in documents)
    trend = (this_hour - ago * HOUR for ago in range(23, -1, -1))
    return [{"hour": hour, "count": hours[hour]} for hour in trend]


def rank_words(documents: Iterable[Document]) -> list[Document]:
    words = Counter(word for document in documents for word in document["keywords"])
    ranked = sorted(words, key=lambda word: (-words[word], word))
    return [{"keyword": word, "count": words[word]} for word in ranked[:10]]


def find_customers_at_risk(documents: Iterable[Document]) -> list[Document]:
    times: dict[str, list[datetime]] = {}
    urgent: Counter[str] = Counter()
    for document in documents:
        times.setdefault(document["customer_id"], []).append(document["created_at"])
        urgent[document["customer_id"]] += document["urgency"] == "high"
    at_risk = [name for name, number in urgent.items() if name and number >= 2]
    return [
        {
            "customer_id": name,
            "high_urgency_count": urgent[name],
            "last_ticket_at": max(times[name]),
        }
        for name in sorted(at_risk, key=lambda name: (-urgent[name], name))[:10]
    ]


def start_of_hour(time: datetime) -> datetime:
    return time.replace(minute=0, second=0, microsecond=0)
