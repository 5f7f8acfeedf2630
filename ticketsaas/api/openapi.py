"""The OpenAPI document: keys, errors, and what the serializers can't say."""

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
    409: "It conflicts with the current state.",
    413: "The body is longer than any that the API takes.",
    415: "The body is not JSON.",
    429: "Too many requests. `Retry-After` says in how many seconds to try again.",
    500: "A defect of the server; its log has the reason.",
    503: "MongoDB is away, or too many exports are running. `Retry-After` says when to try again.",
}
# The example of each status: code, detail, and the parameter that it is about.
_EXAMPLES = {
    400: ("required", "This field is required.", "tenant_id"),
    401: ("not_authenticated", "A valid API key is needed: Authorization: Bearer tsk_...", None),
    403: ("foreign_tenant", "This API key belongs to another tenant.", None),
    404: ("not_found", "There is nothing with this id.", None),
    406: ("not_acceptable", "Could not satisfy the request Accept header.", None),
    409: ("ingestion_running", "The tenant is being ingested already.", None),
    413: ("body_too_large", "The body may have 4,096 bytes at most.", None),
    415: ("unsupported_media_type", 'Unsupported media type "text/plain" in request.', None),
    429: ("rate_limited", "This key may send 600 requests a minute. Try again in 7 s.", None),
    500: ("error", "Server Error (500)", None),
    503: ("mongodb_away", "MongoDB does not answer. Try again in a few seconds.", None),
}
# Replies without an error.
_EXEMPLARY = ["200", "202"]
_ALWAYS_POSSIBLE = (400, 401, 403, 406, 413, 429, 500, 503)


class ApiSchema(AutoSchema):
    """Documents each action of a viewset with the parameters that it checks."""

    def get_override_parameters(self) -> list[Any]:
        if not hasattr(self.view, "get_parameters_class"):
            return []
        declared = self.view.get_parameters_class()()
        # drf-spectacular expects a serializer to have fields.
        return [declared] if declared.fields else []

    def _get_request_body(self, direction: Any = "request") -> dict[str, Any] | None:
        """Return the documentation of the body, which has to be sent though no field of it has to be."""
        body: dict[str, Any] | None = super()._get_request_body(direction)  # type: ignore[no-untyped-call]
        return body and body | {"required": True}

    def get_paginated_name(self, serializer_name: str) -> str:
        return f"{serializer_name}List"


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The API key as a security scheme; drf-spectacular finds the class by itself."""

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
    code = serializers.CharField(help_text="For programs; it never changes.")
    detail = serializers.CharField(help_text="For people; it may change.")
    attr = serializers.CharField(allow_null=True, help_text="The parameter it is about.")


class ErrorSerializer(serializers.Serializer[Any]):
    type = serializers.ChoiceField(_TYPES)
    errors = OneErrorSerializer(many=True)  # type: ignore[assignment]
    request_id = serializers.CharField(
        help_text="Identifies the request in the server's logs; also in the `X-Request-ID` header."
    )
    job_id = serializers.UUIDField(required=False, help_text="The job that is already running.")


def error_responses(*statuses: int) -> dict[Any, OpenApiResponse]:
    """Return what `responses=` says about these statuses, and about those that any request may get."""
    return {
        (status, JSONRenderer.media_type): OpenApiResponse(
            ErrorSerializer, _MEANINGS[status], [_example_of(status)]
        )
        for status in sorted({*statuses, *_ALWAYS_POSSIBLE})
    }


def example(value: Any, *, name: str = "Example") -> Any:
    """Decorate a serializer with an example of its reply."""
    shown = OpenApiExample(name, value, response_only=True, status_codes=_EXEMPLARY)
    return extend_schema_serializer(examples=[shown])


def body_example(value: Any, *, name: str = "Example") -> Any:
    """Decorate a serializer with an example of a request's body."""
    shown = OpenApiExample(name, value, request_only=True)
    return extend_schema_serializer(examples=[shown])


def segment(name: str, description: str, *, example: str) -> OpenApiParameter:
    """Return the documentation of an id in a path."""
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


TENANT_SEGMENT = segment("tenant_id", "The tenant that the reply is about.", example="acme")
