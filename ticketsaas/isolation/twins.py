"""Two tenants whose tickets have the same ids and different texts, ingested like any others."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ingestion.config import ingestion_config
from ingestion.engine.lifecycle import start_job
from ingestion.engine.run import run_slice
from ingestion.upstream.client import DELETED_PATH, FEED_PATH

Document = dict[str, Any]

TWINS = ("twin-one", "twin-two")
# The second has more tickets, so that every number differs.
TICKETS = {"twin-one": 5, "twin-two": 9}
# The first ticket of each is gone in the second round.
LIVING = {tenant_id: tickets - 1 for tenant_id, tickets in TICKETS.items()}
# A word for each twin that stands in its texts, statuses and sources and nowhere else.
CANARIES = {"twin-one": "canaryone", "twin-two": "canarytwo"}


def ingest_twins() -> dict[str, str]:
    """Ingest both twice, with changes and a deletion in between; each one's last job by tenant."""
    with _upstream() as feed:
        jobs = {}
        for feed.round in (1, 2):
            jobs = {tenant_id: _ingest(tenant_id, url=feed.url) for tenant_id in TWINS}
    return jobs


def _ingest(tenant_id: str, *, url: str) -> str:
    config = replace(ingestion_config(slice_seconds=None), external_api_url=url, calls_per_minute=0)
    job_id: str = start_job(tenant_id)["_id"]
    run_slice(job_id, config=config)
    return job_id


class _Feed:
    """What upstream has of a twin in the first and in the second round."""

    url = ""
    round = 1

    def tickets(self, tenant_id: str) -> list[Document]:
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

    def reply(self, path: str) -> tuple[int, Document]:
        address = urlsplit(path)
        if address.path == DELETED_PATH:
            return 200, {"deleted_ids": []}
        if address.path == FEED_PATH:
            tickets = self.tickets(parse_qs(address.query)["tenant_id"][0])
            return 200, {"tickets": tickets, "next_page": None, "total_count": len(tickets)}
        return 404, {"detail": "There is no such ticket."}


@contextmanager
def _upstream() -> Iterator[_Feed]:
    """An external API on this host that has the twins alone."""
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
            """Nothing: the command prints what it found."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        feed.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield feed
        server.shutdown()
