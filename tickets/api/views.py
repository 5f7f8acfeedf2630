"""Tickets over REST: `/tickets` and the paths below it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from tickets.api.corrections import CorrectionBody, find_corrector
from tickets.api.parameters import (
    DeletedParameters,
    HistoryParameters,
    OpenTicketListParameters,
    TicketListParameters,
    read_filter,
)
from tickets.api.serializers import (
    TICKET_SEGMENT,
    HistorySerializer,
    TakenBackSerializer,
    TicketSerializer,
)
from tickets.core.corrections import NoSuchTicket, TicketIncomplete
from tickets.core.filters import unsure_tickets, urgent_tickets
from tickets.core.labels import Label
from tickets.store import tickets
from ticketsaas.access.api.permissions import MayLabel
from ticketsaas.api.bodies import read_body
from ticketsaas.api.errors import Conflict
from ticketsaas.api.lists.pagination import list_responses
from ticketsaas.api.openapi import error_responses
from ticketsaas.api.parameters import Parameters, TenantParameters
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

    @extend_schema(
        operation_id="correctLabels",
        summary="Correct a ticket's labels",
        parameters=[TICKET_SEGMENT],
        request={"application/json": CorrectionBody},
        responses={200: TicketSerializer, **error_responses(404, 409, 415)},
    )
    @action(
        detail=True,
        methods=["put"],
        parameters_class=TenantParameters,
        permission_classes=[MayLabel],
    )
    def labels(self, request: Request, ticket_id: str) -> Response:
        """The labels count from now on, in statistics and alerts too, until subject or message change.

        Give at least one label. It takes the place of an earlier correction: a label that it doesn't name is
        the rules' again. The same correction twice changes nothing.
        """
        body = read_body(CorrectionBody, request)
        self._relabel(request, ticket_id, **body)
        return self._show(ticket_id)

    @extend_schema(
        operation_id="takeBackCorrection",
        summary="Take the correction of a ticket's labels back",
        parameters=[TICKET_SEGMENT],
        request=None,
        responses={200: TakenBackSerializer, **error_responses(404, 409)},
    )
    @labels.mapping.delete
    def take_back_labels(self, request: Request, ticket_id: str) -> Response:
        """All labels are the rules' again. Without a correction it changes nothing."""
        taken_back = self._relabel(request, ticket_id, labels={}, note="")
        response = self._show(ticket_id)
        response.data["taken_back"] = taken_back
        return response

    def _relabel(
        self, request: Request, ticket_id: str, *, labels: Mapping[str, Label], note: str
    ) -> bool:
        """Correct the labels, and return whether that changed anything. Raises NotFound and Conflict."""
        caller: Any = request.auth
        try:
            return find_corrector()(
                self.parameters["tenant_id"],
                external_id=ticket_id,
                labels=labels,
                note=note,
                by=caller.known_as,
            )
        except NoSuchTicket:
            raise _no_such_ticket() from None
        except TicketIncomplete as error:
            raise Conflict(str(error), code="ticket_incomplete") from error

    def _show(self, ticket_id: str) -> Response:
        ticket = tickets.find_ticket(
            self.parameters["tenant_id"], external_id=ticket_id, include_deleted=False
        )
        if ticket is None:
            raise _no_such_ticket()
        return Response(TicketSerializer(ticket).data)


def _no_such_ticket() -> NotFound:
    return NotFound("The tenant has no ticket with this id.")
