"""One tenant's job, with steps that are planned and committed as the engine does it."""

from collections.abc import Iterable
from dataclasses import fields, replace

from pymongo.client_session import ClientSession

from analytics.core.rollups import CountedFields
from ingestion.core.step_plans import Plan, plan_deletions, plan_page
from ingestion.core.ticket_writes import plan_writes
from ingestion.engine.lifecycle import start_job
from ingestion.store import jobs, lock
from ingestion.store.commit import commit_page
from tests.support.factories import CLOSED, NOON, POLICY, make_page
from tests.support.types import Document
from tickets.core.changes import Change, StoredTicket, detect_change
from tickets.core.incoming import IncomingTicket
from tickets.core.labels import Classification
from tickets.store.tickets import find_stored

# Seconds; no test takes this long.
TTL = 600


class Commits:
    def __init__(self, tenant_id: str, *, session: ClientSession) -> None:
        self.tenant_id, self._session = tenant_id, session
        self._job = start_job(tenant_id, run="here")
        self._names = {"tenant_id": tenant_id, "job_id": self._job.job_id}
        self._lease = lock.acquire_slice(**self._names, session=session, ttl_seconds=TTL)
        jobs.start_slice(self._job.job_id, now=NOON)
        self._page = 1

    def page(self, tickets: Iterable[IncomingTicket]) -> None:
        own = [replace(ticket, tenant_id=self.tenant_id) for ticket in tickets]
        plan = plan_page(
            make_page(*own, number=self._page, next_page=self._page + 1),
            job=self._job,
            stored=self._find(ticket.external_id for ticket in own),
            seen=frozenset(),
            fence=self._lease.fence,
            stale_pages=0,
            policy=POLICY,
            now=NOON,
        )
        self._commit(plan)
        self._page += 1

    def delete(self, ids: Iterable[str]) -> None:
        self._commit(
            plan_deletions(self._find(ids), candidates=(), job=self._job, policy=POLICY, now=NOON)
        )

    def classify(self, ids: Iterable[str], classification: Classification) -> None:
        """Give active tickets these labels, whatever the rules say."""
        alive = [known for known in self._find(ids).values() if known.deleted_at is None]
        changes: list[Change] = [
            detect_change(known, known.ticket, classification, closed=CLOSED) for known in alive
        ]
        writes = plan_writes(changes, **self._names, policy=POLICY, now=NOON)
        self._commit(Plan(job_id=self._job.job_id, writes=writes, counters={}))

    def _find(self, ids: Iterable[str]) -> dict[str, StoredTicket]:
        return find_stored(self.tenant_id, external_ids=set(ids))

    def _commit(self, plan: Plan) -> None:
        commit_page(plan, lease=self._lease, api_calls=1)


def counted_fields_of(document: Document) -> CountedFields:
    """Return the fields of a stored ticket that roll-ups count."""
    values = {field.name: document[field.name] for field in fields(CountedFields)}
    return CountedFields(**values | {"keywords": tuple(document["keywords"])})
