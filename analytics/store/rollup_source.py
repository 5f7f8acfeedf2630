"""Counts a tenant's statistics from the roll-ups: in a time that does not grow with the tickets.

Only what a period's ends cut off an hour, or off a day for words, is counted from the tickets.
"""

from collections.abc import Callable, Set
from functools import partial
from typing import Any

from analytics.core import rollup_pipelines
from analytics.core import ticket_pipelines as pipelines
from analytics.core.period import ALWAYS, HOUR, Period
from analytics.core.report import Counted, Rows, sum_rows
from analytics.core.rollups import unescape
from analytics.core.segments import DaySpans, split_into_days, split_period, split_whole
from analytics.core.trend import Interval, Trend, find_stretches, split_days
from analytics.models import CustomerRollup, RankingRollup, TicketRollup
from analytics.store import rollups as rollup_store
from analytics.store.answer_cache import remember
from tickets.models import URGENT_BY_CREATION, Ticket
from ticketsaas.mongo import Document, Session, get_collection

# A word that is among the ten most frequent of a period is in a twentieth of its tickets, as a rule,
# or else in a two-hundredth. Only where it is not, all words compete.
SHARES = (20, 200)


def count(
    tenant_id: str, *, period: Period, trend: Period, parts: Set[str], session: Session
) -> Counted:
    """The rows of the parts that are asked for, which are fields of Counted."""
    revision = rollup_store.find_revision(tenant_id, session=session)
    reader = _Reader(tenant_id, session)
    questions = {part: (tenant_id, part, trend if part == "by_hour" else period) for part in parts}
    return Counted(
        **{
            part: remember(question, revision=revision, count=partial(reader.count, *question[1:]))
            for part, question in questions.items()
        }
    )


def count_trend(tenant_id: str, *, trend: Trend, session: Session) -> Rows:
    """Rows `{hour, count}` or `{day, count}`, as the trend has it, which must have buckets."""
    reader = _Reader(tenant_id, session)
    if trend.interval is Interval.HOUR:
        return reader.count_by_hour(trend.period)
    return reader.count_by_day(trend)


