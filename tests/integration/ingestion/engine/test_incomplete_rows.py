"""Rows of `tickets` that another program wrote: no reader fails on them; `rebuild_stats` completes them."""

from dataclasses import asdict
from datetime import timedelta
from io import StringIO
from typing import Any

import httpx
import pytest
from django.core.management import call_command
from django.test import Client

from ingestion.core.job import Job
from ingestion.engine.completion import complete_rows
from ingestion.engine.lifecycle import start_job
from ingestion.store.lock import LockHeld
from notifications.config import alert_policy
from tests.support.factories import NOON
from tests.support.logins import log_in
from tests.support.types import Document, Mongo
from tickets.classification import ClassifyService
from tickets.store.tickets import find_alert_states
from ticketsaas.status.doctor import examine

URGENT = "You charged my card twice and I demand a refund today!"
UPSTREAM: Document = {
    "tenant_id": "acme",
    "source": "Email",
    "customer_id": "c-1",
    "subject": "Charged twice",
    "message": URGENT,
    "status": "Open",
    "created_at": NOON,
    "updated_at": NOON + timedelta(hours=1),
}
DERIVED: Document = {
    "urgency": "high",
    "sentiment": "negative",
    "requires_action": True,
    "classification": {"version": "2", "rules": []},
    "keywords": ["charged", "twice"],
    "search_words": ["charged", "twice"],
    "status_key": "open",
    "source_key": "email",
    "truncated": False,
    "changed_at": NOON,
    "is_deleted": False,
    "deleted_at": None,
}
WHOLE = UPSTREAM | DERIVED
# What version 0.2.0 did not store; a row without it is complete.
LATER = {"language", "confidence", "unsure_rank", "correction"}
# What a row lacks, or has instead.
LACKS = {
    "all that is derived": dict.fromkeys(DERIVED),
    "all but is_deleted": dict.fromkeys(DERIVED) | {"is_deleted": False},
    "urgency of another program": {"urgency": "HIGH"},
    "time as text": {"created_at": "2026-03-01T12:00:00Z", "updated_at": "2026-03-01T13:00:00Z"},
    **{name: {name: None} for name in DERIVED if name not in ("deleted_at",)},
    **{
        name: {name: None} for name in ("message", "subject", "customer_id", "source", "updated_at")
    },
    "reasons of another shape": {"classification": "billing"},
    "number as a label": {"requires_action": 1},
    "key of another word": {"status_key": "closed"},
}

CRAWLED = (
    "all that is derived",
    "all but is_deleted",
    "time as text",
    "urgency of another program",
    "message",
)


def row(external_id: str = "t-1", **values: Any) -> Document:
    given = WHOLE | {"external_id": external_id} | values
    return {
        name: value for name, value in given.items() if value is not None or name == "deleted_at"
    }


def rebuild(*arguments: str) -> tuple[int, str]:
    printed, code = StringIO(), 0
    try:
        call_command("rebuild_stats", *arguments, stdout=printed, stderr=printed)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, printed.getvalue()


def get(client: Client, address: str) -> Any:
    reply = client.get(address)
    assert reply.status_code == 200, (address, reply.content)
    return b"".join(reply) if reply.streaming else reply.json()


READERS = (
    *("/tickets?tenant_id=acme", "/tickets?tenant_id=acme&include_deleted=true"),
    *("/tickets?tenant_id=acme&ordering=created_at&page_size=1", "/tickets/urgent?tenant_id=acme"),
    *("/tickets?tenant_id=acme&format=csv", "/tickets?tenant_id=acme&format=ndjson"),
    *("/tickets?tenant_id=acme&q=charged", "/tickets?tenant_id=acme&urgency=high"),
    "/tenants/acme/stats",
    "/tenants/acme/stats?from_date=2026-02-01T05:30:00Z&to_date=2026-04-01T07:00:00Z",
)


