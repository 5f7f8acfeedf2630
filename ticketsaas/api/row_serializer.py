"""Serializers of stored rows, which another program may have written."""

from datetime import datetime
from math import isfinite
from typing import Any

from rest_framework import serializers

from ticketsaas.api.time_field import format_time


class RowSerializer(serializers.Serializer[Any]):
    # Without a docstring of its own, which the API's documents would have as everyone's.

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Show a stored row; what it lacks, or has as another type, is 0, empty or null.

        One row of another program must not keep a reader from all the others.
        """
        return {
            name: _show(field, instance)
            for name, field in self.fields.items()
            if not field.write_only
        }


def _show(field: Any, instance: Any) -> Any:
    try:
        value = field.get_attribute(instance)
        if value is not None:
            return make_plain(field.to_representation(value))
    except (
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        ArithmeticError,
        serializers.SkipField,
    ):
        pass
    return _missing(field)


def _missing(field: Any) -> Any:
    if field.allow_null:
        return None
    if isinstance(field, serializers.IntegerField):
        return 0
    if isinstance(field, serializers.CharField):
        return ""
    return {} if isinstance(field, serializers.DictField) else None


def make_plain(value: Any) -> Any:
    """Return the value as JSON can have it: other types as their text, times in their format."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, dict):
        return {str(name): make_plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [make_plain(each) for each in value]
    return format_time(value) if isinstance(value, datetime) else str(value)
