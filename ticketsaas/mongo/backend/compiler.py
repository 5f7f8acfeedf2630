"""Lets the ORM's queries use an index, and one of our choice where MongoDB would choose badly.

The backend puts `{"$addFields": {"at": "$at"}}` before every `$sort`; MongoDB then sorts in memory
instead of walking an index (63 ms against 4.4 ms for the first page of 50,000 rows).
"""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django_mongodb_backend import compiler
from django_mongodb_backend.compiler import (
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django_mongodb_backend.query import MongoQuery

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


class IndexFriendlyQuery(MongoQuery):  # type: ignore[misc]
    """A query without identity stages, with the hint that `insist_on` has set."""

    def get_cursor(self) -> Any:
        index = getattr(self.compiler.query, "index", None)
        if index is None:
            return super().get_cursor()
        return self.compiler.collection.aggregate(
            self.get_pipeline(), session=self.compiler.connection.session, hint=index
        )

    def get_pipeline(self) -> list[dict[str, Any]]:
        return [stage for stage in super().get_pipeline() if not is_identity_stage(stage)]


class SQLCompiler(compiler.SQLCompiler):  # type: ignore[misc]
    query_class = IndexFriendlyQuery


def is_identity_stage(stage: dict[str, Any]) -> bool:
    """Return whether an `$addFields` stage assigns every field its own value, which changes nothing."""
    fields = stage.get("$addFields", {})
    return bool(fields) and all(value == f"${name}" for name, value in fields.items())
