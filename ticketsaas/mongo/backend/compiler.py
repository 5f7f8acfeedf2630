"""Lets the ORM's queries use an index, and one of our choice where MongoDB would choose badly.

The backend puts `{"$addFields": {"at": "$at"}}` before every `$sort`; MongoDB then sorts in memory
instead of walking an index (63 ms against 4.4 ms for the first page of 50,000 rows).
"""

from typing import Any, TypeVar

import pymongo
from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet
from django_mongodb_backend import compiler
from django_mongodb_backend.compiler import (
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django_mongodb_backend.query import MongoQuery, wrap_database_errors
from pymongo.errors import PyMongoError

__all__ = [
    "SQLAggregateCompiler",
    "SQLCompiler",
    "SQLDeleteCompiler",
    "SQLInsertCompiler",
    "SQLUpdateCompiler",
]


Rows = TypeVar("Rows", bound=Model)


def insist_on(queryset: QuerySet[Rows], index: str) -> QuerySet[Rows]:
    """Return the same query with a hint to use the index of this name, whatever filters are added."""
    insisting = queryset.all()
    # Django copies the attributes of a query together with it.
    insisting.query.index = index  # type: ignore[attr-defined]
    return insisting


def count_rows(queryset: QuerySet[Rows], *, limit: int, seconds: float) -> int | None:
    """Count the rows up to `limit`, by the index that reading them uses; None if it takes longer."""
    compiler = queryset[:limit].query.get_compiler(queryset.db)
    compiler.pre_sql_setup()
    try:
        query = compiler.build_query()
    except EmptyResultSet:
        return 0
    try:
        # The driver sets `maxTimeMS` itself, from this and the connection's own limit.
        with pymongo.timeout(seconds):
            rows = list(query.run({"$count": "number"}))
    except PyMongoError as error:
        if not error.timeout:
            raise
        return None
    return rows[0]["number"] if rows else 0


class IndexFriendlyQuery(MongoQuery):  # type: ignore[misc]
    """A query without identity stages, with the hint that `insist_on` has set."""

    @wrap_database_errors  # type: ignore[untyped-decorator]
    def get_cursor(self) -> Any:
        return self.run()

    def run(self, *stages: dict[str, Any]) -> Any:
        """Return a cursor of the rows after these further stages."""
        index = getattr(self.compiler.query, "index", None)
        hint = {} if index is None else {"hint": index}
        pipeline = [*self.get_pipeline(), *stages]
        session = self.compiler.connection.session
        return self.compiler.collection.aggregate(pipeline, session=session, **hint)

    def get_pipeline(self) -> list[dict[str, Any]]:
        return [stage for stage in super().get_pipeline() if not is_identity_stage(stage)]


class SQLCompiler(compiler.SQLCompiler):  # type: ignore[misc]
    query_class = IndexFriendlyQuery


def is_identity_stage(stage: dict[str, Any]) -> bool:
    """Return whether an `$addFields` stage assigns every field its own value, which changes nothing."""
    fields = stage.get("$addFields", {})
    return bool(fields) and all(value == f"${name}" for name, value in fields.items())
