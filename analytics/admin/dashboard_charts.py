"""Charts and rankings of a tenant's tickets on the admin's home, for staff who may see tickets."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from analytics.admin.ticket_links import created_since, link_tickets
from analytics.core.charts import Chart, draw_status, draw_trend, draw_urgency
from analytics.core.period import HOUR, LAST_HOURS, Period
from analytics.core.report_request import ReportRequest, TrendRequest
from analytics.core.rows import Row
from analytics.engine.dashboard import count_urgency_by_day
from analytics.engine.report import read_report
from tickets.core.labels import Urgency
from ticketsaas.backoffice.columns import cut, format_minute
from ticketsaas.backoffice.confirmed_actions import may
from ticketsaas.backoffice.dashboard_parts import Part
from ticketsaas.clock import utc_now

URGENCY_DAYS = 30
# A week contains every weekday once, and is short enough to show what is new.
RANKED_DAYS = 7

_CHART = "admin/dashboard/chart.html"
_EMPTY = "admin/dashboard/no_tickets.html"


def find_charts(request: HttpRequest, tenant_id: str | None) -> list[Part]:
    """Return the charts, or a hint how to get tickets for a tenant without any."""
    if tenant_id is None or not may(request, "tickets.view_ticket"):
        return []
    now = utc_now()
    of_all_time = ReportRequest(fields={"total_tickets", "by_status", "by_status_other"})
    always = read_report(tenant_id, of_all_time, now=now)
    if not always.total_tickets:
        hint = f"They come with an ingestion: manage.py ingest --tenant {tenant_id}"
        return [Part(_EMPTY, {"title": "No tickets yet", "hint": hint}, is_wide=True)]
    return [
        _chart_part(_trend_chart(tenant_id, now=now), is_wide=True),
        _chart_part(_urgency_chart(tenant_id, now=now)),
        _chart_part(draw_status(always.by_status or {}, others=always.by_status_other or 0)),
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
    address = link_tickets(tenant_id, q=row["keyword"], **created_since(since))
    return _name_link(address, row["keyword"]), f"{row['count']:,}"


def _customer_row(tenant_id: str, row: Row, *, since: datetime) -> tuple[Any, ...]:
    address = link_tickets(
        tenant_id,
        q=row["customer_id"],
        urgency__exact=Urgency.HIGH,
        **created_since(since),
    )
    return (
        _name_link(address, row["customer_id"]),
        f"{row['high_urgency_count']:,}",
        format_minute(row["last_ticket_at"]),
    )


def _name_link(address: str, name: str) -> SafeString:
    return format_html('<a class="underline" href="{}">{}</a>', address, cut(name, length=40))


def _days_ago(days: int, *, now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days)
