"""Bodies of requests: JSON objects, typed and checked as strictly as parameters (`parameters.py`)."""

from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ParseError
from rest_framework.request import Request
from rest_framework.settings import api_settings

_WHOLE = api_settings.NON_FIELD_ERRORS_KEY
# No control characters but tabs and ends of lines.
_LINES = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"


class Body(serializers.Serializer[Any]):
    """The declaration of a body's fields; another field is refused by name."""

    def to_internal_value(self, data: Any) -> Any:
        try:
            values, errors = super().to_internal_value(data), {}
        except serializers.ValidationError as error:
            values, errors = {}, dict(error.detail)  # type: ignore[arg-type]
        unknown = set(data) - set(self.fields) if isinstance(data, dict) else ()
        allowed = f"There is no such field. Allowed here: {', '.join(self.fields)}."
        errors |= {name: [ErrorDetail(allowed, "unknown")] for name in sorted(unknown)}
        if errors:
            raise serializers.ValidationError(errors)
        return values


def read_body(declared: type[Body], request: Request) -> dict[str, Any]:
    """Return the typed values of the request's body.

    Raises ValidationError, which names every wrong, missing and unknown field, and ParseError.
    """
    try:
        given = request.data
    except RecursionError as error:
        raise ParseError("JSON parse error - too deep") from error
    reader = declared(data=given)
    if not reader.is_valid():
        errors = dict(reader.errors)
        # What is wrong with the body as a whole is about no field.
        raise serializers.ValidationError(errors.get(_WHOLE, errors))
    return dict(reader.validated_data)


class ChoiceValue(serializers.ChoiceField):
    """One of several texts."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid_choice": "Allowed: {allowed}."}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or data not in self.choices:
            self.fail("invalid_choice", allowed=", ".join(self.choices))
        return data


class BooleanValue(serializers.BooleanField):
    """True or false; a text or a number that looks like it is neither."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": "Must be true or false."}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid")
        return bool(data)


class LinesValue(serializers.RegexField):
    """A text of one or more lines, also an empty one; blanks around it are cut off."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Must be text without control characters."
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(_LINES, allow_blank=True, **options)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        if not isinstance(data, str) and data is not serializers.empty:
            self.fail("invalid")
        return super().run_validation(data)
