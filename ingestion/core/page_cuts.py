"""Cuts of a page that is too much for one transaction.

A cut is a page of its own that begins after the first `offset` records that were read; tickets come first,
then rejects. All but the last cut are `is_cut`. If a worker dies between two of them, the page is read again
and goes on after `offset` records. Should it have changed meanwhile, what was missed is found as after any
shift of the feed.
"""

from dataclasses import asdict, replace

from ingestion.core.pages import Page, Reject, write_id, write_raw


def count_records(page: Page) -> int:
    """Return how many tickets and rejects the page has."""
    return len(page.tickets) + len(page.rejects)


def rest_of(page: Page, *, offset: int) -> Page:
    """Return the cut behind the page's first `offset` records; empty if it has no more."""
    return _cut(page, offset, max(offset, count_records(page)))


def halve(page: Page) -> tuple[Page, Page]:
    """Return the two halves of a page or a cut with at least two records."""
    count = count_records(page)
    return _cut(page, 0, count // 2), _cut(page, count // 2, count)


def reject_single(page: Page, *, reason: str) -> Page:
    """Return a cut of one ticket with a reject instead of the ticket, which can't be stored."""
    [ticket] = page.tickets
    reject = Reject(
        external_id=write_id(ticket.external_id),
        ticket_id=ticket.external_id,
        field=None,
        reason=f"It can't be stored: {reason}",
        raw=write_raw({"id": ticket.external_id} | asdict(ticket)),
    )
    return replace(page, tickets=(), rejects=(reject,))


def _cut(page: Page, begin: int, end: int) -> Page:
    tickets, is_last = len(page.tickets), end >= count_records(page)
    return replace(
        page,
        tickets=page.tickets[begin:end],
        rejects=page.rejects[max(begin - tickets, 0) : max(end - tickets, 0)],
        skipped=page.skipped if is_last else 0,
        offset=page.offset + begin,
        is_cut=page.is_cut or not is_last,
    )
