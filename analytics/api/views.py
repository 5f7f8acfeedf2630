"""Statistics over REST: `/tenants/{tenant_id}/stats`."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from analytics.api.parameters import StatsParameters, read_request
from analytics.api.serializers import StatsSerializer
from analytics.core.period import InvalidPeriod
from analytics.engine.report import read_report
from ticketsaas.api.openapi import TENANT_SEGMENT, error_responses
from ticketsaas.api.viewsets import ApiViewSet

# Building its fields for every reply would take a third of the reply's time.
_REPLY = StatsSerializer()


class TenantViewSet(ApiViewSet):
    """A tenant as a whole."""

    lookup_url_kwarg = "tenant_id"

    @extend_schema(
        operation_id="getTenantStats",
        summary="Get a tenant's statistics",
        parameters=[TENANT_SEGMENT],
        responses={200: StatsSerializer, **error_responses()},
    )
    @action(detail=True, parameters_class=StatsParameters)
    def stats(self, request: Request, tenant_id: str) -> Response:
        """Counts the tickets created in the period, except soft-deleted ones.

        An unknown tenant has no tickets: every number is 0.
        """
        try:
            report = read_report(tenant_id, read_request(self.parameters))
        except InvalidPeriod as error:
            raise ValidationError({error.parameter: [error.reason]}) from error
        return Response(_REPLY.to_representation(report))
