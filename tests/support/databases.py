"""The test database: what a test may leave in it, and emptying it."""

from collections.abc import Iterator

from pymongo.collection import Collection

from tests.support.types import Document, Mongo

# Migrations write these, and nothing else does.
_MIGRATED = {"django_migrations", "django_content_type", "auth_permission"}


def find_filled(database: Mongo) -> Iterator[Collection[Document]]:
    """Yield the collections that have rows, apart from those that migrations fill."""
    for name in database.list_collection_names(filter={"type": "collection"}):
        # Looking is quicker than deleting nothing, and most are empty.
        if name not in _MIGRATED and not name.startswith("system.") and database[name].find_one():
            yield database[name]


def empty_database(database: Mongo) -> None:
    """Delete every row that migrations have not written; indexes stay."""
    for collection in find_filled(database):
        collection.delete_many({})
