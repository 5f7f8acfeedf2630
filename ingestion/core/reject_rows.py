"""Rows of a page's rejects, and which rejects a page's tickets settle."""

from collections.abc import Container, Iterable

from ingestion.core.job import Job
from ingestion.core.pages import Page, Reject
from ingestion.core.reject_keys import identify_content, identify_ticket, row_key
from tickets.core.incoming import IncomingTicket
from ticketsaas.document_type import Document


def reject_documents(page: Page, *, job: Job) -> dict[str, Document]:
    """Return the rows of the page's rejects, by key and in its order.

    Of a record that comes twice on the page, the last one counts. The store adds the times.
    """
    rows: dict[str, Document] = {}
    for reject in page.rejects:
        key = row_key(job.tenant_id, identity=_identify(reject))
        rows[key] = {
            "_id": key,
            "tenant_id": job.tenant_id,
            "job_id": job.job_id,
            "page": page.number,
            "external_id": reject.external_id,
            "field": reject.field,
            "reason": reject.reason,
            "raw": reject.raw,
        }
    return dict(sorted(rows.items()))


def find_settled(
    tickets: Iterable[IncomingTicket], *, job: Job, rejects: Container[str] = ()
) -> tuple[str, ...]:
    """Return the keys that rejects of these tickets have, without the `rejects` of the same page."""
    keys = {
        row_key(job.tenant_id, identity=identify_ticket(ticket.external_id)) for ticket in tickets
    }
    return tuple(sorted(key for key in keys if key not in rejects))


def _identify(reject: Reject) -> str:
    if reject.key is not None:
        return reject.key
    known = reject.ticket_id
    return identify_content(reject.raw) if known is None else identify_ticket(known)
