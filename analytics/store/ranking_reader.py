"""Exact rankings of a tenant's words and customers from the roll-ups, without unpacking all of them.

A ranking first looks only at candidates that are frequent in all time, because naming a few candidates to
MongoDB is much cheaper than unpacking everything. It is repeated with more candidates when an item
outside them could have made it into the first ten.
"""

from functools import partial

from analytics.core import ranking_pipelines, ticket_pipelines
from analytics.core.period import ALWAYS, Period
from analytics.core.rows import Pipeline, Row, Rows
from analytics.core.segments import WholeDays
from analytics.core.ticket_pipelines import AT_RISK_TICKETS, MAX_CUSTOMERS, MAX_KEYWORDS
from analytics.models import CustomerRollup, RankingRollup
from ticketsaas.mongo import Session, get_collection

# The tenth word of a period usually occurs in a twentieth of its tickets, otherwise in a two-hundredth: in
# labelled tickets in 2.5 to 7 %. A month of a million tickets took 100 ms with the first share, 265 ms with
# the second and 1,320 ms with all words.
WORD_SHARES = (20, 200)
# The number of customers to rank first. Naming them takes 2 ms; unpacking all of a month takes 100 ms.
LEADING_CUSTOMERS = 100
# Naming a candidate costs MongoDB about 20 µs: 100,000 of them took 5 s. In a period of few tickets almost
# every word is a candidate, but then unpacking all words of its days takes only a few ms.
MAX_CANDIDATES = 2_000


class RankingReader:
    """One tenant's rankings in one snapshot, over periods that contain a whole day."""

    def __init__(self, tenant_id: str, *, session: Session) -> None:
        self._tenant_id = tenant_id
        self._session = session

    def top_keywords(self, period: Period, *, whole: WholeDays, total: int) -> Rows:
        """Return the rows of TicketReader.top_keywords, given the number of tickets in the period.

        They are exact once the tenth word occurs in `at_least` tickets, because every word that is not a
        candidate occurs in fewer.
        """
        for at_least in (max(total // share, 1) for share in WORD_SHARES):
            if period == ALWAYS:
                rows = self._rank_all_time(at_least=at_least)
            else:
                words = self._find_words(at_least=at_least)
                if len(words) > MAX_CANDIDATES:
                    break
                rows = self._rank_words(whole, words=words)
            if len(rows) == MAX_KEYWORDS and rows[-1]["count"] >= at_least:
                return rows
        if period == ALWAYS:
            return self._rank_all_time(at_least=1)
        return self._rank_words(whole, words=None)

    def at_risk_customers(self, period: Period, *, whole: WholeDays) -> Rows:
        """Return the rows of TicketReader.at_risk_customers.

        The customers with most urgent tickets of all time are ranked first. Other customers can be among
        the ten only if they have, in all time, as many as the tenth of these has in the period.
        """
        if period == ALWAYS:
            return self._run(CustomerRollup, ranking_pipelines.at_risk_customers(self._tenant_id))
        rank = partial(self._rank_customers, period, whole)
        leading = self._find_customers(at_least=AT_RISK_TICKETS, limit=LEADING_CUSTOMERS)
        rows = rank(list(leading), at_least=AT_RISK_TICKETS)
        if len(leading) < LEADING_CUSTOMERS:
            return rows
        tenth = rows[-1]["high_urgency_count"] if len(rows) == MAX_CUSTOMERS else AT_RISK_TICKETS
        if tenth > min(leading.values()):
            return rows
        candidates = self._find_customers(at_least=tenth, limit=MAX_CANDIDATES + 1)
        named = list(candidates) if len(candidates) <= MAX_CANDIDATES else None
        return rank(named, at_least=tenth)

    def _find_words(self, *, at_least: int) -> list[str]:
        pipeline = ranking_pipelines.find_frequent_words(
            self._tenant_id, at_least=at_least, limit=MAX_CANDIDATES + 1
        )
        rows = self._run(RankingRollup, pipeline)
        return list(rows[0]["words"]) if rows else []

    def _rank_all_time(self, *, at_least: int) -> Rows:
        pipeline = ranking_pipelines.top_keywords(self._tenant_id, at_least=at_least)
        return self._run(RankingRollup, pipeline)

    def _rank_words(self, whole: WholeDays, *, words: list[str] | None) -> Rows:
        if words == []:
            return []
        count = partial(ticket_pipelines.count_keywords, self._tenant_id, words=words)
        pipeline = ranking_pipelines.top_keywords_of_days(
            self._tenant_id,
            days=whole.days,
            words=words,
            added=count(periods=whole.added),
            removed=count(periods=whole.removed),
        )
        return self._run(RankingRollup, pipeline)

    def _find_customers(self, *, at_least: int, limit: int) -> dict[str, int]:
        """Return the number of urgent tickets of all time by customer id, for the customers with most."""
        pipeline = ranking_pipelines.find_urgent_customers(
            self._tenant_id, at_least=at_least, limit=limit
        )
        rows = self._run(CustomerRollup, pipeline)
        return {row["customer_id"]: row["urgent"] for row in rows}

    def _rank_customers(
        self, period: Period, whole: WholeDays, customers: list[str] | None, *, at_least: int
    ) -> Rows:
        if customers == []:
            return []
        count = partial(
            ticket_pipelines.count_urgent_by_customer, self._tenant_id, customers=customers
        )
        pipeline = ranking_pipelines.at_risk_customers_of_days(
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
