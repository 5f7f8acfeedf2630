"""What belongs to the product as a whole: its health, its documentation, its front door."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularRedocView, SpectacularSwaggerView
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response

from ticketsaas.access.api.authentication import find_caller
from ticketsaas.access.api.permissions import MayAdminister
from ticketsaas.access.api.views import ThrottledFirst
from ticketsaas.access.core.caller import Scope
from ticketsaas.api.errors import RETRY_AFTER_SECONDS
from ticketsaas.api.openapi import error_responses
from ticketsaas.api.parameters import Parameters, read_parameters
from ticketsaas.status.health import Health, is_ready, start_checks
from ticketsaas.status.metrics import render_metrics
from ticketsaas.status.serializers import (
    HealthSerializer,
    LivenessSerializer,
    ReadinessSerializer,
)
from ticketsaas.status.time_limit import DOWN, OK, RunningChecks

View = Callable[..., HttpResponseBase]

# For looking up a key when MongoDB has answered at the last moment.
_LEAST_SECONDS = 0.1
# The pages' scripts would fetch logos, badges and fonts from other hosts.
_OWN_HOST_ONLY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src blob:"
)


@extend_schema(
    operation_id="getHealth",
    summary="See whether everything works",
    auth=[{}, {"apiKey": []}],  # type: ignore[list-item]
    responses={200: HealthSerializer, 503: HealthSerializer},
)
@api_view(["GET", "HEAD"])
@authentication_classes([])
@permission_classes([])
def get_health(request: Request) -> Response:
    """503 and `degraded` when MongoDB, the external API or the task queue is unavailable.

    `warnings` name what else a person should look at. An admin key also gets counts, reasons and advice;
    a wrong key is as good as none. Answers within 3 s, whatever hangs.
    """
    checks = start_checks()
    is_operator = _is_operator(request, checks)
    health = Health(checks.wait())
    body = health.describe_in_full() if is_operator else health.describe()
    status = HTTPStatus.OK if health.is_ok else HTTPStatus.SERVICE_UNAVAILABLE
    return Response(body, status=status)


def _is_operator(request: Request, checks: RunningChecks) -> bool:
    """Return whether an admin key was sent; it can't be looked up while MongoDB is away.

    A MongoDB that is no replica set is down too, but it answers, and operators have to be told why.
    """
    if settings.API_AUTH and not checks.is_ok("ready"):
        return False
    caller = find_caller(request, seconds=max(checks.seconds_left, _LEAST_SECONDS))
    return caller is not None and caller.has(Scope.ADMIN)


@extend_schema(
    operation_id="getReadiness",
    summary="See whether the web server can answer requests",
    responses={200: ReadinessSerializer, 503: ReadinessSerializer},
)
@api_view(["GET", "HEAD"])
@authentication_classes([])
@permission_classes([])
def get_readiness(_: Request) -> Response:
    """503 while this process can't reach MongoDB; everything else can be down. For load balancers."""
    if is_ready():
        return Response({"status": OK})
    return Response(
        {"status": DOWN},
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        headers={"Retry-After": str(RETRY_AFTER_SECONDS)},
    )


@extend_schema(
    operation_id="getLiveness",
    summary="See whether the web server serves",
    responses={200: LivenessSerializer},
)
@api_view(["GET", "HEAD"])
@authentication_classes([])
@permission_classes([])
def get_liveness(_: Request) -> Response:
    """Asks no dependency, so that an orchestrator does not restart what is not broken."""
    return Response({"status": OK})


_METRICS = """# HELP ticketsaas_mongodb_up 1 while MongoDB answers.
# TYPE ticketsaas_mongodb_up gauge
ticketsaas_mongodb_up 1.0
"""


class _AnyFormat(DefaultContentNegotiation):
    """Text, whatever is asked for: there is no other format, and errors are JSON as everywhere."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class MetricsView(ThrottledFirst):
    """The metrics, for an admin key."""

    permission_classes = [MayAdminister]
    content_negotiation_class = _AnyFormat

    @extend_schema(
        operation_id="getMetrics",
        summary="Read the metrics",
        responses={
            (200, "text/plain"): OpenApiResponse(
                OpenApiTypes.STR,
                "The metrics of this server and what MongoDB knows.",
                [OpenApiExample("Metrics", _METRICS, response_only=True, status_codes=["200"])],
            ),
            **error_responses(),
        },
    )
    def get(self, request: Request) -> HttpResponse:
        """For Prometheus. While MongoDB is away `ticketsaas_mongodb_up` is 0 and its numbers are missing; a
        server that asks for keys can't look one up then, and answers 503."""
        read_parameters(Parameters, request)
        return HttpResponse(render_metrics(), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _own_host_only(view: View) -> View:
    """Have the browser refuse what the page would load from other hosts."""

    @wraps(view)
    def wrapped(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        response["Content-Security-Policy"] = _OWN_HOST_ONLY
        return response

    return wrapped


get_openapi = SpectacularAPIView.as_view(renderer_classes=[OpenApiJsonRenderer2])
show_swagger = _own_host_only(SpectacularSwaggerView.as_view(url_name="openapi"))
show_redoc = _own_host_only(SpectacularRedocView.as_view(url_name="openapi"))
