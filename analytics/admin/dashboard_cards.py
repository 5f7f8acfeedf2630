"""Cards about a tenant's tickets on the admin's home, for staff who may see tickets."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from analytics.admin.ticket_links import created_since, link_tickets
from analytics.core.period import DAY, Period
from analytics.core.report_request import ReportRequest
from analytics.core.rows import Row
from analytics.engine.dashboard import count_open_urgent
from analytics.engine.report import read_report
from tickets.core.labels import Confidence, Sentiment, Urgency
from tickets.store.tickets import count_unsure_urgent
from ticketsaas.backoffice.confirmed_actions import may
from ticketsaas.backoffice.dashboard_parts import Card
from ticketsaas.clock import utc_now

# A card has no room for more.
MAX_STATUSES_NAMED = 3
# Counting so many keys of an index takes some milliseconds, and nobody looks at more tickets.
MAX_UNSURE = 5_000


def find_cards(request: HttpRequest, tenant_id: str | None) -> list[Card]:
    """Return the cards for urgent and unsure tickets, the last 24 hours, and tickets that require action."""
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
        _unsure_card(tenant_id),
        _day_card(tenant_id, start=start, total=total, difference=difference),
        _negative_card(tenant_id, start=start, share=share, before=before),
        Card(
            "Require action",
            f"{always.requires_action:,}",
            detail=f"of {always.total_tickets:,} tickets, including closed ones",
            link=link_tickets(tenant_id, requires_action__exact="1"),
        ),
    ]


def _urgent_card(tenant_id: str) -> Card:
    urgent = count_open_urgent(tenant_id)
    return Card(
        "Open urgent tickets",
        f"{sum(urgent.values()):,}",
        detail=_describe_urgent(tenant_id, urgent),
        link=link_tickets(tenant_id, urgency__exact=Urgency.HIGH, open="yes"),
        is_alarming=bool(urgent),
    )


def _unsure_card(tenant_id: str) -> Card:
    closed = settings.CLOSED_STATUSES
    count = count_unsure_urgent(tenant_id, closed=closed, limit=MAX_UNSURE + 1)
    number = f"{MAX_UNSURE:,}+" if count > MAX_UNSURE else f"{count:,}"
    return Card(
        "Unsure urgent tickets",
        number,
        detail=_describe_unsure(count, number=number),
        link=link_tickets(tenant_id, confidence=Confidence.UNSURE, open="yes"),
        is_alarming=count > 0,
    )


def _describe_unsure(count: int, *, number: str) -> str:
    if count == 0:
        return "every open urgent one is sure"
    which = "1 urgent ticket is unsure" if count == 1 else f"{number} urgent tickets are unsure"
    return f"{which}: look at {'it' if count == 1 else 'them'}"


def _describe_urgent(tenant_id: str, urgent: dict[str, int]) -> SafeString | str:
    named = list(urgent.items())[:MAX_STATUSES_NAMED]
    links = ((_status_link(tenant_id, *each),) for each in named)
    return format_html_join(", ", "{}", links) or "none that is not closed"


def _status_link(tenant_id: str, status: str, count: int) -> SafeString:
    address = link_tickets(tenant_id, status=status, urgency__exact=Urgency.HIGH)
    return format_html('<a class="underline" href="{}">{} {}</a>', address, f"{count:,}", status)


def _day_card(tenant_id: str, *, start: datetime, total: int, difference: Row) -> Card:
    change = difference.get("total_tickets", 0)
    before = total - change
    share = f" ({change / before:+.0%})" if before else ""
    return Card(
        "Tickets in 24 h",
        f"{total:,}",
        detail=f"{change:+,}{share} compared with the 24 h before",
        link=link_tickets(tenant_id, **created_since(start)),
    )


def _negative_card(tenant_id: str, *, start: datetime, share: float, before: Row) -> Card:
    return Card(
        "Negative in 24 h",
        f"{share:.0%}",
        detail=f"{before.get('negative_sentiment_ratio', 0):.0%} in the 24 h before",
        link=link_tickets(tenant_id, sentiment__exact=Sentiment.NEGATIVE, **created_since(start)),
    )


def _last_day(now: datetime) -> tuple[datetime, datetime]:
    """Return the 24 hours that end with this minute, so that a ticket created just now counts.

    The ends are whole minutes, because answers are cached by period.
    """
    end = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return end - DAY, end
