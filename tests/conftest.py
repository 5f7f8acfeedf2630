"""Fixtures for tests on the real MongoDB that `tests/plugin.py` starts."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from pymongo.database import Database


@pytest.fixture
def mongo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Database[dict[str, Any]]]:
    """The migrated test database; every collection is empty again afterwards, its indexes stay."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        yield connection.database
        _empty(connection.database)


def _empty(database: Database[dict[str, Any]]) -> None:
    kept = {"django_migrations", "django_content_type", "auth_permission"}
    for name in database.list_collection_names(filter={"type": "collection"}):
        if name not in kept and not name.startswith("system."):
            database[name].delete_many({})
