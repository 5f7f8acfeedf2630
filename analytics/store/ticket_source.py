"""Counts a tenant's statistics from the tickets themselves: for tenants whose roll-ups are not made yet.

Its time grows with the tickets of the period.
"""

from collections.abc import Set

from analytics.core import ticket_pipelines as pipelines
from analytics.core.period import Period
from analytics.core.report import Counted, Rows
from analytics.core.trend import Interval, Trend, find_stretches
from tickets.models import URGENT_BY_CREATION, Ticket
from ticketsaas.mongo import Session, get_collection


def count(
    tenant_id: str, *, period: Period, trend: Period, parts: Set[str], session: Session
) -> Counted:
    """The rows of the parts that are asked for, which are fields of Counted."""
    stages = {
        "by_dimension": pipelines.count_by_dimension(tenant_id, period=period),
        "by_hour": pipelines.count_by_hour(tenant_id, period=trend),
        "top_keywords": pipelines.top_keywords(tenant_id, period=period),
        "at_risk_customers": pipelines.at_risk_customers(tenant_id, period=period),
    }
    tickets = get_collection(Ticket)
    hints = {"at_risk_customers": URGENT_BY_CREATION}
    return Counted(
        **{
            part: list(
                tickets.aggregate(
                    stages[part], session=session, hint=hints.get(part, pipelines.INDEX)
                )
            )
            for part in parts
        }
    )


def count_trend(tenant_id: str, *, trend: Trend, session: Session) -> Rows:
    """Rows `{hour, count}` or `{day, count}`, as the trend has it, which must have buckets."""
    if trend.interval is Interval.HOUR:
        pipeline = pipelines.count_by_hour(tenant_id, period=trend.period)
    else:
        pipeline = pipelines.count_by_day(
            tenant_id, periods=[trend.period], stretches=find_stretches(trend.edges)
        )
    tickets = get_collection(Ticket)
    return list(tickets.aggregate(pipeline, session=session, hint=pipelines.INDEX))
