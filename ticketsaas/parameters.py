"""Query parameters: declared once for each endpoint, typed and checked before they reach a query.

The declaration documents them too (`@extend_schema(parameters=[...])`). Whatever is not declared is
refused by name, so that a misspelt filter never looks like one that found everything.
"""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, PermissionDenied
from rest_framework.request import Request

from ticketsaas.access.callers import Caller

# No id upstream is longer (`tickets/incoming.py`), and no question a person types.
MAX_TEXT_LENGTH = 512

_TIME = re.compile(
    r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)?)?", re.ASCII
)
_DATE_AND_SEPARATOR = len("2026-01-01T")


class Parameters(serializers.Serializer[Any]):
    """The declaration; by itself, that of an endpoint without parameters."""


def read_parameters(declared: type[Parameters], request: Request) -> dict[str, Any]:
    """The typed values, with defaults; a parameter without a default that was not given is left out.

    Raises ValidationError naming every wrong, missing, unknown and repeated parameter, and
    PermissionDenied for a `tenant_id` that is not the caller's.
    """
    given = request.query_params
    reader = declared(data=given.dict())
    errors: dict[str, Any] = {} if reader.is_valid() else dict(reader.errors)
    for name, values in given.lists():
        if name not in reader.fields:
            errors[name] = [_unknown(list(reader.fields))]
        elif len(values) > 1:
            errors[name] = [ErrorDetail("Give it once.", "repeated")]
    if errors:
        raise serializers.ValidationError(errors)
    typed = dict(reader.validated_data)
    if "tenant_id" in typed:
        require_tenant(typed["tenant_id"], request)
    return typed


def require_tenant(tenant_id: str, request: Request) -> None:
    """Raise PermissionDenied unless the caller may see the tenant, whether or not there is one."""
    if not may_see(tenant_id, request):
        raise PermissionDenied("This API key belongs to another tenant.", code="foreign_tenant")


def may_see(tenant_id: str, request: Request) -> bool:
    """Whether the caller may see the tenant; what it may not see does not exist for it."""
    return isinstance(request.auth, Caller) and request.auth.may_see(tenant_id)


def _unknown(known: list[str]) -> ErrorDetail:
    allowed = f"Allowed here: {', '.join(known)}." if known else "None is allowed here."
    return ErrorDetail(f"There is no such parameter. {allowed}", "unknown")


class TextParameter(serializers.CharField):
    """Text as it was given, blanks included; not empty, and without control characters."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "control_character": "Must not hold control characters."
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, max_length=MAX_TEXT_LENGTH, **options)

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        if not text.strip():
            self.fail("blank")
        if any(unicodedata.category(character) == "Cc" for character in text):
            self.fail("control_character")
        return text


class ChoiceParameter(serializers.ChoiceField):
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid_choice": "Allowed: {allowed}."}

    def to_internal_value(self, data: Any) -> Any:
        if data not in self.choices:
            self.fail("invalid_choice", allowed=", ".join(self.choices))
        return data


class IntegerParameter(serializers.IntegerField):
    """Digits alone: no sign, blank, fraction or exponent."""

    def to_internal_value(self, data: Any) -> int:
        if not (data.isascii() and data.isdecimal()):
            self.fail("invalid")
        return super().to_internal_value(data)


class BooleanParameter(serializers.BooleanField):
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": "Must be true or false."}

    def to_internal_value(self, data: Any) -> bool:
        # Capital letters are what some languages write by themselves.
        if data.lower() not in ("true", "false"):
            self.fail("invalid")
        return bool(data.lower() == "true")


class TimeParameter(serializers.DateTimeField):
    """An ISO 8601 date (its first moment) or date-time; without a zone it is UTC. Gives aware UTC."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Must be a date or a time such as 2026-01-31 or 2026-01-31T08:00:00Z."
    }

    def to_internal_value(self, value: Any) -> datetime:
        try:
            return _parse_time(value)
        except (ValueError, OverflowError):
            self.fail("invalid")


def _parse_time(text: str) -> datetime:
    # A plus that was not percent-encoded arrives as a blank.
    zone = text[_DATE_AND_SEPARATOR:].replace(" ", "+")
    written = text[:_DATE_AND_SEPARATOR] + zone
    if not _TIME.fullmatch(written):
        raise ValueError(f"not a time: {text!r}")
    time = datetime.fromisoformat(written)
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


class TenantParameters(Parameters):
    tenant_id = TextParameter(help_text="The tenant the answer is about; others stay invisible.")
