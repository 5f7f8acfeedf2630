"""Collections of tenants' data on a real MongoDB: an operation without a tenant never reaches it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from pymongo import DeleteMany, DeleteOne, InsertOne, ReplaceOne, UpdateMany, UpdateOne
from pymongo.collection import Collection

from tests.support.types import Document, Mongo
from tickets.models import Ticket
from ticketsaas.mongo import get_collection, get_collection_across_tenants
from ticketsaas.mongo.tenancy import TenantCollection, TenantMissing

Operate = Callable[[Collection[Document], Document], Any]

SET = {"$set": {"status": "gone"}}
OPERATIONS: dict[str, Operate] = {
    "find": lambda tickets, wanted: list(tickets.find(wanted)),
    "find by name": lambda tickets, wanted: list(tickets.find(filter=wanted)),
    "find_one": lambda tickets, wanted: tickets.find_one(wanted),
    "aggregate": lambda tickets, wanted: list(tickets.aggregate([{"$match": wanted}])),
    "count_documents": lambda tickets, wanted: tickets.count_documents(wanted),
    "distinct": lambda tickets, wanted: tickets.distinct("status", wanted),
    "update_one": lambda tickets, wanted: tickets.update_one(wanted, SET),
    "update_many": lambda tickets, wanted: tickets.update_many(wanted, SET),
    "delete_one": lambda tickets, wanted: tickets.delete_one(wanted),
    "delete_many": lambda tickets, wanted: tickets.delete_many(wanted),
    "find_one_and_update": lambda tickets, wanted: tickets.find_one_and_update(wanted, SET),
    "insert_one": lambda tickets, wanted: tickets.insert_one(dict(wanted)),
    "insert_many": lambda tickets, wanted: tickets.insert_many([dict(wanted)]),
    **{
        f"bulk {write.__name__}": lambda tickets, wanted, w=write: tickets.bulk_write(
            [w(wanted, SET)]
        )
        for write in (UpdateOne, UpdateMany)
    },
    **{
        f"bulk {write.__name__}": lambda tickets, wanted, w=write: tickets.bulk_write([w(wanted)])
        for write in (DeleteOne, DeleteMany)
    },
    "bulk InsertOne": lambda tickets, wanted: tickets.bulk_write([InsertOne(dict(wanted))]),
    "bulk ReplaceOne": lambda tickets, wanted: tickets.bulk_write(
        [ReplaceOne(wanted, {"tenant_id": "acme", "external_id": "t-2"})]
    ),
}
# Without a filter at all, where one may be left out.
BARE: dict[str, Callable[[Collection[Document]], Any]] = {
    "find": lambda tickets: list(tickets.find()),
    "find_one": lambda tickets: tickets.find_one(),
    "aggregate": lambda tickets: list(tickets.aggregate([])),
    "aggregate from the middle": lambda tickets: list(tickets.aggregate([{"$limit": 1}])),
    "distinct": lambda tickets: tickets.distinct("status"),
}


@pytest.fixture
def tickets(mongo: Mongo) -> Mongo:
    mongo.tickets.insert_one({"tenant_id": "globex", "external_id": "t-1", "status": "open"})
    return mongo


@pytest.mark.parametrize("operate", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_an_operation_without_a_tenant_is_refused_and_does_nothing(
    tickets: Mongo, operate: Operate
) -> None:
    before = list(tickets.tickets.find())
    with pytest.raises(TenantMissing):
        operate(get_collection(Ticket), {"external_id": "t-1"})
    assert list(tickets.tickets.find()) == before


@pytest.mark.parametrize("operate", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_an_operation_for_a_tenant_leaves_the_others_alone(
    tickets: Mongo, operate: Operate
) -> None:
    before = list(tickets.tickets.find({"tenant_id": "globex"}))
    operate(get_collection(Ticket), {"tenant_id": "acme", "external_id": "t-1"})
    assert list(tickets.tickets.find({"tenant_id": "globex"})) == before


@pytest.mark.parametrize("operate", BARE.values(), ids=BARE.keys())
def test_an_operation_without_a_filter_is_refused(tickets: Mongo, operate: Any) -> None:
    with pytest.raises(TenantMissing):
        operate(get_collection(Ticket))


def test_every_collection_with_a_tenant_is_kept_to_it(mongo: Mongo) -> None:
    models = [model for model in apps.get_models() if model.__module__.endswith(".models")]
    kept = {m._meta.db_table for m in models if isinstance(get_collection(m), TenantCollection)}
    with_tenant = {
        model._meta.db_table
        for model in models
        if any(f.name == "tenant_id" and not f.primary_key for f in model._meta.fields)
    }
    assert with_tenant == kept >= {"tickets", "notifications", "ingestion_jobs", "ticket_rollups"}


def test_an_operation_on_all_tenants_is_possible_when_declared(tickets: Mongo) -> None:
    assert get_collection_across_tenants(Ticket).distinct("tenant_id") == ["globex"]
