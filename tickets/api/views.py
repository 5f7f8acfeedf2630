"""The tickets over REST: `/tickets` and what is below it."""

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.api.serializers import (
    TICKET_SEGMENT,
    DeletedParameters,
    HistoryParameters,
    HistorySerializer,
    TicketListParameters,
    TicketSerializer,
    UrgentTicketListParameters,
    read_filter,
)
from tickets.core.filters import URGENT
from tickets.store import tickets as store
from ticketsaas.api.lists.pagination import list_response, list_responses
from ticketsaas.api.openapi import error_responses
from ticketsaas.api.parameters import read_parameters


@extend_schema(
    operation_id="listTickets",
    summary="List a tenant's tickets",
    parameters=[TicketListParameters],
    responses={**list_responses(TicketSerializer), **error_responses()},
)
@api_view(["GET", "HEAD"])
def list_tickets(request: Request) -> HttpResponseBase:
    """Those that match every filter given, newest first."""
    parameters = read_parameters(TicketListParameters, request)
    listing = store.list_tickets(
        parameters["tenant_id"],
        wanted=read_filter(parameters),
        ordering=parameters["ordering"],
    )
    return list_response(listing, parameters, row=TicketSerializer, request=request)


@extend_schema(
    operation_id="listUrgentTickets",
    summary="List the tickets somebody must look at now",
    parameters=[UrgentTicketListParameters],
    responses={**list_responses(TicketSerializer), **error_responses()},
)
@api_view(["GET", "HEAD"])
def list_urgent_tickets(request: Request) -> HttpResponseBase:
    """Urgency high and status not closed, newest first.

    A ticket whose id is "urgent" has the address `/tickets/%75rgent`.
    """
    parameters = read_parameters(UrgentTicketListParameters, request)
    listing = store.list_tickets(parameters["tenant_id"], wanted=URGENT)
    return list_response(listing, parameters, row=TicketSerializer, request=request)


@extend_schema(
    operation_id="getTicket",
    summary="Get one ticket",
    parameters=[TICKET_SEGMENT, DeletedParameters],
    responses={200: TicketSerializer, **error_responses(404)},
)
@api_view(["GET", "HEAD"])
def get_ticket(request: Request, ticket_id: str) -> Response:
    """By its upstream id, percent-encoded: the ticket `a/b` has the address `/tickets/a%2Fb`."""
    parameters = read_parameters(DeletedParameters, request)
    ticket = store.find_ticket(external_id=ticket_id, **parameters)
    if ticket is None:
        raise _no_such_ticket()
    return Response(TicketSerializer(ticket).data)


@extend_schema(
    operation_id="listTicketHistory",
    summary="List what happened to a ticket",
    parameters=[TICKET_SEGMENT, HistoryParameters],
    responses={**list_responses(HistorySerializer), **error_responses(404)},
)
@api_view(["GET", "HEAD"])
def list_ticket_history(request: Request, ticket_id: str) -> HttpResponseBase:
    """Newest first. A deleted ticket keeps its history, and its deletion is part of it."""
    parameters = read_parameters(HistoryParameters, request)
    tenant_id = parameters["tenant_id"]
    if not store.has_history(tenant_id, external_id=ticket_id):
        raise _no_such_ticket()
    listing = store.list_history(tenant_id, external_id=ticket_id)
    return list_response(listing, parameters, row=HistorySerializer, request=request)


def _no_such_ticket() -> NotFound:
    return NotFound("The tenant has no ticket with this id.")
