"""Ticket store in memory: which tickets exist, in which order, and which of them a caller sees.

It has no clock and no lock; its owner serialises access.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mock_external_api.feed.tickets import Ticket, to_ticket


class UnknownTicket(LookupError):
    """The store has never held a ticket with that id."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no ticket has the id {key!r}; GET /external/support-tickets lists them")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a feed; `first` is the feed position, counted from 1, of its first ticket."""

    tickets: tuple[Ticket, ...]
    first: int
    next_page: int | None
    total: int


class TicketStore:
    """Every ticket by its id. Deleted ones are known but hidden, vanished ones only unlisted."""

    def __init__(self, tickets: Iterable[Ticket] = ()) -> None:
        self._tickets: dict[str, Ticket] = {}
        self._sizes: Counter[str] = Counter()
        self._deleted: dict[str, str] = {}
        self._vanished: set[str] = set()
        # Sorting ten thousand tickets costs more than serving a page, so each feed is kept sorted
        # until something changes.
        self._feeds: dict[tuple[str | None, bool], list[Ticket]] = {}
        for ticket in tickets:
            self.put(ticket)

    def page(
        self,
        tenant_id: str | None,
        *,
        page: int,
        page_size: int,
        include_deleted: bool = False,
        newest_first: bool = False,
    ) -> Page:
        """Return tickets by creation time, then id; of every tenant if `tenant_id` is None."""
        feed = self._feed(tenant_id, include_deleted=include_deleted)
        start, end = (page - 1) * page_size, page * page_size
        if newest_first:
            tickets = feed[max(0, len(feed) - end) : max(0, len(feed) - start)][::-1]
        else:
            tickets = feed[start:end]
        return Page(tuple(tickets), start + 1, page + 1 if end < len(feed) else None, len(feed))

    def find(self, key: str) -> Ticket | None:
        """Return the ticket that a single GET shows, or None if it is unknown or deleted."""
        return None if key in self._deleted else self._tickets.get(key)

    def get(self, key: str) -> Ticket:
        """Return the ticket, deleted or not. Raises UnknownTicket."""
        if key not in self._tickets:
            raise UnknownTicket(key)
        return self._tickets[key]

    def deleted_ids(self) -> list[str]:
        return list(self._deleted)

    def size(self, tenant_id: str) -> int:
        """Return how many tickets the tenant has, including deleted and vanished ones."""
        return self._sizes[tenant_id]

    def counts(self) -> dict[str, dict[str, int]]:
        """Count listed, deleted and vanished tickets by tenant."""
        gone = {tenant_id: Counter[str]() for tenant_id in self._sizes}
        for key in self._deleted:
            gone[self._tickets[key].home]["deleted"] += 1
        for key in self._vanished - self._deleted.keys():
            gone[self._tickets[key].home]["vanished"] += 1
        return {
            tenant_id: {
                "listed": self._sizes[tenant_id] - count.total(),
                "deleted": count["deleted"],
                "vanished": count["vanished"],
            }
            for tenant_id, count in gone.items()
        }

    def spread(self, tenant_id: str, count: int) -> list[str]:
        """Return ids of `count` listed tickets, evenly spaced to hit every part of a crawl."""
        feed = self._feed(tenant_id, include_deleted=False)
        count = min(count, len(feed))
        return [feed[index * len(feed) // count].key for index in range(count)]

    def put(self, ticket: Ticket) -> None:
        """Add the ticket or replace the one with its id, which stays deleted or vanished if it was."""
        previous = self._tickets.get(ticket.key)
        if previous:
            self._sizes[previous.home] -= 1
            self._forget_feeds(previous)
        self._sizes[ticket.home] += 1
        self._tickets[ticket.key] = ticket
        self._forget_feeds(ticket)

    def delete(self, keys: Iterable[str], *, at: str) -> list[str]:
        """Delete at the time `at`; deleting twice keeps the first time. Raises UnknownTicket."""
        tickets = self._get_all(keys)
        for ticket in tickets:
            self._deleted.setdefault(ticket.key, at)
        return self._touched(tickets)

    def vanish(self, keys: Iterable[str]) -> list[str]:
        """Remove from the feed but not from single look-ups. Raises UnknownTicket."""
        tickets = self._get_all(keys)
        self._vanished.update(ticket.key for ticket in tickets)
        return self._touched(tickets)

    def restore(self, keys: Iterable[str]) -> list[str]:
        """Undo deleting and vanishing; harmless for a listed ticket. Raises UnknownTicket."""
        tickets = self._get_all(keys)
        for ticket in tickets:
            self._deleted.pop(ticket.key, None)
            self._vanished.discard(ticket.key)
        return self._touched(tickets)

    def _get_all(self, keys: Iterable[str]) -> list[Ticket]:
        return [self.get(key) for key in keys]

    def _touched(self, tickets: list[Ticket]) -> list[str]:
        for ticket in tickets:
            self._forget_feeds(ticket)
        return [ticket.key for ticket in tickets]

    def _forget_feeds(self, ticket: Ticket) -> None:
        for tenant_id in (ticket.home, None):
            for include_deleted in (False, True):
                self._feeds.pop((tenant_id, include_deleted), None)

    def _feed(self, tenant_id: str | None, *, include_deleted: bool) -> list[Ticket]:
        if (tenant_id, include_deleted) not in self._feeds:
            shown = [
                self._as_listed(ticket)
                for ticket in self._tickets.values()
                if tenant_id in (None, ticket.home)
                and ticket.key not in self._vanished
                and (include_deleted or ticket.key not in self._deleted)
            ]
            self._feeds[tenant_id, include_deleted] = sorted(shown, key=lambda each: each.order)
        return self._feeds[tenant_id, include_deleted]

    def _as_listed(self, ticket: Ticket) -> Ticket:
        deleted_at = self._deleted.get(ticket.key)
        if deleted_at is None:
            return ticket
        raw = ticket.read()
        marked = raw | {"deleted_at": deleted_at} if isinstance(raw, dict) else raw
        return to_ticket(marked, key=ticket.key, home=ticket.home)
