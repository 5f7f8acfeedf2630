"""Reports of a tenant's statistics: plan the report, let MongoDB count, build the report.

A report is several small pipelines rather than one `$facet`, so that each can use an index.
"""

from datetime import datetime

from django.conf import settings

from analytics.core.report import Report, ReportRows, build_report
from analytics.core.report_plan import ReportPlan, plan_report
from analytics.core.report_request import ReportRequest
from analytics.store.reader import Snapshot, open_snapshot
from ticketsaas.clock import utc_now


def read_report(tenant_id: str, request: ReportRequest, *, now: datetime | None = None) -> Report:
    """Return the tenant's statistics as of `now` (aware, UTC); all zeros for an unknown tenant.

    Raises InvalidPeriod if the request's period does not suit its trend or comparison, and the driver's
    ExecutionTimeout if counting takes longer than a single operation may.
    """
    plan = plan_report(request, now=now or utc_now())
    with open_snapshot(tenant_id, seconds=settings.MONGO_TIMEOUT_SECONDS) as snapshot:
        rows = _read_rows(plan, snapshot=snapshot)
    return build_report(
        tenant_id, plan=plan, rows=rows, last_completed_sync=snapshot.last_completed_sync
    )


def _read_rows(plan: ReportPlan, *, snapshot: Snapshot) -> ReportRows:
    """Return the rows that the plan's report needs, and no others."""
    reader, fields, trend = snapshot.reader, plan.fields, plan.trend
    return ReportRows(
        by_dimension=reader.count_by_dimension(plan.period) if plan.needs_counts else (),
        by_hour=reader.count_by_hour(plan.last_hours) if "hourly_trend" in fields else (),
        top_keywords=reader.top_keywords(plan.period) if "top_keywords" in fields else (),
        at_risk_customers=(
            reader.at_risk_customers(plan.period) if "at_risk_customers" in fields else ()
        ),
        previous=reader.count_by_dimension(plan.previous) if plan.previous else (),
        trend=reader.count_trend(trend) if trend and trend.edges else (),
    )
