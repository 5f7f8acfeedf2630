"""Reads a tenant's statistics: has MongoDB count and returns the report.

All counts come from one snapshot (a transaction that only reads), so that the numbers of a report
agree with one another while pages are being committed. They are several small pipelines in a row,
because only so can each use an index that covers it: the branches of a `$facet` cannot.
"""

from datetime import UTC, datetime

from django.conf import settings

from analytics import pipelines
from analytics.period import Period, trend_period
from analytics.reports import Counted, Report, build_report
from tickets.models import Tenant, Ticket
from ticketsaas.mongo import get_collection, run_transaction


def read_report(tenant_id: str, *, period: Period) -> Report:
    """The tenant's statistics now; all zeros for an unknown tenant."""
    return read_report_at(tenant_id, period=period, now=datetime.now(UTC))


def read_report_at(tenant_id: str, *, period: Period, now: datetime) -> Report:
    """The tenant's statistics, with a trend that ends in the hour of `now` (aware, UTC).

    All pipelines together may take as long as any one operation: the driver sends each of them
    what is left as its `maxTimeMS`. After that the driver's ExecutionTimeout is raised.
    """
    tickets, tenants = get_collection(Ticket), get_collection(Tenant)
    stages = {
        "by_dimension": pipelines.count_by_dimension(tenant_id, period=period),
        "by_hour": pipelines.count_by_hour(tenant_id, period=trend_period(period, now=now)),
        "top_keywords": pipelines.top_keywords(tenant_id, period=period),
        "at_risk_customers": pipelines.at_risk_customers(tenant_id, period=period),
    }
    rows, tenant = run_transaction(
        lambda session: (
            {
                name: list(tickets.aggregate(pipeline, session=session, hint=pipelines.INDEX))
                for name, pipeline in stages.items()
            },
            tenants.find_one({"_id": tenant_id}, session=session),
        ),
        seconds=settings.MONGO_TIMEOUT_SECONDS,
    )
    return build_report(
        tenant_id,
        period=period,
        now=now,
        last_completed_sync=tenant["last_completed_sync"] if tenant else None,
        counted=Counted(**rows),
    )
