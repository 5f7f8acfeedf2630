"""Counts a tenant's statistics from the roll-ups, in a time that does not grow with the tickets.

Only the parts of an hour at the ends of a period, or of a day for words and customers, are counted from
tickets. Answers are cached until the tenant's tickets change.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from analytics.core import rollup_pipelines, ticket_pipelines
from analytics.core.period import ALWAYS, HOUR, Period
from analytics.core.rollups import unescape
from analytics.core.rows import Pipeline, Row, Rows, sum_rows
from analytics.core.segments import WholeDays, split_into_days, split_period, split_whole
from analytics.core.trend import Interval, Trend, find_bucket_runs, split_days
from analytics.models import CustomerRollup, RankingRollup, TicketRollup
from analytics.store.answer_cache import remember
from analytics.store.rollups import find_revision
from analytics.store.ticket_reader import TicketReader
from ticketsaas.mongo import Session, get_collection

# A word that is among the ten most frequent of a period is in a twentieth of its tickets, as a rule,
# or else in a two-hundredth. Only where it is not, all words compete.
SHARES = (20, 200)


class RollupReader:
    """One tenant's roll-ups in one snapshot, with the methods of TicketReader and the same rows."""

    def __init__(self, tenant_id: str, *, session: Session) -> None:
        self._tenant_id = tenant_id
        self._session = session
        self._tickets = TicketReader(tenant_id, session=session)
        self._revision = find_revision(tenant_id, session=session)

    def count_by_dimension(self, period: Period) -> Rows:
        return self._answer("by_dimension", self._count_by_dimension, period)

    def count_by_hour(self, period: Period) -> Rows:
        return self._answer("by_hour", self._count_by_hour, period)

    def count_trend(self, trend: Trend) -> Rows:
        if trend.interval is Interval.HOUR:
            return self.count_by_hour(trend.period)
        return self._answer("by_day", self._count_by_day, trend)

    def top_keywords(self, period: Period) -> Rows:
        return self._answer("top_keywords", self._top_keywords, period)

    def at_risk_customers(self, period: Period) -> Rows:
        return self._answer("at_risk_customers", self._at_risk_customers, period)

    def count_urgent_by_status(self) -> Rows:
        return self._answer("urgent_by_status", self._count_urgent_by_status)

    def count_urgency_by_day(self, since: datetime) -> Rows:
        return self._answer("urgency_by_day", self._count_urgency_by_day, since)

    def _answer(self, name: str, count: Callable[..., Rows], *values: object) -> Rows:
        question = (self._tenant_id, name, *values)
        return remember(question, revision=self._revision, count=partial(count, *values))

    def _count_by_dimension(self, period: Period) -> Rows:
        segments = None if period == ALWAYS else split_period(period)
        rows: list[Row] = []
        if segments is None or segments.days or segments.hours:
            pipeline = rollup_pipelines.count_by_dimension(self._tenant_id, segments=segments)
            rows += map(_unescape_value, self._run(TicketRollup, pipeline))
        for remainder in segments.remainders if segments else ():
            rows += self._tickets.count_by_dimension(remainder)
        return sum_rows(rows)

    def _count_by_hour(self, period: Period) -> Rows:
        hours, remainders = split_whole([period], unit=HOUR)
        rows: list[Row] = []
        if hours:
            pipeline = rollup_pipelines.count_by_hour(self._tenant_id, hours=hours)
            rows += self._run(TicketRollup, pipeline)
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
            rows += self._run(TicketRollup, pipeline)
        if segments.remainders:
            rows += self._tickets.count_by_day(trend, periods=segments.remainders)
        return sum_rows(rows)

    def _count_urgent_by_status(self) -> Rows:
        pipeline = rollup_pipelines.count_urgent_by_status(self._tenant_id)
        return [_unescape_value(row) for row in self._run(TicketRollup, pipeline)]

    def _count_urgency_by_day(self, since: datetime) -> Rows:
        pipeline = rollup_pipelines.count_urgency_by_day(self._tenant_id, since=since)
        return [_unescape_value(row) for row in self._run(TicketRollup, pipeline)]

    def _top_keywords(self, period: Period) -> Rows:
        """Exact: a word that does not compete is in fewer tickets than the last of the ten."""
        whole = split_into_days(period)
        if not whole.days:
            return self._tickets.top_keywords(period)
        total = self._count_tickets(period)
        for at_least in (max(total // share, 1) for share in SHARES):
            if period == ALWAYS:
                rows = self._rank_words(at_least=at_least)
            else:
                words = self._find_words(at_least=at_least)
                if len(words) > rollup_pipelines.MAX_COMPETING:
                    break
                rows = self._rank_words_of(whole, words=words)
            if len(rows) == ticket_pipelines.MAX_KEYWORDS and rows[-1]["count"] >= at_least:
                return rows
        if period == ALWAYS:
            return self._rank_words(at_least=1)
        return self._rank_words_of(whole, words=None)

    def _count_tickets(self, period: Period) -> int:
        rows = self.count_by_dimension(period)
        return sum(row["count"] for row in rows if row["dimension"] == "urgency")

    def _at_risk_customers(self, period: Period) -> Rows:
        """Exact: first those with most tickets of all time compete. Whoever could still be one of the
        ten has, of all time, as many as the last of these."""
        if period == ALWAYS:
            pipeline = rollup_pipelines.at_risk_customers(self._tenant_id)
            return self._run(CustomerRollup, pipeline)
        whole = split_into_days(period)
        if not whole.days:
            return self._tickets.at_risk_customers(period)
        rank = partial(self._rank_customers, period, whole)
        least = ticket_pipelines.AT_RISK_TICKETS
        leading = self._find_urgent_customers(at_least=least, limit=rollup_pipelines.LEADING)
        rows = rank(list(leading), at_least=least)
        if len(leading) < rollup_pipelines.LEADING:
            return rows
        if len(rows) == ticket_pipelines.MAX_CUSTOMERS:
            least = rows[-1]["high_urgency_count"]
            if least > min(leading.values()):
                return rows
        most = rollup_pipelines.MAX_COMPETING
        competing = self._find_urgent_customers(at_least=least, limit=most + 1)
        return rank(list(competing) if len(competing) <= most else None, at_least=least)

    def _find_urgent_customers(self, *, at_least: int, limit: int) -> dict[str, int]:
        """The urgent tickets of all time of the customers with most of them, by their id."""
        pipeline = rollup_pipelines.find_urgent_customers(
            self._tenant_id, at_least=at_least, limit=limit
        )
        rows = self._run(CustomerRollup, pipeline)
        return {row["customer_id"]: row["urgent"] for row in rows}

    def _find_words(self, *, at_least: int) -> list[str]:
        pipeline = rollup_pipelines.find_frequent_words(self._tenant_id, at_least=at_least)
        rows = self._run(RankingRollup, pipeline)
        return list(rows[0]["words"]) if rows else []

    def _rank_words(self, *, at_least: int) -> Rows:
        pipeline = rollup_pipelines.top_keywords(self._tenant_id, at_least=at_least)
        return self._run(RankingRollup, pipeline)

    def _rank_words_of(self, whole: WholeDays, *, words: list[str] | None) -> Rows:
        if words == []:
            return []
        count = partial(ticket_pipelines.count_keywords, self._tenant_id, words=words)
        pipeline = rollup_pipelines.top_keywords_of_days(
            self._tenant_id,
            days=whole.days,
            words=words,
            added=count(periods=whole.added),
            removed=count(periods=whole.removed),
        )
        return self._run(RankingRollup, pipeline)

    def _rank_customers(
        self, period: Period, whole: WholeDays, customers: list[str] | None, *, at_least: int
    ) -> Rows:
        if customers == []:
            return []
        count = partial(
            ticket_pipelines.count_urgent_by_customer, self._tenant_id, customers=customers
        )
        pipeline = rollup_pipelines.at_risk_customers_of_days(
            self._tenant_id,
            period=period,
            days=whole.days,
            customers=customers,
            at_least=at_least,
            added=count(periods=whole.added),
            removed=count(periods=whole.removed),
        )
        return self._run(RankingRollup, pipeline)

    def _run(self, model: type, pipeline: Pipeline) -> list[Row]:
        return list(get_collection(model).aggregate(pipeline, session=self._session))


def _unescape_value(row: Row) -> Row:
    """Return the row of a roll-up with its value as upstream sent it."""
    value = row["value"]
    return row | {"value": unescape(value) if isinstance(value, str) else value}
