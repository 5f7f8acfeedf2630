"""The notifications over REST: their delivery state, another try, and the circuit."""

from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import api_view, permission_classes
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
from notifications.store import circuit as circuit_breaker
from notifications.store import outbox
from notifications.store.outbox import NotRetryable
from ticketsaas.access.api.permissions import MayAdminister, MayIngest
from ticketsaas.api.errors import Conflict
from ticketsaas.api.lists.pagination import list_response, list_responses
from ticketsaas.api.openapi import error_responses
from ticketsaas.api.parameters import Parameters, TenantParameters, read_parameters


@extend_schema(
    operation_id="listNotifications",
    summary="List a tenant's alerts and how their delivery stands",
    parameters=[NotificationListParameters],
    responses={**list_responses(NotificationSerializer), **error_responses()},
)
@api_view(["GET", "HEAD"])
def list_notifications(request: Request) -> HttpResponseBase:
    """Newest first. Parked ones wait for a person, suppressed ones are not needed any more."""
    parameters = read_parameters(NotificationListParameters, request)
    listing = outbox.list_notifications(parameters["tenant_id"], status=parameters["status"])
    return list_response(listing, parameters, row=NotificationSerializer, request=request)


@extend_schema(
    operation_id="retryNotification",
    summary="Send an alert again, or sooner",
    parameters=[NOTIFICATION_SEGMENT, TenantParameters],
    request=None,
    responses={
        202: OpenApiResponse(NotificationSerializer, "It is due now."),
        **error_responses(404, 409),
    },
)
@api_view(["POST"])
@permission_classes([MayIngest])
def retry_notification(request: Request, notification_id: str) -> Response:
    """One that is parked or waits for its next try; it has all its attempts before it again."""
    tenant_id = read_parameters(TenantParameters, request)["tenant_id"]
    try:
        row = outbox.retry(tenant_id, notification_id=notification_id)
    except NotRetryable as error:
        raise Conflict(str(error), code="not_retryable") from error
    if row is None:
        raise NotFound("The tenant has no notification with this id.")
    return Response(NotificationSerializer(row).data, status=202)


@extend_schema(
    operation_id="getCircuit",
    summary="See whether the webhook is called",
    parameters=[CIRCUIT_SEGMENT],
    responses={200: CircuitSerializer, **error_responses(404)},
)
@api_view(["GET", "HEAD"])
def get_circuit(request: Request, name: str) -> Response:
    """The circuit breaker `notify`, which all delivery workers share."""
    read_parameters(Parameters, request)
    _check_name(name)
    return Response(CircuitSerializer(circuit_breaker.read_status()).data)


@extend_schema(
    operation_id="resetCircuit",
    summary="Call the webhook again at once",
    parameters=[CIRCUIT_SEGMENT],
    request=None,
    responses={200: CircuitSerializer, **error_responses(404)},
)
@api_view(["POST"])
@permission_classes([MayAdminister])
def reset_circuit(request: Request, name: str) -> Response:
    """Closes the circuit; if the webhook still fails, it opens again."""
    read_parameters(Parameters, request)
    _check_name(name)
    return Response(CircuitSerializer(circuit_breaker.reset()).data)


def _check_name(name: str) -> None:
    if name != circuit_breaker.NAME:
        raise NotFound(f"There is no such circuit; the one that exists is {circuit_breaker.NAME}.")
