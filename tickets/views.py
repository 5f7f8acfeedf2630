"""The tickets over REST: `/tickets` and what is below it."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from tickets import store
from tickets.filters import URGENT
from tickets.serializers import (
    TICKET_SEGMENT,
    DeletedParameters,
    HistoryParameters,
    HistorySerializer,
    TicketListParameters,
    TicketSerializer,
    UrgentTicketListParameters,
    read_filter,
)
from ticketsaas.openapi import error_responses
from ticketsaas.pagination import list_of, list_response
from ticketsaas.parameters import read_parameters


@extend_schema(
    operation_id="listTickets",
    summary="List a tenant's tickets",
    parameters=[TicketListParameters],
    responses={200: list_of(TicketSerializer), **error_responses()},
)
@api_view(["GET", "HEAD"])
def list_tickets(request: Request) -> Response:
    """Those that match every filter given, newest first."""
    parameters = read_parameters(TicketListParameters, request)
    listing = store.read_tickets(
        parameters["tenant_id"],
        wanted=read_filter(parameters),
        ordering=parameters["ordering"],
        page=parameters["page"],
        page_size=parameters["page_size"],
    )
    return list_response(listing, row=TicketSerializer, request=request)


@extend_schema(
    operation_id="listUrgentTickets",
    summary="List the tickets somebody must look at now",
    parameters=[UrgentTicketListParameters],
    responses={200: list_of(TicketSerializer), **error_responses()},
)
@api_view(["GET", "HEAD"])
def list_urgent_tickets(request: Request) -> Response:
    """Urgency high and status not closed, newest first.

    A ticket whose id is "urgent" has the address `/tickets/%75rgent`.
    """
    parameters = read_parameters(UrgentTicketListParameters, request)
    listing = store.read_tickets(wanted=URGENT, **parameters)
    return list_response(listing, row=TicketSerializer, request=request)


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
    responses={200: list_of(HistorySerializer), **error_responses(404)},
)
@api_view(["GET", "HEAD"])
def list_ticket_history(request: Request, ticket_id: str) -> Response:
    """Newest first. A deleted ticket keeps its history, and its deletion is part of it."""
    parameters = read_parameters(HistoryParameters, request)
    listing = store.read_history(external_id=ticket_id, **parameters)
    if listing.count == 0:
        raise _no_such_ticket()
    return list_response(listing, row=HistorySerializer, request=request)


def _no_such_ticket() -> NotFound:
    return NotFound("The tenant has no ticket with this id.")