def read_everything(client: Client) -> None:
    """Walk through all that reads tickets."""
    for address in READERS:
        get(client, address)
    page = get(client, READERS[2])
    while page["next_cursor"]:
        page = get(client, f"{READERS[2]}&cursor={page['next_cursor']}")
    assert client.get("/tickets/t-1?tenant_id=acme&include_deleted=true").status_code in (200, 404)
    find_alert_states([("acme", "t-1")])
    rebuild("--tenant", "acme", "--verify")


@pytest.mark.parametrize("values", LACKS.values(), ids=LACKS.keys())
def test_a_row_that_lacks_something_stops_no_reader_and_is_completed(
    mongo: Mongo, client: Client, values: Document
) -> None:
    mongo.tickets.insert_many([row(**values), row("t-2")])
    read_everything(client)
    findings = {each.subject: each for each in examine()}
    assert "acme" in findings["Rows"].state
    assert "rebuild_stats" in findings["Rows"].advice
    code, printed = rebuild("--tenant", "acme", "--verify")
    assert (code, "1 rows of tickets are incomplete" in printed) == (1, True)

    code, printed = rebuild("--tenant", "acme")
    assert (code, "1 incomplete rows of tickets completed" in printed) == (0, True)
    completed = mongo.tickets.find_one({"external_id": "t-1"})
    assert completed is not None
    assert completed.keys() - LATER == {"_id", *WHOLE, "external_id"}
    assert (completed["urgency"], completed["status_key"]) == ("high", "open")
    assert rebuild("--tenant", "acme", "--verify") == (0, "1 tenants verified.\n")
    assert get(client, "/tickets?tenant_id=acme")["count"] == 2
    assert get(client, "/tenants/acme/stats")["by_urgency"]["high"] == 2
    assert mongo.notifications.count_documents({}) == 0
    again = rebuild("--tenant", "acme")[1]
    assert "completed" not in again


@pytest.mark.parametrize("has_rollups", [True, False])
def test_thousands_of_rows_loaded_straight_in_are_listed_and_counted(
    mongo: Mongo, client: Client, has_rollups: bool
) -> None:
    if has_rollups:
        mongo.tenants.insert_one(
            {"_id": "acme", "created_at": NOON, "last_completed_sync": None, "has_rollups": True}
        )
    derived = dict.fromkeys(DERIVED) | {"is_deleted": False}
    mongo.tickets.insert_many(
        [row(f"t-{n:04}", **derived, created_at=NOON - timedelta(minutes=n)) for n in range(1_000)]
    )
    listed = get(client, "/tickets?tenant_id=acme")
    said = ClassifyService().classify(UPSTREAM["subject"], URGENT)
    assert listed["results"][0] == {
        **{name: UPSTREAM[name] for name in ("tenant_id", "source", "customer_id", "subject")},
        **{"id": "t-0000", "message": URGENT, "status": "Open", "urgency": "high"},
        **{"created_at": "2026-03-01T12:00:00.000Z", "updated_at": "2026-03-01T13:00:00.000Z"},
        **{"sentiment": said.sentiment, "confidence": asdict(said.confidence)},
        "classification": listed["results"][0]["classification"],
        **{"requires_action": True, "truncated": False, "changed_at": None},
        **{"language": "en", "correction": None},
    }
    code, printed = rebuild("--all")
    assert (code, "acme: 1000 incomplete rows of tickets completed" in printed) == (0, True)
    assert get(client, "/tenants/acme/stats")["total_tickets"] == 1_000
    assert rebuild("--all", "--verify")[0] == 0
    numbers = [each["number"] for each in mongo.ticket_history.find().sort("number")]
    assert numbers == list(range(1, 1_001))


