"""What the documentation says of keys and of errors: one shape, and what each status means."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

_TYPES = ("validation_error", "client_error", "server_error")
_MEANINGS = {
    400: "A parameter is wrong, missing or unknown; `attr` names it.",
    401: "No valid API key was sent: `Authorization: Bearer tsk_...`.",
    403: "The key belongs to another tenant, or lacks the scope that the error names.",
    404: "It does not exist, or not for this tenant.",
    409: "The state of things does not allow it.",
    429: "Too many requests. `Retry-After` says in how many seconds to try again.",
    500: "A defect of the server; its log has the reason.",
    503: "MongoDB is away. `Retry-After` says when to try again.",
}
_ALWAYS_POSSIBLE = (400, 401, 403, 429, 500, 503)


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """drf-spectacular finds it by its existence."""

    target_class = "ticketsaas.access.authentication.KeyAuthentication"
    name = "apiKey"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "tsk_<prefix>_<secret>",
            "description": "A key made by `manage.py createapikey` or in the admin.",
        }


class OneErrorSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="For programs; it stays the same.")
    detail = serializers.CharField(help_text="For people; it may change.")
    attr = serializers.CharField(allow_null=True, help_text="The parameter it is about.")


class ErrorSerializer(serializers.Serializer[Any]):
    type = serializers.ChoiceField(_TYPES)
    errors = OneErrorSerializer(many=True)  # type: ignore[assignment]
    request_id = serializers.CharField(
        help_text="By it the server's log lines are found; also in the `X-Request-ID` header."
    )
    job_id = serializers.UUIDField(required=False, help_text="The job that stands in the way.")


def error_responses(*statuses: int) -> dict[int, OpenApiResponse]:
    """What to add to `responses=` for these statuses, and for those any request may be answered."""
    return {
        status: OpenApiResponse(ErrorSerializer, _MEANINGS[status])
        for status in sorted({*statuses, *_ALWAYS_POSSIBLE})
    }


class DependencySerializer(serializers.Serializer[Any]):
    """Each dependency adds facts of its own."""

    status = serializers.CharField(help_text="`ok` or `down`.")
    latency_ms = serializers.FloatField()
    error = serializers.CharField(required=False, help_text="Why it is down.")


class NotificationsHealthSerializer(DependencySerializer):
    """The facts are left out when MongoDB cannot be asked."""

    circuit = serializers.CharField(required=False, help_text="`closed`, `open` or `half_open`.")
    undelivered = serializers.IntegerField(
        required=False, help_text="Urgent tickets whose alert has no final delivery state."
    )
    waiting = serializers.IntegerField(
        required=False, help_text="Those of them that a worker still tries to deliver."
    )
    parked = serializers.IntegerField(
        required=False, help_text="Those of them that wait for a person."
    )
    backlog_age_seconds = serializers.FloatField(
        required=False, help_text="How long the oldest waiting one has been waiting."
    )


class DependenciesSerializer(serializers.Serializer[Any]):
    mongodb = DependencySerializer()
    external_api = DependencySerializer()
    workers = DependencySerializer()
    notifications = NotificationsHealthSerializer()


class HealthSerializer(serializers.Serializer[Any]):
    status = serializers.CharField(help_text="`ok`, or `degraded` when anything is down.")
    dependencies = DependenciesSerializer()


class LivenessSerializer(serializers.Serializer[Any]):
    status = serializers.CharField(help_text="`ok`.")
