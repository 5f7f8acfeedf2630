"""Notifications over REST: their delivery state and retries, and the circuit."""

from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from notifications.api.serializers import (
    CIRCUIT_SEGMENT,
    NOTIFICATION_SEGMENT,
    CircuitSerializer,
    NotificationListParameters,
    NotificationSerializer,
)
from notifications.store import circuit, outbox
from notifications.store.outbox import NotRetryable
from ticketsaas.access.api.permissions import MayAdminister, MayIngest
from ticketsaas.api.errors import Conflict
from ticketsaas.api.lists.pagination import list_responses
from ticketsaas.api.openapi import error_responses
from ticketsaas.api.parameters import TenantParameters
from ticketsaas.api.viewsets import ApiViewSet


class NotificationViewSet(ApiViewSet):
    """The alerts of one tenant and their delivery."""

    lookup_url_kwarg = "notification_id"
    serializer_class = NotificationSerializer
    parameters_class = NotificationListParameters

    @extend_schema(
        operation_id="listNotifications",
        summary="List a tenant's alerts and their delivery state",
        responses={**list_responses(NotificationSerializer), **error_responses()},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """Newest first. Parked alerts wait for a person; suppressed ones are obsolete, unsure or too old."""
        tenant_id, status = self.parameters["tenant_id"], self.parameters["status"]
        return self.list_response(outbox.list_notifications(tenant_id, status=status))

    @extend_schema(
        operation_id="retryNotification",
        summary="Send a parked alert again, or a waiting one now",
        parameters=[NOTIFICATION_SEGMENT],
        request=None,
        responses={
            202: OpenApiResponse(NotificationSerializer, "It is due now."),
            **error_responses(404, 409),
        },
    )
    @action(
        detail=True,
        methods=["post"],
        parameters_class=TenantParameters,
        permission_classes=[MayIngest],
    )
    def retry(self, request: Request, notification_id: str) -> Response:
        """Makes a parked or waiting alert due now, with all its attempts available again.

        So does it with one that was suppressed because its ticket's urgency is unsure, or because the ticket
        was older than ALERT_MAX_AGE.
        """
        try:
            row = outbox.retry(self.parameters["tenant_id"], notification_id=notification_id)
        except NotRetryable as error:
            raise Conflict(str(error), code="not_retryable") from error
        if row is None:
            raise NotFound("The tenant has no notification with this id.")
        return Response(self.get_serializer(row).data, status=202)


class CircuitViewSet(ApiViewSet):
    """The circuit breaker `notify`, which all delivery workers share."""

    lookup_url_kwarg = "name"
    serializer_class = CircuitSerializer

    @extend_schema(
        operation_id="getCircuit",
        summary="See whether the webhook is being called",
        parameters=[CIRCUIT_SEGMENT],
        responses={200: CircuitSerializer, **error_responses(404)},
    )
    @action(detail=True)
    def status(self, request: Request, name: str) -> Response:
        """The circuit breaker `notify`, which all delivery workers share."""
        _check_name(name)
        return Response(self.get_serializer(circuit.read_status()).data)

    @extend_schema(
        operation_id="resetCircuit",
        summary="Call the webhook again at once",
        parameters=[CIRCUIT_SEGMENT],
        request=None,
        responses={200: CircuitSerializer, **error_responses(404)},
    )
    @action(detail=True, methods=["post"], permission_classes=[MayAdminister])
    def reset(self, request: Request, name: str) -> Response:
        """Closes the circuit; if the webhook still fails, it opens again."""
        _check_name(name)
        return Response(self.get_serializer(circuit.reset()).data)


def _check_name(name: str) -> None:
    if name != circuit.NAME:
        raise NotFound(f"There is no such circuit; the only one is {circuit.NAME}.")
