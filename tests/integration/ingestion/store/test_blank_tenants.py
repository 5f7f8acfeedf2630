"""Tenants without a name, which versions before could make, are gone after `migrate`."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command

from tests.support.types import Mongo


@pytest.fixture
def old(mongo: Mongo) -> Iterator[Mongo]:
    """A database as the version before left it."""
    call_command("migrate", "ingestion", "0006", verbosity=0)
    for tenant_id in ("", " \t", "acme"):
        mongo.tenants.insert_one({"_id": tenant_id, "has_rollups": True})
        mongo.ingestion_totals.insert_one({"_id": tenant_id, "counters": {}, "ended": {}})
    yield mongo
    call_command("migrate", verbosity=0)


def test_tenants_without_a_name_are_forgotten(old: Mongo) -> None:
    call_command("migrate", verbosity=0)
    assert [row["_id"] for row in old.tenants.find()] == ["acme"]
    assert [row["_id"] for row in old.ingestion_totals.find()] == ["acme"]


def test_one_that_has_a_ticket_is_left_for_a_person_to_look_at(old: Mongo) -> None:
    old.tickets.insert_one({"tenant_id": "", "external_id": "1"})
    call_command("migrate", verbosity=0)
    assert [row["_id"] for row in old.tenants.find().sort("_id")] == ["", "acme"]
