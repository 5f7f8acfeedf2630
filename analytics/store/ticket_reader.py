"""Reader of a tenant's statistics from the tickets themselves, for tenants without roll-ups.

The time it takes grows with the tickets in the period.
"""

from datetime import datetime

from analytics.core import ticket_pipelines
from analytics.core.period import Period
from analytics.core.rows import Pipeline, Row, Rows
from analytics.core.trend import Interval, Trend, find_bucket_runs
from tickets.models import URGENT_BY_CREATION, Ticket
from ticketsaas.mongo import Session, get_collection


class TicketReader:
    """One tenant's tickets in one snapshot."""

    def __init__(self, tenant_id: str, *, session: Session) -> None:
        self._tenant_id = tenant_id
        self._session = session

    def count_by_dimension(self, period: Period) -> Rows:
        """Return rows `{dimension, value, count}`."""
        return self._run(ticket_pipelines.count_by_dimension(self._tenant_id, period=period))

    def count_by_hour(self, period: Period) -> Rows:
        """Return rows `{hour, count}`; hours without tickets may have none."""
        return self._run(ticket_pipelines.count_by_hour(self._tenant_id, period=period))

    def count_by_day(self, trend: Trend, *, periods: tuple[Period, ...]) -> Rows:
        """Return rows `{day, count}` over any number of periods within the trend."""
        runs = find_bucket_runs(trend.edges)
        return self._run(ticket_pipelines.count_by_day(self._tenant_id, periods=periods, runs=runs))

    def count_trend(self, trend: Trend) -> Rows:
        """Return rows `{hour, count}` or `{day, count}` for a trend that has buckets."""
        if trend.interval is Interval.HOUR:
            return self.count_by_hour(trend.period)
        return self.count_by_day(trend, periods=(trend.period,))

    def top_keywords(self, period: Period) -> Rows:
        """Return at most ten rows `{keyword, count}`, most frequent first."""
        return self._run(ticket_pipelines.top_keywords(self._tenant_id, period=period))

    def at_risk_customers(self, period: Period) -> Rows:
        """Return at most ten rows `{customer_id, high_urgency_count, last_ticket_at}`, most urgent first."""
        pipeline = ticket_pipelines.at_risk_customers(self._tenant_id, period=period)
        return self._run(pipeline, hint=URGENT_BY_CREATION)

    def count_urgent_by_status(self) -> Rows:
        """Return rows `{value, count}` of the high-urgency tickets of all time."""
        return self._run(ticket_pipelines.count_urgent_by_status(self._tenant_id))

    def count_urgency_by_day(self, since: datetime) -> Rows:
        """Return rows `{day, value, count}`, beginning with the day (UTC) that starts at `since`."""
        return self._run(ticket_pipelines.count_urgency_by_day(self._tenant_id, since=since))

    def _run(self, pipeline: Pipeline, *, hint: str = ticket_pipelines.INDEX) -> list[Row]:
        tickets = get_collection(Ticket)
        return list(tickets.aggregate(pipeline, session=self._session, hint=hint))
