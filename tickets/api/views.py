"""Tickets over REST: `/tickets` and the paths below it."""

from django.conf import settings
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.api.serializers import (
    TICKET_SEGMENT,
    DeletedParameters,
    HistoryParameters,
    HistorySerializer,
    OpenTicketListParameters,
    TicketListParameters,
    TicketSerializer,
    read_filter,
)
from tickets.core.filters import unsure_tickets, urgent_tickets
from tickets.store import tickets
from ticketsaas.api.lists.pagination import list_responses
from ticketsaas.api.openapi import error_responses
from ticketsaas.api.parameters import Parameters
from ticketsaas.api.viewsets import ApiViewSet


class TicketViewSet(ApiViewSet):
    """The tickets of one tenant."""

    lookup_url_kwarg = "ticket_id"
    serializer_class = TicketSerializer
    parameters_class = TicketListParameters

    def get_parameters_class(self) -> type[Parameters]:
        return DeletedParameters if self.action == "retrieve" else self.parameters_class

    @extend_schema(
        operation_id="listTickets",
        summary="List a tenant's tickets",
        responses={**list_responses(TicketSerializer), **error_responses()},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """The tickets that match every given filter, newest first unless `ordering` says otherwise.

        `status` and `source` ignore case and surrounding blanks.
        """
        listing = tickets.list_tickets(
            self.parameters["tenant_id"],
            wanted=read_filter(self.parameters),
            ordering=self.parameters["ordering"],
        )
        return self.list_response(listing)

    @extend_schema(
        operation_id="listUrgentTickets",
        summary="List the tickets that need attention now",
        responses={**list_responses(TicketSerializer), **error_responses()},
    )
    @action(detail=False, parameters_class=OpenTicketListParameters)
    def urgent(self, request: Request) -> HttpResponseBase:
        """Tickets of high urgency whose status does not count as closed, newest first.

        A ticket whose id is "urgent" has the address `/tickets/%75rgent`.
        """
        wanted = urgent_tickets(closed=settings.CLOSED_STATUSES)
        return self.list_response(tickets.list_tickets(self.parameters["tenant_id"], wanted=wanted))

    @extend_schema(
        operation_id="listUnsureTickets",
        summary="List the tickets whose urgency a person should look at",
        responses={**list_responses(TicketSerializer), **error_responses()},
    )
    @action(detail=False, parameters_class=OpenTicketListParameters)
    def unsure(self, request: Request) -> HttpResponseBase:
        """Tickets whose urgency is unsure and whose status does not count as closed.

        Those of high urgency come first, then the newest. They raise no alert by themselves unless
        ALERT_ON is `any`. A ticket whose id is "unsure" has the address `/tickets/%75nsure`.
        """
        wanted = unsure_tickets(closed=settings.CLOSED_STATUSES)
        tenant_id = self.parameters["tenant_id"]
        listing = tickets.list_tickets(tenant_id, wanted=wanted, rank="unsure_rank")
        return self.list_response(listing)

    @extend_schema(
        operation_id="getTicket",
        summary="Get one ticket",
        parameters=[TICKET_SEGMENT],
        responses={200: TicketSerializer, **error_responses(404)},
    )
    def retrieve(self, request: Request, ticket_id: str) -> Response:
        """The upstream id is percent-encoded: the ticket `a/b` has the address `/tickets/a%2Fb`."""
        ticket = tickets.find_ticket(external_id=ticket_id, **self.parameters)
        if ticket is None:
            raise _no_such_ticket()
        return Response(self.get_serializer(ticket).data)

    @extend_schema(
        operation_id="listTicketHistory",
        summary="List what happened to a ticket",
        parameters=[TICKET_SEGMENT],
        responses={**list_responses(HistorySerializer), **error_responses(404)},
    )
    @action(detail=True, parameters_class=HistoryParameters, serializer_class=HistorySerializer)
    def history(self, request: Request, ticket_id: str) -> HttpResponseBase:
        """Newest first. A deleted ticket keeps its history, which includes the deletion."""
        tenant_id = self.parameters["tenant_id"]
        if not tickets.has_history(tenant_id, external_id=ticket_id):
            raise _no_such_ticket()
        return self.list_response(tickets.list_history(tenant_id, external_id=ticket_id))


def _no_such_ticket() -> NotFound:
    return NotFound("The tenant has no ticket with this id.")