class _Reader:
    """One tenant's roll-ups and tickets in one snapshot."""

    def __init__(self, tenant_id: str, session: Session) -> None:
        self._tenant_id = tenant_id
        self._session = session
        # Asked for twice in a report with keywords.
        self._by_dimension: dict[Period, Rows] = {}

    def count(self, part: str, period: Period) -> Rows:
        counts: dict[str, Callable[[Period], Rows]] = {
            "by_dimension": self.count_by_dimension,
            "by_hour": self.count_by_hour,
            "top_keywords": self.top_keywords,
            "at_risk_customers": self.at_risk_customers,
        }
        return counts[part](period)

    def count_by_dimension(self, period: Period) -> Rows:
        if period not in self._by_dimension:
            self._by_dimension[period] = self._count_by_dimension(period)
        return self._by_dimension[period]

    def _count_by_dimension(self, period: Period) -> Rows:
        spans = None if period == ALWAYS else split_period(period)
        rows: list[Document] = []
        if spans is None or spans.days or spans.hours:
            pipeline = rollup_pipelines.count_by_dimension(self._tenant_id, spans=spans)
            rows += [unescaped(row) for row in self._run(TicketRollup, pipeline)]
        for cut in spans.cuts if spans else ():
            pipeline = pipelines.count_by_dimension(self._tenant_id, period=cut)
            rows += self._run(Ticket, pipeline, hint=pipelines.INDEX)
        return sum_rows(rows)

    def count_by_hour(self, trend: Period) -> Rows:
        hours, cuts = split_whole([trend], unit=HOUR)
        rows: list[Document] = []
        if hours:
            pipeline = rollup_pipelines.count_by_hour(self._tenant_id, hours=hours)
            rows += self._run(TicketRollup, pipeline)
        for cut in cuts:
            pipeline = pipelines.count_by_hour(self._tenant_id, period=cut)
            rows += self._run(Ticket, pipeline, hint=pipelines.INDEX)
        return sum_rows(rows)

    def count_by_day(self, trend: Trend) -> Rows:
        spans, cut_hours = split_days(trend)
        stretches = find_stretches(trend.edges)
        rows: list[Document] = []
        if spans.days or spans.hours:
            pipeline = rollup_pipelines.count_by_day(
                self._tenant_id, spans=spans, cut_hours=cut_hours, stretches=stretches
            )
            rows += self._run(TicketRollup, pipeline)
        if spans.cuts:
            pipeline = pipelines.count_by_day(
                self._tenant_id, periods=spans.cuts, stretches=stretches
            )
            rows += self._run(Ticket, pipeline, hint=pipelines.INDEX)
        return sum_rows(rows)

    def top_keywords(self, period: Period) -> Rows:
        """Exact: a word that does not compete is in fewer tickets than the last of the ten."""
        spans = split_into_days(period)
        if not spans.days:
            pipeline = pipelines.top_keywords(self._tenant_id, period=period)
            return self._run(Ticket, pipeline, hint=pipelines.INDEX)
        total = self._count_tickets(period)
        for at_least in (max(total // share, 1) for share in SHARES):
            if period == ALWAYS:
                rows = self._rank_words(at_least=at_least)
            else:
                words = self._find_words(at_least=at_least)
                if len(words) > rollup_pipelines.MAX_COMPETING:
                    break
                rows = self._rank_words_of(spans, words=words)
            if len(rows) == pipelines.MAX_KEYWORDS and rows[-1]["count"] >= at_least:
                return rows
        if period == ALWAYS:
            return self._rank_words(at_least=1)
        return self._rank_words_of(spans, words=None)

    def _count_tickets(self, period: Period) -> int:
        rows = self.count_by_dimension(period)
        return sum(row["count"] for row in rows if row["dimension"] == "urgency")

    def at_risk_customers(self, period: Period) -> Rows:
        """Exact: first those with most tickets of all time compete. Whoever could still be one of the
        ten has, of all time, as many as the last of these."""
        if period == ALWAYS:
            pipeline = rollup_pipelines.at_risk_customers(self._tenant_id)
            return self._run(CustomerRollup, pipeline)
        spans = split_into_days(period)
        if not spans.days:
            pipeline = pipelines.at_risk_customers(self._tenant_id, period=period)
            return self._run(Ticket, pipeline, hint=URGENT_BY_CREATION)
        rank = partial(self._rank_customers, period, spans)
        least = pipelines.AT_RISK_TICKETS
        leading = self._find_urgent_customers(at_least=least, limit=rollup_pipelines.LEADING)
        rows = rank(list(leading), at_least=least)
        if len(leading) < rollup_pipelines.LEADING:
            return rows
        if len(rows) == pipelines.MAX_CUSTOMERS:
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

    def _rank_words_of(self, spans: DaySpans, *, words: list[str] | None) -> Rows:
        if words == []:
            return []
        count = partial(pipelines.count_keywords, self._tenant_id, words=words)
        pipeline = rollup_pipelines.top_keywords_of_days(
            self._tenant_id,
            days=spans.days,
            words=words,
            added=count(periods=spans.added),
            taken=count(periods=spans.taken),
        )
        return self._run(RankingRollup, pipeline)

    def _rank_customers(
        self, period: Period, spans: DaySpans, customers: list[str] | None, *, at_least: int
    ) -> Rows:
        if customers == []:
            return []
        count = partial(pipelines.count_urgent, self._tenant_id, customers=customers)
        pipeline = rollup_pipelines.at_risk_customers_of_days(
            self._tenant_id,
            period=period,
            days=spans.days,
            customers=customers,
            at_least=at_least,
            added=count(periods=spans.added),
            taken=count(periods=spans.taken),
        )
        return self._run(RankingRollup, pipeline)

    def _run(self, model: type, pipeline: pipelines.Pipeline, **options: Any) -> list[Document]:
        rows = get_collection(model).aggregate(pipeline, session=self._session, **options)
        return list(rows)


def unescaped(row: Document) -> Document:
    """The row of roll-ups with its value as upstream sent it."""
    value = row["value"]
    return row | {"value": unescape(value) if isinstance(value, str) else value}
