"""Export of the ticket list as a file, with the list's current filters and search."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.text import Truncator

from tickets.api.serializers import TicketSerializer
from tickets.models import Ticket
from ticketsaas.api.lists import listing
from ticketsaas.api.lists.exports import TooManyExports, export_response
from ticketsaas.api.lists.renderers import CsvRenderer, FileRenderer, NdjsonRenderer
from ticketsaas.backoffice.columns import list_address
from ticketsaas.backoffice.confirmed_actions import permitted_action, record
from ticketsaas.backoffice.model_admin import ReadOnlyAdmin
from ticketsaas.backoffice.tenant_filters import MAX_MERGED_TENANTS, find_listed_tenants

EXPORT = "tickets.export_ticket"
# The query is cut to this length in the admin's log, because people read it.
MAX_QUERY_CHARACTERS = 500
# The fields of a file; without the lists of words, which are longer than the ticket.
_READ = [str(field.source) for field in TicketSerializer().fields.values()]
_PAGE_PARAMETER = "p"

Tickets = QuerySet[Ticket]


class ExportAdmin(ReadOnlyAdmin):
    """Tickets to view, and to export as a file."""

    actions_list = ("export_csv", "export_ndjson")
    narrow_hint = "Narrow it with a search or a filter, or export it."

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response: HttpResponse = super().changelist_view(request, extra_context)
        # The buttons export the list as it is shown.
        for button in getattr(response, "context_data", {}).get("actions_list", ()):
            button["path"] += f"?{_filters_of(request)}"
        return response

    @permitted_action("Export CSV", permission=EXPORT)
    def export_csv(self, request: HttpRequest) -> HttpResponseBase:
        return self._export(request, renderer=CsvRenderer())

    @permitted_action("Export NDJSON", permission=EXPORT)
    def export_ndjson(self, request: HttpRequest) -> HttpResponseBase:
        return self._export(request, renderer=NdjsonRenderer())

    def _export(self, request: HttpRequest, *, renderer: FileRenderer) -> HttpResponseBase:
        query = _filters_of(request)
        try:
            tickets = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return redirect(list_address(Ticket))
        back = f"{list_address(Ticket)}?{query}"
        tenant_ids = find_listed_tenants(request)
        if len(tenant_ids) > MAX_MERGED_TENANTS:
            # No message here: the list's tenant filter has already shown one.
            return redirect(back)
        try:
            response = export_response(
                lambda: read_batches(tickets, tenant_ids=tenant_ids),
                name=Ticket._meta.db_table,
                renderer=renderer,
                row=TicketSerializer,
                request=request,
            )
        except TooManyExports as error:
            self.message_user(request, str(error.detail), "error")
            return redirect(back)
        _record(request, query=query, format_name=renderer.format)
        return response


def read_batches(tickets: Tickets, *, tenant_ids: Sequence[str]) -> Iterator[list[Ticket]]:
    """Yield all tickets, tenant by tenant and newest first; the first batch is read at once.

    No cursor stays open in MongoDB, however long the client takes.
    """
    batches = _read_tenants(tickets, tenant_ids)
    first = next(batches, [])
    return _chain(first, batches)


def _chain(first: list[Ticket], others: Iterator[list[Ticket]]) -> Iterator[list[Ticket]]:
    yield first
    yield from others


def _read_tenants(tickets: Tickets, tenant_ids: Sequence[str]) -> Iterator[list[Ticket]]:
    for tenant_id in tenant_ids:
        yield from _read_tenant(tickets.filter(tenant_id=tenant_id))


def _read_tenant(tickets: Tickets) -> Iterator[list[Ticket]]:
    """Yield batches, each from where the last one ended: first tickets of the same time, then older ones."""
    ordered = tickets.only(*_READ).order_by("-created_at", "external_id")
    rows = list(ordered[: listing.BATCH_SIZE])
    while rows:
        yield rows
        if len(rows) < listing.BATCH_SIZE:
            return
        last = rows[-1]
        rows = list(
            ordered.filter(created_at=last.created_at, external_id__gt=last.external_id)[
                : listing.BATCH_SIZE
            ]
        )
        left = listing.BATCH_SIZE - len(rows)
        if left:
            rows += ordered.filter(created_at__lt=last.created_at)[:left]


def _filters_of(request: HttpRequest) -> str:
    """Return the list's query without the page, because a file has all pages."""
    query = request.GET.copy()
    query.pop(_PAGE_PARAMETER, None)
    return query.urlencode()


def _record(request: HttpRequest, *, query: str, format_name: str) -> None:
    shown = Truncator(query).chars(MAX_QUERY_CHARACTERS) or "no filter"
    record(
        request,
        Ticket,
        about=f"Tickets as {format_name.upper()}",
        message=f"Exported with the filter: {shown}",
    )
