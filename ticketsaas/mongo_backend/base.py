"""The database engine named in the settings."""

from django_mongodb_backend import base, operations


class DatabaseOperations(operations.DatabaseOperations):  # type: ignore[misc]
    compiler_module = "ticketsaas.mongo_backend.compiler"


class DatabaseWrapper(base.DatabaseWrapper):  # type: ignore[misc]
    ops_class = DatabaseOperations
