"""Reads a tenant's statistics: has MongoDB count and returns the report.

All counts come from one snapshot, so that the numbers of a report agree with one another while pages
are being committed. They are several small pipelines in a row, because only so can each use an index.
"""

from datetime import UTC, datetime

import pymongo
from django.conf import settings

from analytics import from_rollups, from_tickets
from analytics.period import Period, trend_period
from analytics.reports import PARTS, Report, build_report
from tickets.models import Tenant
from ticketsaas.mongo import get_collection, start_snapshot


def read_report(tenant_id: str, *, period: Period) -> Report:
    """The tenant's statistics now; all zeros for an unknown tenant."""
    return read_report_at(tenant_id, period=period, now=datetime.now(UTC))


def read_report_at(tenant_id: str, *, period: Period, now: datetime) -> Report:
    """The tenant's statistics, with a trend that ends in the hour of `now` (aware, UTC).

    All pipelines together may take as long as any one operation: the driver sends each of them
    what is left as its `maxTimeMS`. After that the driver's ExecutionTimeout is raised.
    """
    with pymongo.timeout(settings.MONGO_TIMEOUT_SECONDS), start_snapshot() as snapshot:
        tenant = get_collection(Tenant).find_one({"_id": tenant_id}, session=snapshot) or {}
        source = from_rollups if tenant.get("has_rollups") else from_tickets
        counted = source.count(
            tenant_id,
            period=period,
            trend=trend_period(period, now=now),
            parts=PARTS,
            session=snapshot,
        )
    return build_report(
        tenant_id,
        period=period,
        now=now,
        last_completed_sync=tenant.get("last_completed_sync"),
        counted=counted,
    )
