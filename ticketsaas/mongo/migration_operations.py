"""A migration operation for indexes that Django would make partial, which look-ups cannot use."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations import RunPython


def create_index(
    collection: str,
    fields: Sequence[str],
    *,
    name: str,
    unique: bool = False,
    only_with: str | None = None,
    **options: int,
) -> RunPython:
    """Create an ascending index; running it again changes nothing, reversing drops it.

    Plain, or of those rows alone that have the field `only_with`. `options` are MongoDB's own, such as
    `expireAfterSeconds`.
    """
    partial = {"partialFilterExpression": {only_with: {"$exists": True}}} if only_with else {}

    def create(_: Any, schema_editor: Any) -> None:
        keys = [(field, 1) for field in fields]
        schema_editor.connection.database[collection].create_index(
            keys, name=name, unique=unique, **partial, **options
        )

    def drop(_: Any, schema_editor: Any) -> None:
        schema_editor.connection.database[collection].drop_index(name)

    return RunPython(create, drop)
