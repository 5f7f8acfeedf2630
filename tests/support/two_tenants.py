"""Two ingested tenants whose tickets have the same ids and different texts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from ingestion.config import job_config
from ingestion.engine.lifecycle import run_slice, start_job
from ingestion.models import IngestionJob
from ingestion.upstream.client import DELETED_PATH, FEED_PATH
from notifications.models import Notification
from tests.support.types import Document
from tickets.core.urgent import UNSURE_HIGH_RANK
from tickets.models import Ticket
from ticketsaas.mongo import get_collection

OWN, OTHER = TENANTS = ("tenant-one", "tenant-two")
# The second tenant has more tickets, so that every count differs.
TICKETS = {OWN: 5, OTHER: 9}
# Each tenant's first ticket is deleted in the second round.
ACTIVE = {tenant_id: tickets - 1 for tenant_id, tickets in TICKETS.items()}
# A word for each tenant that occurs in its texts, statuses and sources and nowhere else.
CANARIES = {OWN: "canaryone", OTHER: "canarytwo"}


def ingest_two_tenants() -> None:
    """Ingest both tenants twice, with changes and a deletion in between; their last tickets are unsure."""
    with _upstream() as feed:
        for feed.round in (1, 2):
            for tenant_id in TENANTS:
                _ingest(tenant_id, url=feed.url)
    for tenant_id in TENANTS:
        last = {"tenant_id": tenant_id, "external_id": f"t-{TICKETS[tenant_id]}"}
        unsure = {"confidence.urgency": "unsure", "unsure_rank": UNSURE_HIGH_RANK}
        get_collection(Ticket).update_one(last, {"$set": unsure})


def find_traces(text: str, *, of: str) -> list[str]:
    """Return the words in `text` that give the tenant away."""
    return [word for word in (of, CANARIES[of]) if word in text]


def ids_of(tenant_id: str) -> dict[str, str]:
    """Return a tenant's ids by the name of their placeholder in `tests/support/routes.py`."""
    jobs, notifications = get_collection(IngestionJob), get_collection(Notification)
    job: Any = jobs.find_one({"tenant_id": tenant_id}, sort=[("created_at", -1)])
    # The last ticket, which only the second tenant has under this id.
    ticket = f"t-{TICKETS[tenant_id]}"
    # Neither the deleted ticket's alert, which is no longer sent, nor that of the ticket above, whose labels
    # some requests correct.
    waiting = {"tenant_id": tenant_id, "status": "pending", "ticket_id": {"$ne": ticket}}
    notification: Any = notifications.find_one(waiting)
    return {
        "tenant": tenant_id,
        "ticket": ticket,
        "job": job["_id"],
        "notification": quote(notification["_id"], safe=""),
        "yesterday": quote((datetime.now(UTC) - timedelta(days=1)).isoformat()),
    }


def _ingest(tenant_id: str, *, url: str) -> None:
    config = replace(job_config(slice_seconds=None), external_api_url=url, calls_per_minute=0)
    run_slice(start_job(tenant_id, run="here").job_id, config=config)


class _Feed:
    """Upstream's tickets of a tenant in the first and in the second round."""

    url = ""
    round = 1

    def reply(self, path: str) -> tuple[int, Document]:
        address = urlsplit(path)
        if address.path == DELETED_PATH:
            return 200, {"deleted_ids": []}
        if address.path == FEED_PATH:
            tickets = self._tickets(parse_qs(address.query)["tenant_id"][0])
            return 200, {"tickets": tickets, "next_page": None, "total_count": len(tickets)}
        return 404, {"detail": "There is no such ticket."}

    def _tickets(self, tenant_id: str) -> list[Document]:
        numbers = range(1, TICKETS[tenant_id] + 1)
        tickets = [self._ticket(tenant_id, number) for number in numbers]
        bad = {"id": "t-bad", "tenant_id": tenant_id, "subject": CANARIES[tenant_id]}
        return [*tickets[self.round - 1 :], bad]

    def _ticket(self, tenant_id: str, number: int) -> Document:
        created = datetime.now(UTC) - timedelta(hours=number)
        canary = CANARIES[tenant_id]
        return {
            "id": f"t-{number}",
            "tenant_id": tenant_id,
            "source": f"{canary} source",
            "customer_id": "c-1",
            "subject": f"{canary} round {self.round}",
            "message": f"Everything is down, this is urgent! {canary}",
            "status": f"{canary} status",
            "created_at": created.isoformat(),
            "updated_at": (created + timedelta(minutes=self.round)).isoformat(),
        }


@contextmanager
def _upstream() -> Iterator[_Feed]:
    """Serve an external API on this host that has only the two tenants."""
    feed = _Feed()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, reply = feed.reply(self.path)
            body = json.dumps(reply).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        feed.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield feed
        server.shutdown()
