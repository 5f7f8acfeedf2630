"""Reader of a tenant's statistics from the roll-ups, in a time that does not grow with the tickets.

Only the parts of an hour at the ends of a period, or of a day for words and customers, are counted from
tickets. Answers are cached until the tenant's tickets change.
"""

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import partial

from analytics.core import rollup_pipelines
from analytics.core.period import ALWAYS, HOUR, Period
from analytics.core.rollups import unescape
from analytics.core.rows import Pipeline, Row, Rows, sum_rows
from analytics.core.segments import split_into_days, split_period, split_whole
from analytics.core.trend import Interval, Trend, find_bucket_runs, split_days
from analytics.models import TicketRollup
from analytics.store.answer_cache import remember
from analytics.store.ranking_reader import RankingReader
from analytics.store.rollups import find_revision
from analytics.store.ticket_reader import TicketReader
from ticketsaas.mongo import Session, get_collection


class RollupReader:
    """One tenant's roll-ups in one snapshot, with the methods of TicketReader and the same rows."""

    def __init__(self, tenant_id: str, *, session: Session) -> None:
        self._tenant_id = tenant_id
        self._session = session
        self._tickets = TicketReader(tenant_id, session=session)
        self._rankings = RankingReader(tenant_id, session=session)
        self._revision = find_revision(tenant_id, session=session)

    def count_by_dimension(self, period: Period) -> Rows:
        return self._answer(self._count_by_dimension, "by_dimension", period)

    def count_by_hour(self, period: Period) -> Rows:
        return self._answer(self._count_by_hour, "by_hour", period)

    def count_trend(self, trend: Trend) -> Rows:
        if trend.interval is Interval.HOUR:
            return self.count_by_hour(trend.period)
        return self._answer(self._count_by_day, "by_day", trend)

    def top_keywords(self, period: Period) -> Rows:
        return self._answer(self._top_keywords, "top_keywords", period)

    def at_risk_customers(self, period: Period) -> Rows:
        return self._answer(self._at_risk_customers, "at_risk_customers", period)

    def count_urgent_by_status(self) -> Rows:
        return self._answer(self._count_urgent_by_status, "urgent_by_status")

    def count_urgency_by_day(self, since: datetime) -> Rows:
        return self._answer(self._count_urgency_by_day, "urgency_by_day", since)

    def _answer(self, count: Callable[..., Rows], name: str, *values: Hashable) -> Rows:
        """Return the cached rows of this question, or the rows of `count(*values)`."""
        question = (self._tenant_id, name, *values)
        return remember(question, revision=self._revision, count=partial(count, *values))

    def _count_by_dimension(self, period: Period) -> Rows:
        segments = None if period == ALWAYS else split_period(period)
        rows: list[Row] = []
        if segments is None or segments.days or segments.hours:
            pipeline = rollup_pipelines.count_by_dimension(self._tenant_id, segments=segments)
            rows += map(_unescape_value, self._run(pipeline))
        for remainder in segments.remainders if segments else ():
            rows += self._tickets.count_by_dimension(remainder)
        return sum_rows(rows)

    def _count_by_hour(self, period: Period) -> Rows:
        hours, remainders = split_whole([period], unit=HOUR)
        rows: list[Row] = []
        if hours:
            pipeline = rollup_pipelines.count_by_hour(self._tenant_id, hours=hours)
            rows += self._run(pipeline)
        for remainder in remainders:
            rows += self._tickets.count_by_hour(remainder)
        return sum_rows(rows)

    def _count_by_day(self, trend: Trend) -> Rows:
        segments, boundary_hours = split_days(trend)
        rows: list[Row] = []
        if segments.days or segments.hours:
            pipeline = rollup_pipelines.count_by_day(
                self._tenant_id,
                segments=segments,
                skipped_hours=boundary_hours,
                runs=find_bucket_runs(trend.edges),
            )
            rows += self._run(pipeline)
        if segments.remainders:
            rows += self._tickets.count_by_day(trend, periods=segments.remainders)
        return sum_rows(rows)

    def _count_urgent_by_status(self) -> Rows:
        pipeline = rollup_pipelines.count_urgent_by_status(self._tenant_id)
        rows = [_unescape_value(row) for row in self._run(pipeline)]
        if any(row["value"] is None and row["count"] for row in rows):
            # Whether those are closed can't be read from a sum.
            return self._tickets.count_urgent_by_status()
        return [row for row in rows if row["value"] is not None]

    def _count_urgency_by_day(self, since: datetime) -> Rows:
        pipeline = rollup_pipelines.count_urgency_by_day(self._tenant_id, since=since)
        return [_unescape_value(row) for row in self._run(pipeline)]

    def _top_keywords(self, period: Period) -> Rows:
        whole = split_into_days(period)
        if not whole.days:
            return self._tickets.top_keywords(period)
        total = sum(
            row["count"] for row in self.count_by_dimension(period) if row["dimension"] == "urgency"
        )
        return self._rankings.top_keywords(period, whole=whole, total=total)

    def _at_risk_customers(self, period: Period) -> Rows:
        whole = split_into_days(period)
        if not whole.days:
            return self._tickets.at_risk_customers(period)
        return self._rankings.at_risk_customers(period, whole=whole)

    def _run(self, pipeline: Pipeline) -> list[Row]:
        rollups = get_collection(TicketRollup)
        return list(rollups.aggregate(pipeline, session=self._session))


def _unescape_value(row: Row) -> Row:
    """Return a roll-up's row with its value as upstream sent it."""
    value = row["value"]
    return row | {"value": unescape(value) if isinstance(value, str) else value}
