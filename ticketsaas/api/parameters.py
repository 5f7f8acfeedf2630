"""Query parameters: declared once for each endpoint, typed and checked before they reach a query.

The declaration is also their documentation. A parameter that is not declared is refused by name, so that
a misspelt filter never looks like one that matched everything.
"""

import re
from datetime import datetime
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request

from ticketsaas.api.time_format import EARLIEST_YEAR, LATEST_YEAR, parse_time
from ticketsaas.api.time_format import PATTERN as TIME_PATTERN

# No upstream id is longer (`tickets/core/incoming.py`), nor any search that a person types.
MAX_TEXT_LENGTH = 512

# Control characters: MongoDB, logs and terminals each interpret them differently.
_CONTROL = r"\u0000-\u001f\u007f-\u009f"
_HAS_CONTROL = re.compile(f"[{_CONTROL}]")
# Python's `\s` lacks U+FEFF, which other readers of this pattern include.
_NOT_BLANK = rf"^[^{_CONTROL}]*[^\s\ufeff{_CONTROL}][^{_CONTROL}]*$"


class Parameters(serializers.Serializer[Any]):
    """The declaration of an endpoint's parameters; as it is, that of an endpoint without any."""


def read_parameters(declared: type[Parameters], request: Request) -> dict[str, Any]:
    """Return the typed values, with defaults; a parameter that has none and was not given is left out.

    Raises ValidationError, which names every wrong, missing, unknown and repeated parameter.
    """
    given = request.query_params
    reader = declared(data=given.dict(), context={"request": request})
    errors: dict[str, Any] = {} if reader.is_valid() else dict(reader.errors)
    for name, values in given.lists():
        if name not in reader.fields:
            errors[name] = [_unknown(list(reader.fields))]
        elif len(values) > 1:
            errors[name] = [ErrorDetail("Give it once.", "repeated")]
    if errors:
        raise serializers.ValidationError(errors)
    return dict(reader.validated_data)


def _unknown(known: list[str]) -> ErrorDetail:
    allowed = f"Allowed here: {', '.join(known)}." if known else "None is allowed here."
    return ErrorDetail(f"There is no such parameter. {allowed}", "unknown")


SEGMENT_SCHEMA = {
    "type": "string",
    "minLength": 1,
    "maxLength": MAX_TEXT_LENGTH,
    "pattern": r"^[^\u0000]*$",
}


class SegmentParameter(serializers.CharField):
    """Text, unchanged. Like an upstream id it may contain anything but NUL."""

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, max_length=MAX_TEXT_LENGTH, **options)


@extend_schema_field(
    {"type": "string", "minLength": 1, "maxLength": MAX_TEXT_LENGTH, "pattern": _NOT_BLANK}
)
class TextParameter(SegmentParameter):
    """Text that is not blank and has no control characters."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "control_character": "Must not contain control characters."
    }

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        if _HAS_CONTROL.search(text):
            self.fail("control_character")
        if not re.fullmatch(_NOT_BLANK, text):
            self.fail("blank")
        return text


class ChoiceParameter(serializers.ChoiceField):
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid_choice": "Allowed: {allowed}."}

    def to_internal_value(self, data: Any) -> Any:
        if data not in self.choices:
            self.fail("invalid_choice", allowed=", ".join(self.choices))
        return data


class IntegerParameter(serializers.IntegerField):
    """An integer in digits alone, without sign, blank, fraction or exponent."""

    def to_internal_value(self, data: Any) -> int:
        if not (data.isascii() and data.isdecimal()):
            self.fail("invalid")
        return super().to_internal_value(data)


class BooleanParameter(serializers.BooleanField):
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": "Must be true or false."}

    def to_internal_value(self, data: Any) -> bool:
        # Some languages write True and False by default.
        if data.lower() not in ("true", "false"):
            self.fail("invalid")
        return bool(data.lower() == "true")


@extend_schema_field({"type": "string", "pattern": TIME_PATTERN, "example": "2026-03-12T08:00:00Z"})
class TimeParameter(serializers.DateTimeField):
    """An ISO 8601 date (meaning its start) or date-time, as aware UTC. A time without a zone is UTC."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Must be a date or a time such as 2026-01-31 or 2026-01-31T08:00:00Z, "
        f"of the years {EARLIEST_YEAR} to {LATEST_YEAR}."
    }

    def to_internal_value(self, value: Any) -> datetime:
        try:
            return parse_time(value)
        except ValueError:
            self.fail("invalid")


class TenantParameters(Parameters):
    tenant_id = TextParameter(help_text="The tenant that the reply is about.")
