"""What the documentation says of keys and of errors: one shape, and what each status means."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema_serializer,
)
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer

from ticketsaas.api.parameters import SEGMENT_SCHEMA

_TYPES = ("validation_error", "client_error", "server_error")
_MEANINGS = {
    400: "A parameter is wrong, missing or unknown; `attr` names it.",
    401: "No valid API key was sent: `Authorization: Bearer tsk_...`.",
    403: "The key belongs to another tenant, or lacks the scope that the error names.",
    404: "It does not exist, or not for this tenant.",
    406: "The reply has none of the types that `Accept` asks for.",
    409: "The state of things does not allow it.",
    413: "The API takes no bodies, and this one is longer than what is ignored.",
    429: "Too many requests. `Retry-After` says in how many seconds to try again.",
    500: "A defect of the server; its log has the reason.",
    503: "MongoDB is away, or too many exports are running. `Retry-After` says when to try again.",
}
# What stands in the example of each: code, detail, and the parameter it is about.
_EXAMPLES = {
    400: ("required", "This field is required.", "tenant_id"),
    401: ("not_authenticated", "A valid API key is needed: Authorization: Bearer tsk_...", None),
    403: ("foreign_tenant", "This API key belongs to another tenant.", None),
    404: ("not_found", "There is nothing with this id.", None),
    406: ("not_acceptable", "Could not satisfy the request Accept header.", None),
    409: ("ingestion_running", "The tenant is being ingested already.", None),
    413: ("body_too_large", "The body may have 4,096 bytes at most.", None),
    429: ("rate_limited", "This key may send 600 requests a minute. Try again in 7 s.", None),
    500: ("error", "Server Error (500)", None),
    503: ("mongodb_away", "MongoDB does not answer. Try again in a few seconds.", None),
}
# A reply without an error; 503 is one where the health of things is asked for.
_EXEMPLARY = ["200", "202", "503"]
_ALWAYS_POSSIBLE = (400, 401, 403, 406, 413, 429, 500, 503)


class ApiSchema(AutoSchema):
    """Documents each action of a viewset with the parameters that it checks."""

    def get_override_parameters(self) -> list[Any]:
        if not hasattr(self.view, "get_parameters_class"):
            return []
        declared = self.view.get_parameters_class()()
        # REST framework's library does not expect a serializer without fields.
        return [declared] if declared.fields else []

    def get_paginated_name(self, serializer_name: str) -> str:
        return f"{serializer_name}List"


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """drf-spectacular finds it by its existence."""

    target_class = "ticketsaas.access.api.authentication.KeyAuthentication"
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


def error_responses(*statuses: int) -> dict[Any, OpenApiResponse]:
    """Return what `responses=` says about these statuses, and about those that any request may get."""
    return {
        (status, JSONRenderer.media_type): OpenApiResponse(
            ErrorSerializer, _MEANINGS[status], [_example_of(status)]
        )
        for status in sorted({*statuses, *_ALWAYS_POSSIBLE})
    }


def example(value: Any, *, name: str = "Example") -> Any:
    """Decorates a serializer with what a reply of it looks like."""
    shown = OpenApiExample(name, value, response_only=True, status_codes=_EXEMPLARY)
    return extend_schema_serializer(examples=[shown])


def segment(name: str, description: str, *, example: str) -> OpenApiParameter:
    """The documentation of an id in a path."""
    return OpenApiParameter(
        name,
        SEGMENT_SCHEMA,
        OpenApiParameter.PATH,
        description=description,
        examples=[OpenApiExample("Example", example)],
    )


def _example_of(status: int) -> OpenApiExample:
    code, detail, attr = _EXAMPLES[status]
    rest = "server_error" if status >= 500 else "client_error"
    kind = "validation_error" if attr else rest
    error = {"code": code, "detail": detail, "attr": attr}
    request_id = "0b51e4ad-6a3c-4b7e-9d50-6d0f6c1f2a11"
    shown = {"type": kind, "errors": [error], "request_id": request_id}
    return OpenApiExample("Error", shown, response_only=True, status_codes=[str(status)])


TENANT_SEGMENT = segment("tenant_id", "The tenant the answer is about.", example="acme")


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


_UP = {"status": "ok", "latency_ms": 1.2}


@example(
    {
        "status": "degraded",
        "dependencies": {
            "mongodb": _UP,
            "external_api": {"status": "down", "latency_ms": 2.1, "error": "ConnectError"},
            "workers": _UP,
            "notifications": _UP | {"circuit": "closed", "undelivered": 0},
        },
    }
)
class HealthSerializer(serializers.Serializer[Any]):
    status = serializers.CharField(help_text="`ok`, or `degraded` when anything is down.")
    dependencies = DependenciesSerializer()


@example({"status": "ok"})
class LivenessSerializer(serializers.Serializer[Any]):
    status = serializers.CharField(help_text="`ok`.")
