"""The database engine named in the settings."""

from ctypes import util
from datetime import datetime
from typing import Any

# We store nothing geographic, and the backend's search for GDAL and GEOS starts other programs again and
# again: 0.85 s of the 2.4 s that a command needs to start.
_find_library = util.find_library
util.find_library = lambda name: None
try:
    from django_mongodb_backend import base, operations
finally:
    util.find_library = _find_library


class DatabaseOperations(operations.DatabaseOperations):  # type: ignore[misc]
    compiler_module = "ticketsaas.mongo.backend.compiler"

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the time, or None for anything else, which only another program can have written."""
        if not isinstance(value, datetime):
            return None
        return super().convert_datetimefield_value(value, expression, connection)


class DatabaseWrapper(base.DatabaseWrapper):  # type: ignore[misc]
    ops_class = DatabaseOperations
