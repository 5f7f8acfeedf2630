"""How many commands a job sends to MongoDB after its last page."""

from collections import Counter
from collections.abc import Callable

from ingestion.core.job import Job
from tests.support.explain import record
from tests.support.types import Mongo

# The watch over a job reads its row once a second.
WATCH = "ingestion_jobs"


def test_finding_out_that_no_ticket_is_gone_reads_each_collection_once(
    mongo: Mongo, ingest: Callable[[str], Job]
) -> None:
    ingest("acme")
    commands = record(lambda: ingest("acme"))
    last_page = max(n for n, sent in enumerate(commands) if _moves_checkpoint(sent.body))
    after = Counter((sent.name, sent.collection) for sent in commands[last_page + 1 :])
    assert {key: number for key, number in after.items() if key[1] != WATCH} == {
        # Different tickets, and records that came twice.
        ("aggregate", "page_sightings"): 2,
        # Tickets stored as deleted, and the search for those that no page had.
        ("aggregate", "tickets"): 2,
        # The one call, for the list of deleted tickets.
        ("aggregate", "api_budgets"): 1,
        ("aggregate", "deletion_candidates"): 1,
        # The fences of two transactions, and the lock's release.
        ("update", "distributed_locks"): 3,
        ("update", "ingestion_totals"): 1,
        # The end of the row that is there from the beginning of the run.
        ("update", "ingestion_logs"): 1,
        ("update", "tenants"): 1,
        ("delete", "page_sightings"): 1,
        ("delete", "deletion_candidates"): 1,
    }


def _moves_checkpoint(body: dict[str, object]) -> bool:
    query = body.get("query")
    return isinstance(query, dict) and isinstance(query.get("next_page"), int)
