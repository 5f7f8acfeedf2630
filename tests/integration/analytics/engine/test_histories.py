"""Random histories of two tenants' tickets, committed page by page.

After each step every number of their reports is counted again in plain Python. To look for new failures for
hours, run `HISTORIES=2000 pytest --timeout=0 tests/integration/analytics/engine/test_histories.py`.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from analytics.core.period import ALWAYS, Period
from analytics.core.report_request import ReportRequest
from analytics.core.rollups import CountChange, plan_increments
from analytics.engine.report import read_report
from analytics.store import rollups
from tests.integration.analytics.commits import Commits, counted_fields_of
from tests.support.counting import count_in_python
from tests.support.factories import make_ticket
from tests.support.types import Mongo
from tickets.core.labels import Classification
from tickets.models import Ticket
from ticketsaas.mongo import get_collection, get_collection_across_tenants, run_transaction

# They take a few seconds, and are the same in every run: CI must not fail by chance.
HISTORIES_IN_CI = 7
STEPS_PER_HISTORY = 10

NOW = datetime(2026, 3, 4, 9, 41, 7, 300_000, tzinfo=UTC)
MOMENT = timedelta(milliseconds=1)
HOUR = timedelta(hours=1)
# The second is named like a row of the first one's roll-ups.
TENANTS = ("acme", "acme:day:2026-03-04T00")
# The collections that a history writes.
WRITTEN = (
    *("tickets", "ticket_history", "notifications", "tenants", "ingestion_jobs"),
    *("distributed_locks", "page_sightings"),
    *("ticket_rollups", "ranking_rollups", "customer_rollups"),
)


ids = st.sampled_from(("1", "t/2", "ä 3?", "$id.4", "a\x1f5", "%6", "7", "8", "9"))
times = st.builds(
    lambda days, hours, moments: (
        NOW.replace(hour=0, minute=0, second=0, microsecond=0)
        + timedelta(days=days, hours=hours)
        + moments * MOMENT
    ),
    st.integers(-3, 0),
    st.integers(0, 23),
    st.sampled_from((-1, 0, 1, 59, 1_234_567)),
)
statuses = st.sampled_from(
    (
        "open",
        "closed",
        "a.b",
        "a%2Eb",
        "$set",
        "%25",
        "%",
        "\u200b",
        "_id",
        "0",
        "by_status.open",
        "O",
    )
)
tickets = st.builds(
    make_ticket,
    external_id=ids,
    created_at=times,
    # Sooner or later a page contains a version that is older than the stored one.
    updated_at=st.integers(0, 60).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    status=statuses,
    source=st.sampled_from(("email", "", "%", "e.mail", "$inc")),
    customer_id=st.sampled_from(("", "c-1", "c.$2", "C-1")),
    subject=st.sampled_from(("Question", "Invoice 退款申请 возврат", "I want my money back", "")),
    message=st.sampled_from(
        (
            "Everything is down, urgent! I demand a refund.",
            "Thanks, the invoice arrived. Great support!",
            "alpha beta gamma delta epsilon zeta theta iota kappa lambda omega",
            "",
        )
    ),
)
labels = st.builds(
    Classification,
    urgency=st.sampled_from(("high", "medium", "low")),
    sentiment=st.sampled_from(("negative", "neutral", "positive")),
    requires_action=st.booleans(),
    version=st.just("of an older version"),
    rules=st.just(()),
)
older_words = st.sets(st.sampled_from(("refund", "invoice", "older", "words")))
ends = st.none() | times
periods = st.builds(Period, ends, ends)
tenants = st.sampled_from(TENANTS)
some_ids = st.sets(ids, min_size=1, max_size=4)


class Histories(RuleBasedStateMachine):
    """Each rule is a step of a job, followed by a report over a random period."""

    def __init__(
        self, mongo: Mongo, start_commits: Callable[[str], Commits], actions: set[str]
    ) -> None:
        super().__init__()
        self.mongo, self.actions = mongo, actions
        for name in WRITTEN:
            mongo[name].delete_many({})
        self.jobs = {tenant_id: start_commits(tenant_id) for tenant_id in TENANTS}

    @initialize(page=st.lists(tickets, min_size=6, max_size=6), period=periods)
    def begin(self, page: list[Any], period: Period) -> None:
        """Begin with some tickets deleted and some restored, because most failures need them."""
        for job in self.jobs.values():
            job.page(page)
            job.delete({ticket.external_id for ticket in page[:4]})
            job.page(page[:2])
        self.check(period)

    @rule(tenant_id=tenants, page=st.lists(tickets, min_size=1, max_size=6), period=periods)
    def page(self, tenant_id: str, page: list[Any], period: Period) -> None:
        self.jobs[tenant_id].page(page)
        self.check(period)

    @rule(tenant_id=tenants, gone=some_ids, period=periods)
    def delete(self, tenant_id: str, gone: set[str], period: Period) -> None:
        self.jobs[tenant_id].delete(gone)
        self.check(period)

    @rule(tenant_id=tenants, judged=some_ids, judgement=labels, period=periods)
    def classify(
        self, tenant_id: str, judged: set[str], judgement: Classification, period: Period
    ) -> None:
        """Label tickets as older rules did; a ticket's next change applies today's rules."""
        self.jobs[tenant_id].classify(judged, judgement)
        self.check(period)

    @rule(tenant_id=tenants, ticket_id=ids, words=older_words, period=periods)
    def count_other_words(
        self, tenant_id: str, ticket_id: str, words: set[str], period: Period
    ) -> None:
        """Count other words of a ticket, as an older version did for the same text."""
        key = {"tenant_id": tenant_id, "external_id": ticket_id, "is_deleted": False}
        stored = get_collection(Ticket).find_one(key)
        if stored is not None:
            other = stored | {"keywords": sorted(words)}
            increments = plan_increments(
                [CountChange(counted_fields_of(stored), counted_fields_of(other))]
            )

            def work(session: Any) -> None:
                rollups.add(tenant_id, increments, session=session)
                get_collection(Ticket).update_one(
                    key, {"$set": {"keywords": other["keywords"]}}, session=session
                )

            run_transaction(work)
        self.check(period)

    def check(self, period: Period) -> None:
        documents = list(get_collection_across_tenants(Ticket).find())
        for tenant_id in TENANTS:
            for each in (ALWAYS, period):
                expected = count_in_python(documents, tenant_id=tenant_id, period=each, now=NOW)
                assert read_report(tenant_id, ReportRequest(period=each), now=NOW) == expected

    def teardown(self) -> None:
        self.actions |= set(self.mongo.ticket_history.distinct("action"))


@pytest.mark.timeout(0)
def test_whatever_is_committed_every_number_is_that_of_a_count_in_plain_python(
    mongo: Mongo, start_commits: Callable[[str], Commits]
) -> None:
    by_hand, actions = os.environ.get("HISTORIES"), set[str]()
    run_state_machine_as_test(
        lambda: Histories(mongo, start_commits, actions),
        settings=settings(
            max_examples=int(by_hand or HISTORIES_IN_CI),
            stateful_step_count=STEPS_PER_HISTORY,
            derandomize=not by_hand,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    # Otherwise the histories prove less than they claim.
    assert actions == {"created", "updated", "deleted", "restored"}
