"""Reads a tenant's statistics: has MongoDB count and returns the report.

All counts come from one snapshot, so that the numbers of a report agree with one another while pages
are being committed. They are several small pipelines in a row, because only so can each use an index.
"""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pymongo
from django.conf import settings

from analytics.core.period import Period
from analytics.core.report import Counted, Report, build_report
from analytics.core.report_plan import EVERYTHING_USUAL, Outline, Wish, outline_report
from analytics.store import rollup_source as from_rollups
from analytics.store import ticket_source as from_tickets
from tickets.models import Tenant
from ticketsaas.mongo import Session, get_collection, start_snapshot


def read_report(tenant_id: str, *, period: Period, wish: Wish = EVERYTHING_USUAL) -> Report:
    """The tenant's statistics now; all zeros for an unknown tenant."""
    return read_report_at(tenant_id, period=period, wish=wish, now=datetime.now(UTC))


def read_report_at(
    tenant_id: str, *, period: Period, wish: Wish = EVERYTHING_USUAL, now: datetime
) -> Report:
    """The tenant's statistics, with hours and a trend that end with that of `now` (aware, UTC).

    Raises InvalidPeriod when the period does not do for what is wished. All pipelines together may
    take as long as any one operation: the driver sends each of them what is left as its `maxTimeMS`.
    After that the driver's ExecutionTimeout is raised.
    """
    outline = outline_report(period, wish=wish, now=now)
    with pymongo.timeout(settings.MONGO_TIMEOUT_SECONDS), start_snapshot() as snapshot:
        tenant = get_collection(Tenant).find_one({"_id": tenant_id}, session=snapshot) or {}
        counted = _count(
            tenant_id,
            outline=outline,
            has_rollups=tenant.get("has_rollups", False),
            session=snapshot,
        )
    return build_report(
        tenant_id,
        outline=outline,
        last_completed_sync=tenant.get("last_completed_sync"),
        counted=counted,
    )


def _count(tenant_id: str, *, outline: Outline, has_rollups: bool, session: Session) -> Counted:
    source = from_rollups if has_rollups else from_tickets
    count = partial(source.count, tenant_id, trend=outline.last_hours, session=session)
    counted: Counted = count(period=outline.period, parts=outline.parts)
    if outline.before:
        before = count(period=outline.before, parts={"by_dimension"})
        counted = replace(counted, before=before.by_dimension)
    if outline.trend and outline.trend.edges:
        trend = source.count_trend(tenant_id, trend=outline.trend, session=session)
        counted = replace(counted, trend=trend)
    return counted