def test_rows_that_cannot_be_completed_are_named_and_stay(mongo: Mongo, client: Client) -> None:
    unreadable = [
        row("no time", created_at=None),
        row("bad time", created_at="yesterday"),
        row("no status", status=None),
        row(None),
    ]
    mongo.tickets.insert_many([*unreadable, row("good", urgency=None)])
    before = {each["_id"]: each for each in mongo.tickets.find()}
    read_everything(client)
    code, printed = rebuild("--tenant", "acme")
    assert (code, printed.count("can't be completed")) == (0, 4)
    for reason in ("'created_at' is missing", "ISO 8601", "'status'", "'external_id'"):
        assert reason in printed
    after = {each["_id"]: each for each in mongo.tickets.find()}
    changed = [key for key in before if before[key] != after[key]]
    assert [after[key]["external_id"] for key in changed] == ["good"]


def test_rows_are_completed_even_if_their_statistics_cannot_be_written(mongo: Mongo) -> None:
    mongo.tickets.insert_one(row(urgency=None))
    identity = {"tenant_id": "acme", "level": "total", "start": None}
    mongo.ticket_rollups.insert_one({"_id": "acme:total:", "total": "no number", **identity})
    code, printed = rebuild("--tenant", "acme")
    assert (code, "1 incomplete rows of tickets completed" in printed) == (0, True)
    assert mongo.tickets.count_documents({"urgency": "high"}) == 1
    assert rebuild("--tenant", "acme", "--verify")[0] == 0


def test_a_deleted_row_stays_deleted(mongo: Mongo, client: Client) -> None:
    mongo.tickets.insert_one(row(urgency=None, is_deleted=None, deleted_at=NOON))
    rebuild("--tenant", "acme")
    completed = mongo.tickets.find_one({})
    assert completed is not None
    assert (completed["is_deleted"], completed["urgency"]) == (True, "high")
    assert get(client, "/tickets?tenant_id=acme")["count"] == 0
    assert rebuild("--tenant", "acme", "--verify")[0] == 0


def test_a_tenant_with_a_job_is_completed_later(mongo: Mongo) -> None:
    mongo.tickets.insert_one(row(urgency=None))
    start_job("acme", run="here")
    with pytest.raises(LockHeld):
        complete_rows("acme", policy=alert_policy(), ttl_seconds=60)
    code, printed = rebuild("--tenant", "acme")
    assert (code, "were not completed" in printed) == (3, True)


@pytest.mark.parametrize("name", CRAWLED)
def test_a_crawl_completes_the_rows_it_meets_and_deletes_the_others(
    mongo: Mongo, upstream: httpx.Client, ingest: Any, name: str
) -> None:
    values = LACKS[name]
    reply = upstream.get("/external/support-tickets", params={"tenant_id": "acme", "page_size": 1})
    known = reply.json()["tickets"][0]["id"]
    mongo.tickets.insert_many([row(known, **values), row("gone", **values)])
    job: Job = ingest("acme")
    assert job.status == "completed"
    stored = mongo.tickets.find_one({"external_id": known})
    assert stored is not None
    assert stored["subject"] != "Charged twice"
    gone = mongo.tickets.find_one({"external_id": "gone"})
    assert gone is not None
    # One that doesn't say whether it is deleted is a candidate once it is completed.
    assert gone.get("is_deleted") is (True if values.get("is_deleted", True) is not None else None)
    rebuild("--tenant", "acme")
    assert rebuild("--tenant", "acme", "--verify") == (0, "1 tenants verified.\n")


@pytest.mark.parametrize("values", LACKS.values(), ids=LACKS.keys())
def test_the_admin_shows_a_row_that_lacks_something(mongo: Mongo, values: Document) -> None:
    key = mongo.tickets.insert_one(row(**values)).inserted_id
    admin = log_in("ann", "view_ticket", "export_ticket")
    for page in ("", "?q=charged", "?urgency__exact=high", f"{key}/change/"):
        assert admin.get(f"/admin/tickets/ticket/{page}").status_code == 200, page
    assert admin.get("/admin/").status_code == 200
