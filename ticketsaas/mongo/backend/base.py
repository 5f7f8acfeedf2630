"""The database engine named in the settings."""

from ctypes import util
from datetime import datetime
from typing import Any

from django.db.models.expressions import Col

# We store nothing geographic, and the backend's search for GDAL and GEOS starts other programs again and
# again: 0.85 s of the 2.4 s that a command needs to start.
_find_library = util.find_library
util.find_library = lambda name: None
try:
    from django_mongodb_backend import base, operations
finally:
    util.find_library = _find_library


def _convert_text(value: Any, expression: Any, connection: Any) -> str | None:
    return value if value is None or isinstance(value, str) else str(value)


def _convert_flag(value: Any, expression: Any, connection: Any) -> bool | None:
    return value if isinstance(value, bool) else None


_CONVERTERS = {
    "CharField": _convert_text,
    "TextField": _convert_text,
    "BooleanField": _convert_flag,
}


class DatabaseOperations(operations.DatabaseOperations):  # type: ignore[misc]
    """Reads rows of other programs too: a value of another type is None, and its text where text belongs."""

    compiler_module = "ticketsaas.mongo.backend.compiler"

    def get_db_converters(self, expression: Any) -> list[Any]:
        converters: list[Any] = super().get_db_converters(expression)
        converter = _CONVERTERS.get(expression.output_field.get_internal_type())
        return converters if converter is None else [*converters, converter]

    def convert_integerfield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the number; for anything else 0 if it is of a field that has always one, otherwise None."""
        if isinstance(value, int):
            return int(value)
        is_always_there = isinstance(expression, Col) and not expression.output_field.null
        return 0 if is_always_there else None

    def _get_arrayfield_converter(self, converter: Any, *args: Any, **kwargs: Any) -> Any:
        convert = super()._get_arrayfield_converter(converter, *args, **kwargs)

        def convert_list(value: Any, expression: Any, connection: Any) -> Any:
            return convert(value, expression, connection) if isinstance(value, list) else None

        return convert_list

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the time, or None for anything else."""
        if not isinstance(value, datetime):
            return None
        return super().convert_datetimefield_value(value, expression, connection)


class DatabaseWrapper(base.DatabaseWrapper):  # type: ignore[misc]
    ops_class = DatabaseOperations
