"""Makes every query of tenants' data name its tenants.

The collection refuses an operation whose filter has no tenant, so that a forgotten condition is an
error in the first test and never another tenant's row in a reply.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pymongo import DeleteMany, DeleteOne, InsertOne, ReplaceOne, UpdateMany, UpdateOne
from pymongo.collection import Collection
from pymongo.command_cursor import CommandCursor
from pymongo.cursor import Cursor
from pymongo.results import (
    BulkWriteResult,
    DeleteResult,
    InsertManyResult,
    InsertOneResult,
    UpdateResult,
)

from ticketsaas.document_type import Document

_TENANT = "tenant_id"


class TenantMissing(RuntimeError):
    """An operation on tenants' data names no tenant: a defect in the calling code."""

    def __init__(self, collection: str) -> None:
        super().__init__(
            f"An operation on {collection} names no tenant. Add tenant_id to its filter, or say with "
            "get_collection_across_tenants() that it is about all of them."
        )


def names_tenants(wanted: Any) -> bool:
    """Return whether only rows of one tenant, or of listed tenants, can match a filter."""
    if not isinstance(wanted, Mapping):
        return False
    if _is_tenants(wanted.get(_TENANT)):
        return True
    alternatives, conditions = wanted.get("$or"), wanted.get("$and")
    return (bool(alternatives) and all(map(names_tenants, alternatives or ()))) or any(
        map(names_tenants, conditions or ())
    )


def _is_tenants(value: Any) -> bool:
    if isinstance(value, Mapping):
        listed = value.get("$in")
        return isinstance(listed, list) and all(isinstance(each, str) for each in listed)
    return isinstance(value, str)


class TenantCollection(Collection[Document]):
    """A collection whose every operation has to name its tenants, or raises TenantMissing."""

    def find(self, *args: Any, **kwargs: Any) -> Cursor[Document]:
        self._check(_first(args, kwargs, name="filter"))
        return super().find(*args, **kwargs)

    def aggregate(self, *args: Any, **kwargs: Any) -> CommandCursor[Document]:
        first, *_ = _first(args, kwargs, name="pipeline") or [{}]
        self._check(first.get("$match"))
        return super().aggregate(*args, **kwargs)

    def count_documents(self, *args: Any, **kwargs: Any) -> int:
        self._check(_first(args, kwargs, name="filter"))
        return super().count_documents(*args, **kwargs)

    def distinct(self, key: str, *args: Any, **kwargs: Any) -> list[Any]:
        self._check(_first(args, kwargs, name="filter"))
        return super().distinct(key, *args, **kwargs)

    def insert_one(self, *args: Any, **kwargs: Any) -> InsertOneResult:
        self._check(_first(args, kwargs, name="document"))
        return super().insert_one(*args, **kwargs)

    def insert_many(self, documents: Iterable[Any], *args: Any, **kwargs: Any) -> InsertManyResult:
        rows = list(documents)
        self._check(*rows)
        return super().insert_many(rows, *args, **kwargs)

    def update_one(self, *args: Any, **kwargs: Any) -> UpdateResult:
        self._check(_first(args, kwargs, name="filter"))
        return super().update_one(*args, **kwargs)

    def update_many(self, *args: Any, **kwargs: Any) -> UpdateResult:
        self._check(_first(args, kwargs, name="filter"))
        return super().update_many(*args, **kwargs)

    def delete_one(self, *args: Any, **kwargs: Any) -> DeleteResult:
        self._check(_first(args, kwargs, name="filter"))
        return super().delete_one(*args, **kwargs)

    def delete_many(self, *args: Any, **kwargs: Any) -> DeleteResult:
        self._check(_first(args, kwargs, name="filter"))
        return super().delete_many(*args, **kwargs)

    def find_one_and_update(self, *args: Any, **kwargs: Any) -> Any:
        self._check(_first(args, kwargs, name="filter"))
        return super().find_one_and_update(*args, **kwargs)

    def bulk_write(self, requests: Any, *args: Any, **kwargs: Any) -> BulkWriteResult:
        self._check(*map(_filter_of, requests))
        return super().bulk_write(requests, *args, **kwargs)

    def _check(self, *filters: Any) -> None:
        if not all(map(names_tenants, filters)):
            raise TenantMissing(self.name)


def _first(args: tuple[Any, ...], kwargs: Mapping[str, Any], *, name: str) -> Any:
    return args[0] if args else kwargs.get(name)


def _filter_of(write: Any) -> Any:
    match write:
        case InsertOne():
            return write._doc
        case UpdateOne() | UpdateMany() | ReplaceOne() | DeleteOne() | DeleteMany():
            return write._filter
    raise TypeError(f"unknown write: {type(write).__name__}")
