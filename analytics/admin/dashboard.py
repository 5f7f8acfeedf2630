"""Cards, charts and rankings of a tenant's tickets on the admin's home, for staff who may see tickets."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from analytics.core.charts import Chart, draw_status, draw_trend, draw_urgency
from analytics.core.period import DAY, HOUR, LAST_HOURS, Period
from analytics.core.report_request import ReportRequest, TrendRequest
from analytics.core.rows import Row
from analytics.engine.dashboard import count_open_urgent, count_urgency_by_day
from analytics.engine.report import read_report
from tickets.core.changes import CLOSED
from tickets.core.labels import Sentiment, Urgency
from tickets.models import Ticket
from ticketsaas.backoffice.columns import cut, format_minute, list_address
from ticketsaas.backoffice.confirmed_actions import may
from ticketsaas.backoffice.dashboard_parts import Card, Part
from ticketsaas.clock import utc_now

URGENCY_DAYS = 30
# A week contains every weekday once, and is short enough to show what is new.
RANKED_DAYS = 7
# A card has no room for more.
MAX_STATUSES_NAMED = 3

_CHART = "admin/dashboard/chart.html"
_EMPTY = "admin/dashboard/no_tickets.html"


def find_cards(request: HttpRequest, tenant_id: str | None) -> list[Card]:
    """Return the cards for open urgent tickets, the last 24 hours, and tickets that require action."""
    if tenant_id is None or not may(request, "tickets.view_ticket"):
        return []
    now = utc_now()
    start, end = _last_day(now)
    of_day = ReportRequest(
        period=Period(start, end),
        fields={"total_tickets", "negative_sentiment_ratio"},
        compared=True,
    )
    day = read_report(tenant_id, of_day, now=now)
    of_all_time = ReportRequest(fields={"total_tickets", "requires_action"})
    always = read_report(tenant_id, of_all_time, now=now)
    share, before = day.negative_sentiment_ratio or 0, day.previous or {}
    total, difference = day.total_tickets or 0, day.difference or {}
    return [
        _urgent_card(tenant_id),
        _day_card(tenant_id, start=start, total=total, difference=difference),
        _negative_card(tenant_id, start=start, share=share, before=before),
        Card(
            "Require action",
            f"{always.requires_action:,}",
            detail=f"of {always.total_tickets:,} tickets, including closed ones",
            link=_tickets(tenant_id, requires_action__exact="1"),
        ),
    ]


def find_charts(request: HttpRequest, tenant_id: str | None) -> list[Part]:
    """Return the charts, or a hint how to get tickets for a tenant without any."""
    if tenant_id is None or not may(request, "tickets.view_ticket"):
        return []
    now = utc_now()
    of_all_time = ReportRequest(fields={"total_tickets", "by_status"})
    always = read_report(tenant_id, of_all_time, now=now)
    if not always.total_tickets:
        hint = f"They come with an ingestion: manage.py ingest --tenant {tenant_id}"
        return [Part(_EMPTY, {"title": "No tickets yet", "hint": hint}, is_wide=True)]
    return [
        _chart_part(_trend_chart(tenant_id, now=now), is_wide=True),
        _chart_part(_urgency_chart(tenant_id, now=now)),
        _chart_part(draw_status(always.by_status or {})),
    ]


def find_rankings(request: HttpRequest, tenant_id: str | None) -> list[Part]:
    """Return the most frequent words and the customers at risk of the last RANKED_DAYS."""
    if tenant_id is None or not may(request, "tickets.view_ticket"):
        return []
    now = utc_now()
    since = _days_ago(RANKED_DAYS - 1, now=now)
    rankings = ReportRequest(period=Period(since), fields={"top_keywords", "at_risk_customers"})
    report = read_report(tenant_id, rankings, now=now)
    words = [_word_row(tenant_id, row, since=since) for row in report.top_keywords or ()]
    customers = [
        _customer_row(tenant_id, row, since=since) for row in report.at_risk_customers or ()
    ]
    return [
        Part(
            "admin/dashboard/ranking.html",
            {
                "title": f"Top keywords, last {RANKED_DAYS} days (UTC)",
                "headers": ("keyword", "tickets"),
                "rows": words,
                "empty": "No ticket was created in these days.",
            },
        ),
        Part(
            "admin/dashboard/ranking.html",
            {
                "title": f"Customers at risk, last {RANKED_DAYS} days (UTC)",
                "headers": ("customer", "urgent tickets", "last ticket (UTC)"),
                "rows": customers,
                "empty": "No customer had two urgent tickets in these days.",
            },
        ),
    ]


def _urgent_card(tenant_id: str) -> Card:
    urgent = count_open_urgent(tenant_id)
    return Card(
        "Open urgent tickets",
        f"{sum(urgent.values()):,}",
        detail=_describe_urgent(tenant_id, urgent),
        link=_tickets(tenant_id, urgency__exact=Urgency.HIGH, open="yes"),
        is_alarming=bool(urgent),
    )


def _describe_urgent(tenant_id: str, urgent: dict[str, int]) -> SafeString | str:
    named = list(urgent.items())[:MAX_STATUSES_NAMED]
    links = ((_status_link(tenant_id, *each),) for each in named)
    return format_html_join(", ", "{}", links) or f"none that is not {CLOSED}"


def _status_link(tenant_id: str, status: str, count: int) -> SafeString:
    address = _tickets(tenant_id, status=status, urgency__exact=Urgency.HIGH)
    return format_html('<a class="underline" href="{}">{} {}</a>', address, f"{count:,}", status)


def _day_card(tenant_id: str, *, start: datetime, total: int, difference: Row) -> Card:
    change = difference.get("total_tickets", 0)
    before = total - change
    share = f" ({change / before:+.0%})" if before else ""
    return Card(
        "Tickets in 24 h",
        f"{total:,}",
        detail=f"{change:+,}{share} compared with the 24 h before",
        link=_tickets(tenant_id, **_since(start)),
    )


def _negative_card(tenant_id: str, *, start: datetime, share: float, before: Row) -> Card:
    return Card(
        "Negative in 24 h",
        f"{share:.0%}",
        detail=f"{before.get('negative_sentiment_ratio', 0):.0%} in the 24 h before",
        link=_tickets(tenant_id, sentiment__exact=Sentiment.NEGATIVE, **_since(start)),
    )


def _trend_chart(tenant_id: str, *, now: datetime) -> Chart:
    first = now.replace(minute=0, second=0, microsecond=0) - (2 * LAST_HOURS - 1) * HOUR
    by_hour = ReportRequest(period=Period(first), fields=frozenset(), trend=TrendRequest())
    report = read_report(tenant_id, by_hour, now=now)
    buckets = report.trend["buckets"] if report.trend else []
    return draw_trend(buckets, hours=LAST_HOURS)


def _urgency_chart(tenant_id: str, *, now: datetime) -> Chart:
    since = _days_ago(URGENCY_DAYS - 1, now=now)
    rows = count_urgency_by_day(tenant_id, since=since)
    return draw_urgency(rows, since=since, days=URGENCY_DAYS)


def _chart_part(chart: Chart, *, is_wide: bool = False) -> Part:
    drawn = {"data": json.dumps(chart.data), "options": json.dumps(chart.options)}
    return Part(_CHART, {"chart": chart} | drawn, is_wide=is_wide)


def _word_row(tenant_id: str, row: Row, *, since: datetime) -> tuple[Any, ...]:
    address = _tickets(tenant_id, q=row["keyword"], **_since(since))
    return _name_link(address, row["keyword"]), f"{row['count']:,}"


def _customer_row(tenant_id: str, row: Row, *, since: datetime) -> tuple[Any, ...]:
    address = _tickets(
        tenant_id,
        q=row["customer_id"],
        urgency__exact=Urgency.HIGH,
        **_since(since),
    )
    return (
        _name_link(address, row["customer_id"]),
        f"{row['high_urgency_count']:,}",
        format_minute(row["last_ticket_at"]),
    )


def _name_link(address: str, name: str) -> SafeString:
    return format_html('<a class="underline" href="{}">{}</a>', address, cut(name, length=40))


def _tickets(tenant_id: str, **filters: str) -> str:
    return list_address(Ticket, tenant_id=tenant_id, deleted="no", **filters)


def _days_ago(days: int, *, now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days)


def _last_day(now: datetime) -> tuple[datetime, datetime]:
    """Return the 24 hours that end with this minute, so that a ticket created just now counts.

    The ends are whole minutes, because answers are cached by period.
    """
    end = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return end - DAY, end


def _since(start: datetime) -> dict[str, str]:
    """Return the list's filter for tickets created from `start` on."""
    return {"created_at_from_0": f"{start:%Y-%m-%d}", "created_at_from_1": f"{start:%H:%M:%S}"}
