"""Drops the `$addFields` stages that only copy a field onto itself.

The backend puts `{"$addFields": {"at": "$at"}}` before every `$sort`; MongoDB then sorts in memory
instead of walking an index (63 ms against 4.4 ms for the first page of 50,000 rows).
"""

from typing import Any

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


class IndexFriendlyQuery(MongoQuery):  # type: ignore[misc]
    def get_pipeline(self) -> list[dict[str, Any]]:
        return [stage for stage in super().get_pipeline() if not is_identity_stage(stage)]


class SQLCompiler(compiler.SQLCompiler):  # type: ignore[misc]
    query_class = IndexFriendlyQuery


def is_identity_stage(stage: dict[str, Any]) -> bool:
    """True when an `$addFields` stage assigns every field its own value and so changes nothing."""
    fields = stage.get("$addFields", {})
    return bool(fields) and all(value == f"${name}" for name, value in fields.items())
